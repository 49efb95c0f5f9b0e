package org.runspec.plan;

import java.util.List;
import java.util.Optional;
import org.runspec.job.JobRecord;
import org.runspec.job.MultiRun;
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
 * @param launchedSpec the runspec as it is launched, if there is one
 * @param space what a search may choose
 * @param seed of everything random in the job, if it is fixed; else drawn by the launch
 * @param random whether the runs draw anything that they do not share
 * @param advice what should be looked at before
 */
public record JobRequest(
    JobRecord.Origin origin,
    Mapping launcher,
    String description,
    List<MultiRun.Command> commands,
    Optional<LaunchedFile> launchedSpec,
    List<Tunable> space,
    Optional<Long> seed,
    boolean random,
    List<Problem> advice) {
  public JobRequest {
    commands = List.copyOf(commands);
    space = List.copyOf(space);
    advice = List.copyOf(advice);
  }

  /**
   * The launched runspec.
   *
   * @param place where it lies in a run's directory
   */
  public record LaunchedFile(String place, String text) {}
}
