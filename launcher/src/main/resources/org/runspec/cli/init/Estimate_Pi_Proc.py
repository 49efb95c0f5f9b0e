"""Estimates pi by throwing darts at a square. Its properties come from the runspec."""

import math
import random

import runspec

spec = runspec.spec()
darts = random.Random(spec["random_seed"])
hits = 0
for throw in range(1, spec["max_iterations"] + 1):
    hits += math.hypot(darts.random(), darts.random()) < 1
    if throw % spec["iters_per_report"] == 0:
        estimate = 4 * hits / throw
        runspec.report(throw, error=abs(estimate - math.pi), pi=estimate)
