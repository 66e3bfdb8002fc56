#!/usr/bin/env python3
"""Expected limits and marks of XmR charts, by sliding windows as the R package finds them.

Prints one line for each invented series: seed, length, spread, mean, limits, and a letter a point:
o outside the limits, t trend, n near a limit, s shift, in capitals when upwards; '.' for none, '_'
for a gap. The test ProcessChartTests makes the same series from the same seeds.
"""
import math
import random


def series(seed, length, spread, drift, gap):
    """Whole numbers from a linear congruential generator, with a drift and a gap every so often."""
    state, values = seed, []
    for place in range(length):
        state = (state * 6364136223846793005 + 1442695040888963407) % 2 ** 64
        noise = (state >> 33) % spread
        values.append(None if gap and (place + 1) % gap == 0 else 40 + noise + place * drift // 10)
    return values


def chart(values):
    known = [v for v in values if v is not None]
    mean = sum(known) / len(known)
    moves = [abs(b - a) for a, b in zip(values, values[1:]) if None not in (a, b)]
    average = sum(moves) / len(moves)
    screened = [m for m in moves if m < 3.267 * average]
    width = sum(screened) / len(screened) if screened and sum(screened) else average
    if width == 0:
        return None
    low, high = mean - 2.66 * width, mean + 2.66 * width
    near = 2.66 * width * 2 / 3
    n = len(values)
    side = [None if v is None else (v > mean) - (v < mean) for v in values]
    marks = [None] * n

    def mark(place, letter):
        if marks[place] is None:
            marks[place] = letter

    for i, v in enumerate(values):
        if v is not None and not low <= v <= high:
            mark(i, "O" if v > high else "o")
    for start in range(n - 6):
        window = values[start:start + 7]
        if None in window:
            continue
        steps = [b - a for a, b in zip(window, window[1:])]
        if all(s > 0 for s in steps) or all(s < 0 for s in steps):
            for i in range(start, start + 7):
                mark(i, "T" if steps[0] > 0 else "t")
    close = [v is not None and abs(v - mean) > near and low <= v <= high for v in values]
    for start in range(n - 2):
        window = range(start, start + 3)
        sides = [side[i] for i in window]
        if sides in ([1, 1, 1], [-1, -1, -1]) and sum(close[i] for i in window) >= 2:
            for i in window:
                if close[i]:
                    mark(i, "N" if sides[0] > 0 else "n")
    for start in range(n - 6):
        sides = side[start:start + 7]
        if sides in ([1] * 7, [-1] * 7):
            for i in range(start, start + 7):
                mark(i, "S" if sides[0] > 0 else "s")
    letters = "".join("_" if v is None else m or "." for v, m in zip(values, marks))
    return mean, low, high, letters


# Series in which a trend, a tie in a trend, a gap in a trend and a falling trend can be seen.
DRAWN = {
    "rising": [50, 60, 45, 62, 44, 58, 46, 49, 51, 52, 53, 54, 55, 56],
    "rising with a tie": [50, 60, 45, 62, 44, 58, 46, 49, 51, 51, 53, 54, 55, 56],
    "rising with a gap": [50, 60, 45, 62, 44, 58, 46, 49, 51, None, 53, 54, 55, 56],
    "falling": [50, 40, 55, 38, 56, 42, 54, 51, 49, 48, 47, 46, 45, 44, 52, 41],
    "one jump in a still series": [20] * 9 + [32] + [20] * 6,
}

def poisson_at_most(count, mean):
    return math.fsum(math.exp(-mean) * mean ** k / math.factorial(k) for k in range(count + 1))


def exact_limits(mean):
    """The lowest and highest count that are not outside: beyond each lies at most one in 1,000."""
    low = next(c for c in range(100) if poisson_at_most(c, mean) > 0.001)
    high = next(c for c in range(100) if 1 - poisson_at_most(c, mean) <= 0.001)
    return low, high


def false_alarms(length, tries=20000):
    """The share of series without any pattern whose last point a rule marks."""
    source = random.Random(20251121)
    marked = 0
    for _ in range(tries):
        marked += chart([source.gauss(100, 10) for _ in range(length)])[3][-1] != "."
    return marked / tries


def assurance(target, low, high, lower_is_wanted):
    """As spc_assurance_type of NHSRplotthedots: pass, fail or inconsistent by the last limits."""
    if lower_is_wanted:
        return "F" if target < low else "P" if target > high else "i"
    return "F" if target > high else "P" if target < low else "i"


if __name__ == "__main__":
    print("exact", [(mean, exact_limits(mean)) for mean in
                    (0.25, 0.5, 1, 1.5, 2, 2.5, 3, 3.5, 4, 4.5, 4.9)])
    print("false alarms of 24 points", false_alarms(24))
    for name, values in DRAWN.items():
        mean, low, high, letters = chart(values)
        print(f"{name},{mean:.6f},{low:.6f},{high:.6f},{letters}")
    for seed in range(1, 41):
        length, spread = 12 + seed % 25, 3 + seed % 17
        drift, gap = (seed % 5) * 4 - 8, 0 if seed % 3 else 9 + seed % 4
        mean, low, high, letters = chart(series(seed, length, spread, drift, gap))
        print(f"{seed},{length},{spread},{drift},{gap},{mean:.6f},{low:.6f},{high:.6f},{letters}")
    for wanted in (True, False):
        letters = ""
        for seed in range(1, 41):
            length, spread = 12 + seed % 25, 3 + seed % 17
            drift, gap = (seed % 5) * 4 - 8, 0 if seed % 3 else 9 + seed % 4
            values = series(seed, length, spread, drift, gap)
            _, low, high, _ = chart(values)
            letters += "".join("." if values[-1] is None else assurance(t, low, high, wanted)
                               for t in (30, 40, 45, 60))
        print("assurance, lower wanted" if wanted else "assurance, higher wanted", letters)
