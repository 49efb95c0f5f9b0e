"""Trains a logistic regression by stochastic gradient descent, on points made from a seed.

The standard library is enough. Without a launcher it trains just the same, and keeps nothing.
"""

import argparse
import json
import math
import os
import random
import signal
from pathlib import Path

TRUE_WEIGHTS = [2.0, -3.0, 1.0, 0.5]  # the last one is the bias
RUN_ME_AGAIN = 75
CHECKPOINT = "weights.json"


def arguments():
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--learning_rate", type=float, default=0.1)
    parser.add_argument("--batch_size", type=int, default=10)
    parser.add_argument("--epochs", type=int, default=20)
    parser.add_argument("--points", type=int, default=2000)
    return parser.parse_args()


def probability(weights, inputs):
    score = sum(w * x for w, x in zip(weights, inputs))
    return 1 / (1 + math.exp(-score)) if score >= 0 else 1 - 1 / (1 + math.exp(score))


def make_points(count, dice):
    points = []
    for _ in range(count):
        inputs = [dice.uniform(-1, 1) for _ in TRUE_WEIGHTS[1:]] + [1.0]
        points.append((inputs, dice.random() < probability(TRUE_WEIGHTS, inputs)))
    return points


def train(weights, points, batch_size, learning_rate):
    for start in range(0, len(points), batch_size):
        batch = points[start : start + batch_size]
        slopes = [0.0] * len(weights)
        for inputs, label in batch:
            error = probability(weights, inputs) - label
            slopes = [s + error * x for s, x in zip(slopes, inputs)]
        weights = [w - learning_rate * s / len(batch) for w, s in zip(weights, slopes)]
    return weights


def evaluate(weights, points):
    losses, hits = 0.0, 0
    for inputs, label in points:
        p = probability(weights, inputs)
        losses -= math.log(max(p if label else 1 - p, 1e-12))
        hits += (p > 0.5) == label
    return {"loss": losses / len(points), "acc": hits / len(points)}


def tell(row):
    """Appends one line of JSON for the launcher."""
    if "RUNSPEC_METRICS" in os.environ:
        with open(os.environ["RUNSPEC_METRICS"], "a", encoding="utf-8") as file:
            file.write(json.dumps(row) + "\n")


def load_checkpoint():
    """The epochs done and the weights, as an earlier attempt of this run left them."""
    folder = os.environ.get("RUNSPEC_CHECKPOINT_DIR")
    if folder and (Path(folder) / CHECKPOINT).exists():
        state = json.loads((Path(folder) / CHECKPOINT).read_text())
        return state["epoch"], state["weights"]
    return 0, [0.0] * len(TRUE_WEIGHTS)


def save_checkpoint(epoch, weights):
    """Writes beside the old checkpoint, then takes its place: there is never half of one."""
    folder = os.environ.get("RUNSPEC_CHECKPOINT_DIR")
    if folder:
        draft = Path(folder) / (CHECKPOINT + ".draft")
        draft.write_text(json.dumps({"epoch": epoch, "weights": weights}))
        draft.replace(Path(folder) / CHECKPOINT)
        tell({"checkpoint": CHECKPOINT, "epoch": epoch})


def should_stop():
    """Whether the stop file is there. SIGTERM, which comes with it, must not end this first."""
    if "RUNSPEC_STOP_FILE" not in os.environ:
        return False
    signal.signal(signal.SIGTERM, lambda number, frame: None)
    return os.path.exists(os.environ["RUNSPEC_STOP_FILE"])


def main():
    args = arguments()
    seed = os.environ.get("RUNSPEC_SEED", "0")
    points = make_points(args.points, random.Random(seed))
    training, testing = points[args.points // 4 :], points[: args.points // 4]
    epoch, weights = load_checkpoint()
    if epoch:
        print(f"Going on after epoch {epoch}", flush=True)
    while epoch < args.epochs:
        if should_stop():
            return RUN_ME_AGAIN
        # An order of its own for each epoch, so that a restart changes nothing.
        random.Random(f"{seed}/{epoch}").shuffle(order := training[:])
        weights = train(weights, order, args.batch_size, args.learning_rate)
        epoch += 1
        result = evaluate(weights, testing)
        tell({"epoch": epoch, **result})
        save_checkpoint(epoch, weights)
    tell({"summary": evaluate(weights, testing)})
    return 0


if __name__ == "__main__":
    raise SystemExit(main())
