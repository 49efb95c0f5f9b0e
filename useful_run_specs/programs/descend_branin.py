"""Goes down Branin's function by gradient descent, from a point in a JSON file."""

import argparse
import json
import math
import os


def branin(x, y):
    valley = y - 5.1 / (4 * math.pi**2) * x**2 + 5 / math.pi * x - 6
    return valley**2 + 10 * (1 - 1 / (8 * math.pi)) * math.cos(x) + 10


def slope(x, y):
    valley = y - 5.1 / (4 * math.pi**2) * x**2 + 5 / math.pi * x - 6
    along_x = 2 * valley * (5 / math.pi - 5.1 / (2 * math.pi**2) * x)
    return along_x - 10 * (1 - 1 / (8 * math.pi)) * math.sin(x), 2 * valley


def main():
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--start", required=True)
    parser.add_argument("--save_to", required=True)
    parser.add_argument("--steps", type=int, default=50)
    args = parser.parse_args()

    with open(args.start, encoding="utf-8") as file:
        x, y = json.load(file)["point"]
    for step in range(1, args.steps + 1):
        dx, dy = slope(x, y)
        x, y = x - 0.03 * dx, y - 0.03 * dy
        if step % 5 == 0:
            report({"iters": step, "value": branin(x, y)})
    with open(args.save_to, "w", encoding="utf-8") as file:
        file.write(f"{x!r} {y!r} {branin(x, y)!r}\n")


def report(row):
    with open(os.environ.get("RUNSPEC_METRICS", os.devnull), "a", encoding="utf-8") as file:
        file.write(json.dumps(row) + "\n")


if __name__ == "__main__":
    main()
