package org.runspec.cli.job.plot;

import java.nio.file.Path;
import org.runspec.cli.session.MadeFile;
import org.runspec.report.plot.PlotKind;
import org.runspec.spec.problem.Nearest;
import org.runspec.spec.problem.Quote;
import org.runspec.spec.problem.UserProblem;

/** A file that gets a plot, and which kind of it. */
record PlotFile(MadeFile file, PlotKind kind) {
  /**
   * The file of a name.
   *
   * @param path absolute
   * @param force whether whatever stands there may be replaced
   * @throws UserProblem if the name does not say which kind it is, or what stands there is no plot
   */
  static PlotFile of(Path path, boolean force) {
    String name = String.valueOf(path.getFileName());
    PlotKind kind = PlotKind.ofFile(name).orElseThrow(() -> unknownKind(name));
    MadeFile file = new MadeFile(path, "plot", kind::isOf, force);
    file.requireFree();
    return new PlotFile(file, kind);
  }

  private static UserProblem unknownKind(String name) {
    String end = name.substring(name.lastIndexOf('.') + 1);
    String near = Nearest.to(end, PlotKind.endings()).orElse("html");
    return new UserProblem(
        "plot to " + Quote.of(name),
        "its name ends in none of ." + String.join(", .", PlotKind.endings()),
        "--output plot." + near);
  }

  Path path() {
    return file.path();
  }
}
