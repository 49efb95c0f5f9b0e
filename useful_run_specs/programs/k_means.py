"""Groups points of the plane by k-means, and keeps a log in a CSV file."""

import argparse
import csv
import math
import random

CENTERS = [(0, 0), (6, 1), (1, 7), (7, 8)]


def mean(points):
    return tuple(sum(axis) / len(points) for axis in zip(*points))


def main():
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--clusters", type=int, default=4)
    parser.add_argument("--rounds", type=int, default=10)
    parser.add_argument("--seed", type=int, default=0)
    parser.add_argument("--log", default="k_means.csv")
    args = parser.parse_args()

    dice = random.Random(args.seed)
    points = [
        (dice.gauss(x, 1.5), dice.gauss(y, 1.5)) for x, y in CENTERS for _ in range(250)
    ]
    means = dice.sample(points, args.clusters)
    with open(args.log, "w", newline="", encoding="utf-8") as file:
        log = csv.writer(file)
        log.writerow(["round", "distance", "moved"])
        for number in range(1, args.rounds + 1):
            groups = [[] for _ in means]
            distance = 0.0
            for point in points:
                distances = [math.dist(point, m) for m in means]
                nearest = min(range(len(means)), key=distances.__getitem__)
                groups[nearest].append(point)
                distance += distances[nearest]
            new = [mean(group) if group else old for group, old in zip(groups, means)]
            moved = sum(math.dist(a, b) for a, b in zip(means, new))
            means = new
            log.writerow([number, distance / len(points), moved])
            file.flush()


if __name__ == "__main__":
    main()
