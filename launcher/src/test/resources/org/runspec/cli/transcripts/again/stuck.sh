echo '{"iters": 5, "loss": 1}' >> "$RUNSPEC_METRICS"
exit 75
