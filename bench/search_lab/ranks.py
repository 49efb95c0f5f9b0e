"""Whether one sample tends to be larger than another."""
import math


def larger(sample, other):
    """The one-sided p of Mann and Whitney that `sample` is larger, by the normal approximation with ties."""
    both = sorted(sample + other)
    ranks = {}
    ties = 0
    start = 0
    while start < len(both):
        end = start
        while end < len(both) and both[end] == both[start]:
            end += 1
        ranks[both[start]] = (start + 1 + end) / 2
        ties += (end - start) ** 3 - (end - start)
        start = end
    n, m = len(sample), len(other)
    u = sum(ranks[value] for value in sample) - n * (n + 1) / 2
    variance = n * m / 12 * (n + m + 1 - ties / ((n + m) * (n + m - 1)))
    if variance == 0:
        return 1.0
    return 0.5 * math.erfc((u - n * m / 2 - 0.5) / math.sqrt(2 * variance))
