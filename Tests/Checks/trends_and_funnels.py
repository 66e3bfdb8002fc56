#!/usr/bin/env python3
"""Trends of five years and funnels of all authorities, straight from DfE's files.

Usage: trends_and_funnels.py FOLDER    the folder that holds cin-2024/

An independent calculation: lines by weighted means and centred sums, quantiles by Python's
statistics module, limits of funnels by halving. Prints what the tests AnnualTrendTests and FunnelTests expect.
"""
import math
import statistics
import sys

from comparisons import Published
from comparisons_columns import INDICATORS
from comparisons_limits import bisect, count_limits, poisson_upto, share_limits

Z998 = 3.090232306167813


def slope_and_chi(points):
    weights = [(3.92 / (high - low)) ** 2 for _, _, low, high in points]
    total = sum(weights)
    x = sum(w * p[0] for w, p in zip(weights, points)) / total
    y = sum(w * p[1] for w, p in zip(weights, points)) / total
    sxx = sum(w * (p[0] - x) ** 2 for w, p in zip(weights, points))
    sxy = sum(w * (p[0] - x) * (p[1] - y) for w, p in zip(weights, points))
    slope = sxy / sxx
    return slope, slope ** 2 * sxx


def trend(points):
    points = points[-5:]
    if len(points) < 5:
        return "?"
    points = [(i + 1,) + p for i, p in enumerate(points)]
    slope, chi = slope_and_chi(points)
    signs = [slope_and_chi(points[:i] + points[i + 1:])[0] >= 0 for i in range(5)]
    if chi > 9.54953570608324 and all(s == (slope >= 0) for s in signs):
        return "+" if slope >= 0 else "-"
    return "="


def wilson(count, total, z):
    share = count / total
    centre = share + z * z / (2 * total)
    spread = z * math.sqrt(share * (1 - share) / total + z * z / (4 * total * total))
    return (centre - spread) / (1 + z * z / total), (centre + spread) / (1 + z * z / total)


def main():
    published = Published(sys.argv[1])
    for indicator in ("cpp_rate", "cpp_neglect_pct", "cpp_starts_rate", "cpp_open_2y_plus_pct",
                      "cpp_repeat_pct", "rereferrals_12m_pct"):
        series = published.series(indicator)
        below = INDICATORS[indicator][2]
        verdicts = []
        for code in sorted({a for _, a in series if a.isdigit()}):
            points = []
            for year in range(2013, 2025):
                value, count, total = series.get((year, code), (None,) * 3)[:3]
                if None in (value, count, total):
                    continue
                low, high = (share_limits(count, total) if below != "population" else
                             [v * 10000 / total for v in count_limits(count)])
                points.append((value / 10, low, high))
            verdicts.append(trend(points))
        print(indicator, [verdicts.count(mark) for mark in "+-=?"])
    for indicator in ("cpp_repeat_pct", "cpp_neglect_pct", "rereferrals_12m_pct",
                      "cpp_cat_emotional_pct", "cpp_open_0_3m", "cpp_rate", "cpp_neglect_rate",
                      "cpp_starts_rate"):
        funnel(published, indicator)


def upper_of(expected, z):
    """The largest count whose Byar lower limit is not above the expected count."""
    low, high = 0.01, 4 * expected + 100
    for _ in range(200):
        middle = (low + high) / 2
        root = 1 - 1 / (9 * middle) - z / (3 * math.sqrt(middle))
        low, high = (middle, high) if middle * max(0, root) ** 3 < expected else (low, middle)
    return low


def lower_of(expected, z):
    low, high = 0.0, expected + 1
    for _ in range(200):
        middle = (low + high) / 2
        root = 1 - 1 / (9 * (middle + 1)) + z / (3 * math.sqrt(middle + 1))
        low, high = (middle, high) if (middle + 1) * root ** 3 < expected else (low, middle)
    return low


def funnel(published, indicator):
    """Shares on arcsines of roots, rates on roots: one authority of n has the error 1/(2 root n)."""
    series = published.series(indicator)
    is_rate = INDICATORS[indicator][2] == "population"
    shares = [(c, t) for (year, area), (v, c, t, *_) in series.items()
              if year == 2024 and area.isdigit() and None not in (v, c) and t]
    mean = sum(c for c, _ in shares) / sum(t for _, t in shares)
    turn = math.sqrt if is_rate else (lambda p: math.asin(math.sqrt(p)))
    scores = [(turn(c / t) - turn(mean)) * 2 * math.sqrt(t) for c, t in shares]
    deciles = statistics.quantiles(scores, n=10, method="inclusive")
    phi = statistics.fmean(min(max(s, deciles[0]), deciles[-1]) ** 2 for s in scores)
    weights = [4 * t for _, t in shares]
    tau2 = max(0, (len(shares) * phi - (len(shares) - 1))
               / (sum(weights) - sum(w * w for w in weights) / sum(weights)))
    plain, adjusted, limits = [0, 0], [0, 0], []
    size = 60_000 if is_rate else 400
    for i, z in enumerate((1.959963984540054, Z998)):
        for (c, t), score in zip(shares, scores):
            if is_rate:
                low, high = ((v / t for v in count_limits(c)) if i == 0 else byar998(c, t))
            else:
                low, high = wilson(c, t, z)
            plain[i] += not low <= mean <= high
            adjusted[i] += abs(score) / math.sqrt(1 + 4 * t * tau2) > z
        step = z * math.sqrt(1 / (4 * size) + tau2)
        back = (lambda v: v * v) if is_rate else (lambda v: math.sin(v) ** 2)
        limits += [back(max(0, turn(mean) - step)), back(turn(mean) + step)]
        if is_rate:
            limits += [lower_of(mean * size, z) / size, upper_of(mean * size, z) / size]
        else:
            # The share whose Wilson limit touches the mean, found by halving.
            limits += [touching(size, z, mean, 1), touching(size, z, mean, 0)]
    print(indicator, len(shares), f"{mean:.8f} {phi:.6f} {tau2:.8f}", plain, adjusted,
          [round(v * (10_000 if is_rate else 100), 5) for v in limits])


def byar998(count, total):
    if count < 10:
        low = 0.0 if count == 0 else bisect(lambda m: poisson_upto(count - 1, m) - 0.999)
        return low / total, bisect(lambda m: poisson_upto(count, m) - 0.001) / total
    low = count * (1 - 1 / (9 * count) - Z998 / (3 * math.sqrt(count))) ** 3
    more = count + 1
    return low / total, more * (1 - 1 / (9 * more) + Z998 / (3 * math.sqrt(more))) ** 3 / total


def touching(size, z, mean, side):
    """The share of `size` whose upper (1) or lower (0) Wilson limit is the mean."""
    low, high = 0.0, 1.0
    for _ in range(200):
        middle = (low + high) / 2
        low, high = (middle, high) if wilson(middle * size, size, z)[side] < mean else (low, middle)
    return low


if __name__ == "__main__":
    main()
