package org.runspec.plan;

import java.util.List;
import java.util.Optional;
import org.runspec.job.Check;
import org.runspec.job.JobName;
import org.runspec.job.JobRecord;
import org.runspec.job.MultiRun;
import org.runspec.job.Objective;
import org.runspec.job.SearchStyle;
import org.runspec.spec.problem.Problem;
import org.runspec.spec.repro.Tunable;
import org.runspec.spec.tree.Mapping;

/**
 * What somebody wants to launch.
 *
 * @param origin what the job is made from
 * @param launcher the {@code job_launcher} with everything that was set
 * @param description why; if empty, the launcher's own
 * @param commands what the runs execute, in turn
 * @param workingDirectory where they run, relative to the snapshot's root; {@code .} for itself
 * @param parentScript what each node executes before its first run
 * @param launchedSpec the runspec as it is launched, if there is one
 * @param search what a search may choose, and how runs are told
 * @param measured what the runs report of how good they are while they go on, where that is known
 * @param seed of everything random in the job, if it is fixed; else drawn by the launch
 * @param random whether the runs draw anything that they do not share
 * @param advice what should be looked at before
 * @param predecessor the job that this one repeats; absent for the latest of the same runspec
 * @param check the configuration of that job which this one executes again
 */
public record JobRequest(
    JobRecord.Origin origin,
    Mapping launcher,
    String description,
    List<MultiRun.Command> commands,
    String workingDirectory,
    Optional<String> parentScript,
    Optional<LaunchedFile> launchedSpec,
    Search search,
    Optional<Objective> measured,
    Optional<Long> seed,
    boolean random,
    List<Problem> advice,
    Optional<JobName> predecessor,
    Optional<Check> check) {
  public JobRequest {
    commands = List.copyOf(commands);
    advice = List.copyOf(advice);
  }

  /**
   * What a search may choose. Which algorithm chooses is the launcher's to say.
   *
   * @param style whether all values are chosen before the job is submitted, or each run's when it
   *     is first claimed; if empty, whatever suits the search
   * @param objective what tells how good a run is, if it is not the configuration's to say
   */
  public record Search(
      List<Tunable> space, Optional<SearchStyle> style, Optional<Objective> objective) {
    public Search {
      space = List.copyOf(space);
    }

    /** Of a runspec, whose values are chosen on the node, and put into it there. */
    public static Search ofSpec(List<Tunable> space) {
      return new Search(space, Optional.empty(), Optional.empty());
    }
  }

  /**
   * The launched runspec.
   *
   * @param place where it lies in a run's directory
   */
  public record LaunchedFile(String place, String text) {}
}
