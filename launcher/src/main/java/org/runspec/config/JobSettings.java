package org.runspec.config;

import java.util.List;
import java.util.Optional;
import org.runspec.job.Objective;

/**
 * What holds for jobs on every target: the sections {@code general}, {@code code}, {@code logging},
 * {@code after-files} and {@code hyperparameter-search}.
 *
 * @param workspace whose runs they are
 * @param experiment a word to group jobs by
 * @param user who launches, if not the login name
 * @param metric the metric that decides which run is best, if the configuration names one
 * @param maximize whether more of it is better
 * @param code what goes into the snapshot
 * @param copies which files of a run are kept
 * @param concurrent runs going at a time on each node, of commands that do not say it
 * @param schedule {@code dynamic} or {@code static}, of commands that do not say it
 */
public record JobSettings(
    String workspace,
    String experiment,
    Optional<String> user,
    Optional<String> metric,
    boolean maximize,
    Code code,
    Copies copies,
    int concurrent,
    String schedule) {

  /** What decides which run is best, if the configuration names it. */
  public Optional<Objective> objective() {
    return metric.map(
        name ->
            new Objective(
                name, maximize ? Objective.Goal.MAX : Objective.Goal.MIN, Objective.Reduce.LAST));
  }

  /** The same with other names and files. */
  public JobSettings with(
      String otherWorkspace, String otherExperiment, Code otherCode, Copies otherCopies) {
    return new JobSettings(
        otherWorkspace,
        otherExperiment,
        user,
        metric,
        maximize,
        otherCode,
        otherCopies,
        concurrent,
        schedule);
  }

  /**
   * What goes into a snapshot.
   *
   * @param directories entries {@code SOURCE} or {@code SOURCE::DEST}
   * @param omit names of files and folders that are left out
   * @param workingDirectory where commands run, relative to the snapshot's root
   * @param maxBytes a larger snapshot is refused
   */
  public record Code(
      List<String> directories, List<String> omit, String workingDirectory, long maxBytes) {
    public Code {
      directories = List.copyOf(directories);
      omit = List.copyOf(omit);
    }
  }

  /**
   * Which files of a run are kept, as patterns relative to its folder.
   *
   * @param mirror copied live
   * @param omit not copied although they match
   * @param maxFileBytes larger files are not copied
   * @param after copied when an attempt ends
   */
  public record Copies(
      List<String> mirror, List<String> omit, long maxFileBytes, List<String> after) {
    public Copies {
      mirror = List.copyOf(mirror);
      omit = List.copyOf(omit);
      after = List.copyOf(after);
    }
  }
}
