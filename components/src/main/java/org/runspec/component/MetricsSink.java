package org.runspec.component;

import java.util.List;
import java.util.OptionalDouble;

/** Takes the rows that a stage reports: to the console, to files. */
@FunctionalInterface
public interface MetricsSink {
  /**
   * One metric in one row.
   *
   * @param mean over the values since the row before; empty where there were none
   */
  record Reading(Metric metric, OptionalDouble mean) {}

  /**
   * Takes a row.
   *
   * @param step how many iterations the stage has done
   * @param readings one for each metric, in the order in which they were declared
   */
  void row(long step, List<Reading> readings);
}
