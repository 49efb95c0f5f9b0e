package org.runspec.cli.job.view;

import java.io.IOException;
import java.util.List;
import org.runspec.report.ListForm;
import org.runspec.spec.problem.UserProblem;

/** The kinds of view, each in the forms that it has. */
final class Views {
  private static final String CONSOLE = "console";
  private static final String METRICS = "metrics";

  private final Viewed viewed;

  Views(Viewed viewed) {
    this.viewed = viewed;
  }

  void show(String kind, List<String> names, String format) throws IOException {
    ListForm form = form(kind, format);
    switch (kind) {
      case "log" -> new LogView(viewed).show(names, form);
      case METRICS -> new MetricsView(viewed).show(names, form);
      case CONSOLE -> new ConsoleView(viewed).show(names);
      default -> new RunView(viewed).show(names, form);
    }
  }

  private static ListForm form(String kind, String format) {
    ListForm form = ListForm.of(format);
    boolean isTable = form == ListForm.CSV || form == ListForm.TSV || form == ListForm.JSONL;
    if (kind.equals(CONSOLE) ? form != ListForm.TEXT : isTable && !kind.equals(METRICS)) {
      throw new UserProblem(
          "view " + kind + " as " + format,
          kind.equals(CONSOLE) ? "it is text" : "it is no table",
          kind.equals(CONSOLE) ? "without --format" : "--format json");
    }
    return form;
  }
}
