#!/bin/sh
# Nothing is run here; specs are only checked.
