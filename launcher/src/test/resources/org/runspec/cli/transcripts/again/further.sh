saved="$RUNSPEC_CHECKPOINT_DIR/step"
step=$(cat "$saved" 2> /dev/null || echo 0)
step=$((step + 1))
echo "{\"iters\": $step, \"loss\": $((10 - step))}" >> "$RUNSPEC_METRICS"
echo $step > "$saved"
[ $step -ge 3 ] || exit 75
