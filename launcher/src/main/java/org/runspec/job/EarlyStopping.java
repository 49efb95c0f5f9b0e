package org.runspec.job;

import com.fasterxml.jackson.annotation.JsonSubTypes;
import com.fasterxml.jackson.annotation.JsonTypeInfo;
import java.math.BigDecimal;
import java.util.LinkedHashMap;
import java.util.Map;

/** When runs of a job end early, because they do worse than others that reported as much. */
@JsonTypeInfo(use = JsonTypeInfo.Id.NAME, property = "policy")
@JsonSubTypes({
  @JsonSubTypes.Type(
      value = EarlyStopping.SuccessiveHalving.class,
      name = EarlyStopping.SuccessiveHalving.POLICY),
  @JsonSubTypes.Type(value = EarlyStopping.Median.class, name = EarlyStopping.Median.POLICY),
  @JsonSubTypes.Type(value = EarlyStopping.Truncation.class, name = EarlyStopping.Truncation.POLICY)
})
public sealed interface EarlyStopping {
  /** What the record of a run that ended early has as its reason. */
  String REASON = "early_stop";

  /** By this key the end of an attempt that ended early says why, in one line. */
  String WHY = "why_early";

  /** At which report of a run it is first compared, from 1. */
  int delay();

  /**
   * What is compared, as runs report it while they go on; {@code s2-*} is the first metric of stage
   * 2. Its reduction makes of the reports what a run came to that was ended.
   */
  Objective measure();

  /** What is done about each policy there is. */
  interface Cases<T> {
    /** Where the best runs go on. */
    T of(SuccessiveHalving halving);

    /** Where runs end that are worse than half of the others. */
    T of(Median median);

    /** Where the worst runs end. */
    T of(Truncation truncation);
  }

  /** What a case makes of this policy. */
  <T> T by(Cases<T> cases);

  /** The launcher's property that says so, by key. */
  Map<String, Object> property();

  /**
   * Where the best runs go on.
   *
   * @param factor of so many runs one goes on, to so many times as many reports; from 2
   */
  record SuccessiveHalving(int delay, int factor, Objective measure) implements EarlyStopping {
    /** Its name. */
    public static final String POLICY = "successive_halving";

    public SuccessiveHalving {
      atLeast(1, "delay", delay);
      atLeast(2, "factor", factor);
    }

    @Override
    public <T> T by(Cases<T> cases) {
      return cases.of(this);
    }

    @Override
    public Map<String, Object> property() {
      Map<String, Object> property = begun(POLICY, delay);
      property.put("factor", (long) factor);
      return property;
    }

    /** As it is shown. */
    @Override
    public String toString() {
      long second = (long) delay * factor;
      return shown(POLICY, measure)
          + ", 1 of "
          + factor
          + " goes on at reports "
          + delay
          + ", "
          + second
          + ", "
          + second * factor
          + ", ...";
    }
  }

  /**
   * Where runs end that are worse than half of the others.
   *
   * @param interval reports from one comparison to the next, from 1
   */
  record Median(int delay, int interval, Objective measure) implements EarlyStopping {
    /** Its name. */
    public static final String POLICY = "median";

    public Median {
      atLeast(1, "delay", delay);
      atLeast(1, "interval", interval);
    }

    @Override
    public <T> T by(Cases<T> cases) {
      return cases.of(this);
    }

    @Override
    public Map<String, Object> property() {
      Map<String, Object> property = begun(POLICY, delay);
      property.put("interval", (long) interval);
      return property;
    }

    /** As it is shown: {@code median by s1-loss (min) at report 5 and every one after}. */
    @Override
    public String toString() {
      return shown(POLICY, measure) + comparisons(delay, interval);
    }
  }

  /**
   * Where the worst runs end.
   *
   * @param interval reports from one comparison to the next, from 1
   * @param share which part of the runs ends at each comparison, above 0 and below 1
   */
  record Truncation(int delay, int interval, double share, Objective measure)
      implements EarlyStopping {
    /** Its name. */
    public static final String POLICY = "truncation";

    public Truncation {
      atLeast(1, "delay", delay);
      atLeast(1, "interval", interval);
      if (!(share > 0 && share < 1)) {
        throw new IllegalArgumentException("share " + share + " has to be above 0 and below 1");
      }
    }

    @Override
    public <T> T by(Cases<T> cases) {
      return cases.of(this);
    }

    @Override
    public Map<String, Object> property() {
      Map<String, Object> property = begun(POLICY, delay);
      property.put("interval", (long) interval);
      property.put("share", share);
      return property;
    }

    /** As it is shown. */
    @Override
    public String toString() {
      return shown(POLICY, measure)
          + ", the worst "
          + BigDecimal.valueOf(share).movePointRight(2).stripTrailingZeros().toPlainString()
          + " % end"
          + comparisons(delay, interval);
    }
  }

  private static void atLeast(int least, String name, int value) {
    if (value < least) {
      throw new IllegalArgumentException(name + " " + value + " has to be at least " + least);
    }
  }

  private static Map<String, Object> begun(String policy, int delay) {
    Map<String, Object> property = new LinkedHashMap<>();
    property.put("policy", policy);
    property.put("delay", (long) delay);
    return property;
  }

  private static String shown(String policy, Objective measure) {
    return policy + " by " + measure.metric() + " (" + measure.goal() + ")";
  }

  private static String comparisons(int delay, int interval) {
    return " at report " + delay + " and every " + (interval == 1 ? "one" : interval) + " after";
  }
}
