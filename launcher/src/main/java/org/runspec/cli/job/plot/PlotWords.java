package org.runspec.cli.job.plot;

import java.util.ArrayList;
import java.util.List;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.runspec.spec.problem.UserProblem;

/**
 * What was said to plot.
 *
 * @param names of jobs and runs
 * @param metrics names, short names or patterns; none for what suits the jobs
 */
record PlotWords(List<String> names, List<String> metrics) {
  /** As {@code job1}, {@code run1.*}, {@code ws2/run1}, {@code lab:job7} and {@code 'job*'}. */
  private static final Pattern NAME = Pattern.compile("([^:/]+[:/])?(job|run)[0-9*?].*");

  /** Tells names from metrics, which may come in any order, also with commas between. */
  static PlotWords of(List<String> words) {
    List<String> names = new ArrayList<>();
    List<String> metrics = new ArrayList<>();
    words.stream()
        .flatMap(word -> Stream.of(word.split(",")))
        .filter(word -> !word.isBlank())
        .forEach(word -> (NAME.matcher(word).matches() ? names : metrics).add(word));
    if (names.isEmpty()) {
      throw new UserProblem(
          words.isEmpty() ? "plot" : "plot " + String.join(" ", metrics),
          "no job or run was named",
          advice(metrics));
    }
    return new PlotWords(names, metrics);
  }

  /** What came first may be a job's name that was mistyped. */
  private static String advice(List<String> metrics) {
    if (metrics.size() > 1) {
      return "list jobs; the job stands first, as in plot job1 "
          + String.join(" ", metrics.subList(1, metrics.size()));
    }
    return "plot job1" + (metrics.isEmpty() ? "" : " " + metrics.get(0));
  }
}
