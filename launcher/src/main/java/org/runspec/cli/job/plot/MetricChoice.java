package org.runspec.cli.job.plot;

import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.function.Consumer;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.runspec.job.Objective;
import org.runspec.job.StageMetric;
import org.runspec.report.filter.Wildcard;
import org.runspec.report.series.SeriesWish;
import org.runspec.spec.problem.Nearest;
import org.runspec.spec.problem.Quote;
import org.runspec.spec.problem.UserProblem;

/** Which metrics words mean, among those that some runs logged. */
final class MetricChoice {
  private static final Pattern OF_STAGE = Pattern.compile("s([0-9]{1,6})-(.+)");

  private final List<ChosenRun> runs;
  private final Consumer<String> notes;
  private final Set<String> known = new LinkedHashSet<>();

  /**
   * Of some runs.
   *
   * @param notes is told where something else is drawn than was asked for
   */
  MetricChoice(List<ChosenRun> runs, Consumer<String> notes) {
    this.runs = runs;
    this.notes = notes;
    runs.forEach(run -> known.addAll(run.row().metrics().keySet()));
    known.remove(SeriesWish.STEP);
  }

  /**
   * The metrics in the order in which they were named; {@code loss} stands for that of all stages,
   * patterns for all that fit.
   *
   * @param words none for what the objective is made of
   * @throws UserProblem if one means none
   */
  List<String> of(List<String> words) {
    if (known.isEmpty()) {
      throw new UserProblem(
          "plot " + what(), "no run logged a metric" + (mayStillCome() ? " yet" : ""), advice());
    }
    Set<String> chosen = new LinkedHashSet<>();
    for (String word : words) {
      List<String> meant = known.stream().filter(metric -> isMeant(word, metric)).toList();
      if (meant.isEmpty()) {
        throw unknown(word);
      }
      chosen.addAll(known.contains(word) ? List.of(word) : meant);
    }
    return chosen.isEmpty() ? List.of(usual()) : List.copyOf(chosen);
  }

  private static boolean isMeant(String word, String metric) {
    Matcher ofStage = OF_STAGE.matcher(metric);
    String plain = ofStage.matches() ? ofStage.group(2) : metric;
    if (Wildcard.isIn(word)) {
      Pattern pattern = Wildcard.of(word);
      return pattern.matcher(metric).matches() || pattern.matcher(plain).matches();
    }
    return word.equals(metric) || word.equals(plain);
  }

  private UserProblem unknown(String word) {
    List<String> names = new ArrayList<>(known);
    known.stream()
        .map(OF_STAGE::matcher)
        .filter(Matcher::matches)
        .forEach(metric -> names.add(metric.group(2)));
    return new UserProblem(
        "plot " + Quote.of(word),
        "no run logged such a metric; there are " + String.join(", ", known),
        "plot "
            + runs.get(0).job().job()
            + " "
            + Nearest.to(word, names).orElseGet(() -> known.iterator().next()));
  }

  /**
   * The objective; where that is only known at the end, what it is made of: the last stage's first
   * metric.
   */
  private String usual() {
    String objective = runs.get(0).job().objective().metric();
    boolean isNamed = !objective.equals(Objective.HPMAX.metric());
    if (isNamed && known.contains(objective)) {
      return objective;
    }
    String instead = madeOf();
    if (isNamed) {
      notes.accept(
          "No run logged " + objective + ", the objective" + ": this shows " + instead + ".");
    }
    return instead;
  }

  private String madeOf() {
    Optional<String> first = Optional.empty();
    int last = -1;
    for (String metric : known) {
      Matcher ofStage = OF_STAGE.matcher(metric);
      if (ofStage.matches() && !ofStage.group(2).equals(StageMetric.HOURS)) {
        int stage = Integer.parseInt(ofStage.group(1));
        first = stage > last ? Optional.of(metric) : first;
        last = Math.max(last, stage);
      }
    }
    return first.orElseGet(() -> known.iterator().next());
  }

  private String what() {
    List<String> jobs = runs.stream().map(run -> run.job().job().toString()).distinct().toList();
    return jobs.isEmpty() ? "them" : String.join(", ", jobs);
  }

  private boolean mayStillCome() {
    return runs.stream().anyMatch(run -> !run.row().state().isTerminal());
  }

  private String advice() {
    return runs.isEmpty() ? "list runs" : "list runs " + runs.get(0).job().job();
  }
}
