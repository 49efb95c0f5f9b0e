package org.runspec.node;

import java.nio.file.Path;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.runspec.job.EarlyStopping;
import org.runspec.job.JobName;
import org.runspec.job.JobRecord;
import org.runspec.job.JobShape;
import org.runspec.job.MultiRun;
import org.runspec.job.Objective;
import org.runspec.job.Rhythm;
import org.runspec.job.Schedule;
import org.runspec.job.SearchHistory;
import org.runspec.job.SearchStyle;

/**
 * What a job of shell commands is to be: the commands in turn, and what differs from a plain one.
 */
record Draft(
    JobShape shape,
    Schedule schedule,
    List<String> commands,
    MultiRun.Limits limits,
    Optional<String> parentScript,
    List<String> after,
    Optional<MultiRun.Code> code,
    MultiRun.SearchPlan search) {
  private static final MultiRun.SearchPlan NO_SEARCH =
      new MultiRun.SearchPlan(Optional.empty(), 7, List.of(), List.of(), Optional.empty());
  private static final String WORKSPACE = "ws1";
  private static final String EXPERIMENT = "exp";

  /** Short enough for tests, long enough for a machine that does much else. */
  static final MultiRun.Limits LIMITS =
      new MultiRun.Limits(1, 3, Optional.empty(), 2, false, Optional.empty());

  /** Lives of nodes that are lost within seconds. */
  private static final Rhythm RHYTHM = new Rhythm(0.3, 3);

  /** Of {@link TestJob#SECRET}. */
  private static final String DIGEST =
      "a1bf4dc2c0cea821798c38e16fcc1667d6f0504afa821b181672035fc5967890";

  static Draft of(int runs, int nodes, int runsPerNode, String... shellCommands) {
    return new Draft(
        new JobShape(runs, nodes, runsPerNode, 1),
        Schedule.DYNAMIC,
        List.of(shellCommands),
        LIMITS,
        Optional.empty(),
        List.of(),
        Optional.empty(),
        NO_SEARCH);
  }

  /** With hyperparameters that the nodes choose. */
  Draft searching(String algorithm, MultiRun.SearchPlan.Dimension... space) {
    return new Draft(
        shape,
        schedule,
        commands,
        limits,
        parentScript,
        after,
        code,
        new MultiRun.SearchPlan(
            Optional.of(algorithm), 7, List.of(space), List.of(), Optional.empty()));
  }

  /** With a search that knows runs of earlier jobs. */
  Draft knowing(SearchHistory.EarlierRun... runs) {
    MultiRun.SearchPlan known =
        new MultiRun.SearchPlan(
            search.algorithm(),
            search.seed(),
            search.space(),
            search.chosen(),
            Optional.of(new SearchHistory("job9", List.of(runs))));
    return new Draft(shape, schedule, commands, limits, parentScript, after, code, known);
  }

  private SearchStyle style() {
    return search.algorithm().isPresent() ? SearchStyle.DYNAMIC : SearchStyle.REPEAT;
  }

  /** Each node executes the runs that have its name. */
  Draft fixed() {
    return new Draft(shape, Schedule.STATIC, commands, limits, parentScript, after, code, search);
  }

  Draft within(MultiRun.Limits other) {
    return new Draft(shape, schedule, commands, other, parentScript, after, code, search);
  }

  Draft prepared(String script) {
    return new Draft(shape, schedule, commands, limits, Optional.of(script), after, code, search);
  }

  Draft capturing(String... globs) {
    return new Draft(shape, schedule, commands, limits, parentScript, List.of(globs), code, search);
  }

  Draft onCode(MultiRun.Code other) {
    return new Draft(
        shape, schedule, commands, limits, parentScript, after, Optional.of(other), search);
  }

  /** The limits, with so many attempts, so many losses, and so many seconds to stop in. */
  static MultiRun.Limits limits(int attempts, int losses, double grace) {
    return new MultiRun.Limits(attempts, losses, Optional.empty(), grace, false, Optional.empty());
  }

  /** The limits, with so many seconds for each run, and so many to stop in. */
  static MultiRun.Limits time(double limit, double grace) {
    return new MultiRun.Limits(1, 3, Optional.of(limit), grace, false, Optional.empty());
  }

  /** The limits, with a canary. */
  static MultiRun.Limits canary() {
    return new MultiRun.Limits(1, 3, Optional.empty(), 1, true, Optional.empty());
  }

  /** The limits, with runs that end early. */
  static MultiRun.Limits early(EarlyStopping stopping, double grace) {
    return new MultiRun.Limits(1, 3, Optional.empty(), grace, false, Optional.of(stopping));
  }

  /** What a store says of the job. */
  JobRecord record(Path folder) {
    return new JobRecord(
        JobRecord.FORMAT,
        new JobName(1),
        "submission-of-" + folder.getFileName(),
        new JobRecord.Origin(
            "x.yaml", "", Optional.empty(), List.of(), Optional.empty(), false, "0", "ann", "here"),
        WORKSPACE,
        EXPERIMENT,
        "local",
        "local",
        "",
        shape,
        style(),
        schedule,
        RHYTHM,
        Optional.empty(),
        Optional.empty(),
        Objective.HPMAX,
        "",
        Instant.EPOCH);
  }

  /** What its nodes are told. */
  MultiRun multiRun(JobRecord record) {
    return new MultiRun(
        MultiRun.FORMAT,
        record.job(),
        WORKSPACE,
        EXPERIMENT,
        "ann",
        record.shape(),
        style(),
        schedule,
        commands.stream().map(c -> new MultiRun.Command(List.of(c), true)).toList(),
        parentScript,
        code,
        Map.of(),
        Map.of("OF_THE_JOB", "yes"),
        List.of(),
        search,
        limits,
        new MultiRun.Captures(List.of("results/**"), List.of(), 1 << 30, after),
        Optional.empty(),
        Objective.HPMAX,
        DIGEST);
  }
}
