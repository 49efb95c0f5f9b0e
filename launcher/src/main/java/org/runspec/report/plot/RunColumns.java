package org.runspec.report.plot;

import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.runspec.report.filter.ColumnName;
import org.runspec.spec.problem.Nearest;
import org.runspec.spec.problem.Quote;
import org.runspec.spec.problem.UserProblem;

/** The columns by which runs can be grouped. */
public final class RunColumns {
  /** What names of hyperparameters begin with. */
  public static final String HPARAMS = "hparams.";

  /** What names of tags begin with. */
  public static final String TAGS = "tags.";

  /** The column of the job's name. */
  public static final String JOB = "job";

  /** The column of the run's state. */
  public static final String STATUS = "status";

  private RunColumns() {}

  /**
   * The column that a word means, by the rule of {@link ColumnName}; metrics are no columns of runs
   * here.
   *
   * @param option that the word was given to
   * @throws UserProblem if no run has such a column, or several are called so
   */
  public static String find(String word, List<PlottedRun> runs, String option) {
    Set<String> known = new LinkedHashSet<>();
    runs.forEach(run -> known.addAll(run.columns().keySet()));
    List<String> meant = ColumnName.meanings(word, known, Optional.empty(), () -> known);
    if (meant.isEmpty()) {
      throw unknown(word, known, option);
    } else if (meant.size() > 1) {
      throw new UserProblem(
          "plot with " + option + " " + Quote.of(word),
          "several columns are called so",
          option + " " + String.join(" or " + option + " ", meant));
    }
    return meant.get(0);
  }

  private static UserProblem unknown(String word, Set<String> known, String option) {
    List<String> names = new ArrayList<>(known);
    known.forEach(name -> names.add(name.substring(name.indexOf('.') + 1)));
    String near = Nearest.to(word, names).orElse(JOB);
    return new UserProblem(
        "plot with " + option + " " + Quote.of(word),
        "the runs have no such column; they have " + String.join(", ", known),
        option + " " + near);
  }
}
