"""Rounding and limits, from spec/definitions.md (R-ROUND) and spec/methods.md (1.1, 1.2)."""
import math

Z = 1.959963984540054


def tenths(numerator, denominator, scale):
    """R-ROUND: one decimal, half up, on whole numbers."""
    units = (2 * 10 * scale * numerator + denominator) // (2 * denominator)
    return f"{units // 10}.{units % 10}"


def rounded(number):
    return f"{math.floor(number * 10 + 0.5) / 10:.1f}"


def wilson(x, n, show=rounded):
    middle, root = 2 * x + Z * Z, Z * math.sqrt(Z * Z + 4 * x * (1 - x / n))
    low = 0.0 if x == 0 else (middle - root) / (2 * (n + Z * Z))
    high = 1.0 if x == n else (middle + root) / (2 * (n + Z * Z))
    return show(100 * low), show(100 * high)


def poisson_upto(x, mean):
    return sum(math.exp(k * math.log(mean) - mean - math.lgamma(k + 1)) for k in range(x + 1))


def bisect(function, low, high):
    for _ in range(200):
        middle = (low + high) / 2
        if function(middle) > 0:
            low = middle
        else:
            high = middle
    return (low + high) / 2


def rate_limits(x, n, show=rounded):
    if x >= 10:
        low = x * (1 - 1 / (9 * x) - Z / (3 * math.sqrt(x))) ** 3
        y = x + 1
        high = y * (1 - 1 / (9 * y) + Z / (3 * math.sqrt(y))) ** 3
    else:
        low = 0 if x == 0 else bisect(lambda m: 0.025 - (1 - poisson_upto(x - 1, m)), 1e-9, 50)
        high = bisect(lambda m: poisson_upto(x, m) - 0.025, 1e-9, 50)
    return show(low / n * 10000), show(high / n * 10000)


def median(numbers):
    """The middle one; for an even number of them the mean of the two middle ones."""
    some = sorted(numbers)
    half = len(some) // 2
    return some[half] if len(some) % 2 else (some[half - 1] + some[half]) / 2


def check_worked_examples():
    assert tenths(7, 112, 100) == "6.3" and tenths(454, 119468, 10000) == "38.0"
    assert tenths(7, 80, 100) == "8.8" and tenths(580, 122100, 10000) == "47.5"
    # DfE's Sunderland example of design/scorecard.md: 289 of 519 is 55.7 (51.4 to 59.9).
    assert wilson(289, 519) == ("51.4", "59.9")
    # spec/methods.md: no events, upper 95% limit of the count 3.688879.
    assert rate_limits(0, 10000) == ("0.0", "3.7")
    assert median([3, 1, 2, 8]) == 2.5
