#!/bin/sh
# Says how far the value in a file is above the known minimum of Branin's function.
set -eu

awk '{ printf "The point (%.4f, %.4f) is %.9f above the known minimum.\n", $1, $2, $3 - 0.397887357729739 }' "$1"
