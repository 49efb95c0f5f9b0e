package org.runspec.job;

import com.fasterxml.jackson.annotation.JsonValue;
import java.util.LinkedHashMap;
import java.util.Locale;
import java.util.Map;

/**
 * When runs of a job end early, because they do worse than others that reported as much.
 *
 * @param policy how they are compared
 * @param delay at which report of a run it is first compared, from 1
 * @param interval reports from one comparison to the next, from 1; of {@link
 *     Policy#SUCCESSIVE_HALVING} there is none
 * @param share of {@link Policy#TRUNCATION}: which part of the runs ends at each comparison
 * @param factor of {@link Policy#SUCCESSIVE_HALVING}: of so many runs one goes on, to so many times
 *     as many reports
 * @param measure what is compared, as runs report it while they go on; {@code s2-*} is the first
 *     metric of stage 2. Its reduction makes of the reports what a run came to that was ended
 */
public record EarlyStopping(
    Policy policy, int delay, int interval, double share, int factor, Objective measure) {
  /** What the record of a run that ended early has as its reason. */
  public static final String REASON = "early_stop";

  /** How runs are compared. */
  public enum Policy {
    SUCCESSIVE_HALVING,
    MEDIAN,
    TRUNCATION;

    @JsonValue
    @Override
    public String toString() {
      return name().toLowerCase(Locale.ROOT);
    }
  }

  /** The launcher's property that says so, by key. */
  public Map<String, Object> property() {
    Map<String, Object> property = new LinkedHashMap<>();
    property.put("policy", policy.toString());
    property.put("delay", (long) delay);
    switch (policy) {
      case MEDIAN -> property.put("interval", (long) interval);
      case TRUNCATION -> {
        property.put("interval", (long) interval);
        property.put("share", share);
      }
      case SUCCESSIVE_HALVING -> property.put("factor", (long) factor);
    }
    return property;
  }

  /** As it is shown: {@code median by s1-loss (min) at report 5 and every one after}. */
  @Override
  public String toString() {
    String shown = policy + " by " + measure.metric() + " (" + measure.goal() + ")";
    return switch (policy) {
      case SUCCESSIVE_HALVING ->
          shown + ", 1 of " + factor + " goes on at reports " + rungs() + ", ...";
      case MEDIAN -> shown + comparisons();
      case TRUNCATION -> shown + ", the worst " + share * 100 + " % end" + comparisons();
    };
  }

  private String rungs() {
    long second = (long) delay * factor;
    return delay + ", " + second + ", " + second * factor;
  }

  private String comparisons() {
    return " at report " + delay + " and every " + (interval == 1 ? "one" : interval) + " after";
  }
}
