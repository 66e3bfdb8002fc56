"""95% limits of counts and shares: exact Poisson limits below ten, Byar's from there on, Wilson's for
shares. They share nothing with the program.
"""
import math

Z = 1.959963984540054


def poisson_upto(count, mean):
    return math.fsum(math.exp(k * math.log(mean) - mean - math.lgamma(k + 1))
                     for k in range(count + 1))


def bisect(function):
    low, high = 1e-12, 100.0
    for _ in range(200):
        middle = (low + high) / 2
        low, high = (middle, high) if function(middle) > 0 else (low, middle)
    return low


EXACT = {k: (0.0 if k == 0 else bisect(lambda m: poisson_upto(k - 1, m) - 0.975),
             bisect(lambda m: poisson_upto(k, m) - 0.025)) for k in range(10)}


def count_limits(count):
    if count < 10:
        return EXACT[count]
    low = count * (1 - 1 / (9 * count) - Z / (3 * math.sqrt(count))) ** 3
    more = count + 1
    return low, more * (1 - 1 / (9 * more) + Z / (3 * math.sqrt(more))) ** 3


def share_limits(count, total):
    share = count / total
    centre = share + Z * Z / (2 * total)
    spread = Z * math.sqrt(share * (1 - share) / total + Z * Z / (4 * total * total))
    scale = 100 / (1 + Z * Z / total)
    return max(0.0, (centre - spread) * scale) if count else 0.0, (centre + spread) * scale
