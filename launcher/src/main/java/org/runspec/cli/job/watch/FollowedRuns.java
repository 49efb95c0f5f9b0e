package org.runspec.cli.job.watch;

import java.io.PrintStream;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.stream.IntStream;
import org.runspec.cli.job.Sight;
import org.runspec.cli.session.OutputChannel;
import org.runspec.cli.session.Paint;
import org.runspec.job.JobShape;
import org.runspec.report.Named;

/** Makes of what users name runs whose output is followed, each with a prefix where several are. */
final class FollowedRuns {
  private final Sight sight;
  private final Beginning beginning;
  private final Optional<Doors> doors;
  private final OptionalInt attempt;

  /**
   * For a screen.
   *
   * @param doors absent to follow in the store alone
   * @param attempt of each run; absent for the newest and all after it
   */
  FollowedRuns(Sight sight, Beginning beginning, Optional<Doors> doors, OptionalInt attempt) {
    this.sight = sight;
    this.beginning = beginning;
    this.doors = doors;
    this.attempt = attempt;
  }

  /** Of jobs, nodes and runs, each run once. */
  List<FollowedRun> of(List<Named> named) {
    List<Named.Run> runs = runsOf(named);
    int longest = runs.stream().mapToInt(run -> run.toString().length()).max().orElse(0);
    List<FollowedRun> followed = new ArrayList<>();
    for (Named.Run run : runs) {
      String prefix = runs.size() > 1 ? prefix(run, longest, followed.size()) : "";
      followed.add(
          new FollowedRun(
              run,
              new StoredOutput(sight.stores().files(), run),
              new FollowedRun.Screen(channel(sight, prefix), sight.err()),
              beginning,
              doors,
              attempt));
    }
    return followed;
  }

  /** A channel to the screen. */
  static OutputChannel channel(Sight sight, String prefix) {
    PrintStream out = sight.out();
    return new OutputChannel(out, prefix, sight.session().terminal().interactive());
  }

  private String prefix(Named.Run run, int longest, int number) {
    String name = run.toString();
    String text = name + " ".repeat(longest - name.length()) + " |";
    return Paint.of(sight.session()).inColourOf(number, text) + " ";
  }

  /** A job stands for all its runs, a node for those of its name. */
  static List<Named.Run> runsOf(List<Named> named) {
    Map<String, Named.Run> runs = new LinkedHashMap<>();
    for (Named one : named) {
      JobShape shape = one.job().shape();
      IntStream indices =
          one instanceof Named.Run run
              ? IntStream.of(run.index())
              : IntStream.range(0, shape.totalRuns())
                  .filter(
                      run -> !(one instanceof Named.Node node) || shape.nodeOf(run) == node.node());
      indices
          .mapToObj(run -> new Named.Run(one.job(), run))
          .forEach(run -> runs.put(run.job().job() + " " + run, run));
    }
    return List.copyOf(runs.values());
  }
}
