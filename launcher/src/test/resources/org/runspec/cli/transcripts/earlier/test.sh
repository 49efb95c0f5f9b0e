cp "$RUNSPEC_EXPERIMENT_PATH/models/m" "$RUNSPEC_EXPERIMENT_PATH/log.note"
echo "tested with $RUNSPEC_SEED" >> "$RUNSPEC_EXPERIMENT_PATH/log.note"
echo '{"iters": 1, "win": 0.5}' >> "$RUNSPEC_METRICS"
