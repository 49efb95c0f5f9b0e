package org.runspec.cli.job.plot;

import com.beust.jcommander.Parameter;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.runspec.cli.session.Session;
import org.runspec.spec.problem.GivenPath;

/** Where a plot goes. */
final class PlotFileOptions {
  private static final String FOLDER = "plots";
  private static final int LONGEST = 60;

  @Parameter(
      names = {"--output", "--save-to"},
      description =
          "The file to write, which ends in .html, .svg or .png; several with commas. If nothing is"
              + " said, a page in results/plots that is named after what it shows")
  private List<String> output = new ArrayList<>();

  @Parameter(names = "--force", description = "Replaces files that are no plots, too")
  private boolean force;

  @Parameter(
      names = {"--show", "--show-plot"},
      description = "Opens the plot, where there is a desktop")
  private boolean show;

  @Parameter(
      names = "--show-toolbar",
      arity = 1,
      description = "true or false: whether a page has buttons to show all curves, none, to save")
  private boolean showToolbar = true;

  /**
   * The files.
   *
   * @param words what is plotted, for the name of one that was not named
   */
  List<PlotFile> files(Session session, PlotWords words, String kind) {
    List<Path> paths =
        output.isEmpty()
            ? List.of(usual(session, words, kind))
            : output.stream().map(name -> session.directory().resolve(GivenPath.of(name))).toList();
    return paths.stream().map(Path::normalize).map(path -> PlotFile.of(path, force)).toList();
  }

  private static Path usual(Session session, PlotWords words, String kind) {
    String name =
        Stream.of(
                words.names(), words.metrics(), kind.isEmpty() ? List.<String>of() : List.of(kind))
            .flatMap(List::stream)
            .collect(Collectors.joining("-"));
    return session.project().results().resolve(FOLDER).resolve(fileName(name) + ".html");
  }

  /** What no file can be called, or would be too long, is told by a number: others have another. */
  static String fileName(String words) {
    String name = words.replaceAll("[^A-Za-z0-9._-]+", "_");
    return name.equals(words) && name.length() <= LONGEST
        ? name
        : name.substring(0, Math.min(name.length(), LONGEST))
            + String.format(Locale.ROOT, "-%08x", words.hashCode());
  }

  boolean show() {
    return show;
  }

  boolean showToolbar() {
    return showToolbar;
  }
}
