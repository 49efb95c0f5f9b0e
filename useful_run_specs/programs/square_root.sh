#!/bin/sh
# Finds the square root of $NUMBER by bisection, in $STEPS steps.
set -eu

awk -v number="${NUMBER:-2}" -v steps="${STEPS:-10}" 'BEGIN {
  low = 0
  high = number > 1 ? number : 1
  for (step = 1; step <= steps; step++) {
    middle = (low + high) / 2
    off = middle * middle - number
    if (off > 0) high = middle; else low = middle
    printf "step %d: off by %.6f at %.6f\n", step, off < 0 ? -off : off, middle
    fflush()
  }
}'
