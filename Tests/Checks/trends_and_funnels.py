#!/usr/bin/env python3
"""Trends of five years and funnels of all authorities, straight from DfE's files.

Usage: trends_and_funnels.py FOLDER    the folder that holds cin-2024/

An independent calculation: lines by weighted means and centred sums, quantiles by Python's
statistics module. Prints what the tests AnnualTrendTests and FunnelTests expect.
"""
import math
import statistics
import sys

from comparisons import Published, count_limits, share_limits, INDICATORS

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
                value, count, total, _, _ = series.get((year, code), (None,) * 5)
                if None in (value, count, total):
                    continue
                low, high = (share_limits(count, total) if below != "population" else
                             [v * 10000 / total for v in count_limits(count)])
                points.append((value / 10, low, high))
            verdicts.append(trend(points))
        print(indicator, [verdicts.count(mark) for mark in "+-=?"])
    for indicator in ("cpp_repeat_pct", "cpp_neglect_pct", "rereferrals_12m_pct"):
        series = published.series(indicator)
        shares = [(c, t) for (year, area), (_, c, t, _, _) in series.items()
                  if year == 2024 and area.isdigit() and c is not None and t]
        mean = sum(c for c, _ in shares) / sum(t for _, t in shares)
        scores = [(math.asin(math.sqrt(c / t)) - math.asin(math.sqrt(mean))) * 2 * math.sqrt(t)
                  for c, t in shares]
        deciles = statistics.quantiles(scores, n=10, method="inclusive")
        phi = statistics.fmean(min(max(s, deciles[0]), deciles[-1]) ** 2 for s in scores)
        weights = [4 * t for _, t in shares]
        tau2 = max(0, (len(shares) * phi - (len(shares) - 1))
                   / (sum(weights) - sum(w * w for w in weights) / sum(weights)))
        plain = [0, 0]
        adjusted = [0, 0]
        for (c, t), score in zip(shares, scores):
            for i, z in enumerate((1.959963984540054, Z998)):
                low, high = wilson(c, t, z)
                plain[i] += not low <= mean <= high
                adjusted[i] += abs(score) / math.sqrt(1 + 4 * t * tau2) > z
        print(indicator, len(shares), f"{mean:.8f} {phi:.6f} {tau2:.8f}", plain, adjusted)


if __name__ == "__main__":
    main()
