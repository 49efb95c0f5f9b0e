mkdir -p "$RUNSPEC_EXPERIMENT_PATH/models"
echo "model of $RUNSPEC_SEED" >> "$RUNSPEC_EXPERIMENT_PATH/models/m"
echo '{"iters": 1, "loss": 0.5}' >> "$RUNSPEC_METRICS"
