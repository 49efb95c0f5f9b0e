package org.runspec.cli.launch;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.OptionalLong;
import org.runspec.config.Project;
import org.runspec.job.Check;
import org.runspec.job.JobName;
import org.runspec.job.JobRecord;
import org.runspec.job.MultiRun;
import org.runspec.job.Objective;
import org.runspec.job.StoreLayout;
import org.runspec.plan.JobRequest;
import org.runspec.run.ObjectiveMetric;
import org.runspec.run.PreflightAdvice;
import org.runspec.snapshot.Snapshot;
import org.runspec.spec.expand.Runspec;
import org.runspec.spec.problem.UserProblem;

/**
 * A runspec whose launcher is enabled: every run executes it as it was launched.
 *
 * @param changes what the command line set
 * @param launch the options that made it a job
 * @param again if it repeats a job, of which the runspec is what that one kept
 */
public record SpecWish(
    Project project,
    Runspec runspec,
    SpecChanges changes,
    LaunchOptions launch,
    Optional<Again> again)
    implements JobWish {

  /**
   * What is repeated.
   *
   * @param of the job
   * @param typed the call's words, such as {@code rerun run1.3}
   * @param spec the runspec's path as that job has it
   * @param place where the launched runspec lies in a run's directory
   * @param seed of everything random in the job, if the runspec does not say it
   * @param check the configuration of the job that is executed again, if it is that alone
   */
  public record Again(
      JobName of,
      String typed,
      String spec,
      String place,
      OptionalLong seed,
      Optional<Check> check) {}

  @Override
  public JobRequest request(Snapshot snapshot, Origins origins) {
    List<String> overrides = new ArrayList<>();
    again.map(Again::typed).ifPresent(overrides::add);
    overrides.addAll(changes.typed());
    launch.typed().stream()
        .filter(option -> again.isEmpty() || !option.equals(LaunchOptions.LAUNCH))
        .forEach(overrides::add);
    String shown = again.map(Again::spec).orElseGet(this::shownPath);
    JobRecord.Origin origin = origins.of(shown, runspec.digest(), snapshot, overrides);
    String text =
        new LaunchedText(runspec, origin, launch.why())
            .text(changes.assignments(), changes.replacements());
    String place = again.map(Again::place).orElseGet(() -> sibling(placeIn(snapshot)));
    return new JobRequest(
        origin,
        runspec.launcher().orElseThrow(),
        launch.why(),
        List.of(command(place)),
        workingDirectory(),
        Optional.empty(),
        Optional.of(new JobRequest.LaunchedFile(place, text)),
        JobRequest.Search.ofSpec(runspec.space()),
        ObjectiveMetric.of(runspec).map(SpecWish::objective),
        seed(),
        Draws.isRandom(runspec),
        again.isPresent() ? List.of() : PreflightAdvice.of(runspec, project.results()),
        again.map(Again::of),
        again.flatMap(Again::check));
  }

  private static Objective objective(ObjectiveMetric metric) {
    return new Objective(
        metric.metric(),
        metric.minimize() ? Objective.Goal.MIN : Objective.Goal.MAX,
        Objective.Reduce.valueOf(metric.reduce().toUpperCase(Locale.ROOT)));
  }

  private Optional<Long> seed() {
    OptionalLong kept = again.map(Again::seed).orElse(OptionalLong.empty());
    return kept.isPresent()
        ? Optional.of(kept.getAsLong())
        : Draws.isSeedFixed(runspec) ? Optional.of(runspec.seed()) : Optional.empty();
  }

  private String workingDirectory() {
    return project.configuration().jobs().code().workingDirectory();
  }

  private String shownPath() {
    Path file = runspec.file();
    Path shown = file.startsWith(project.folder()) ? project.folder().relativize(file) : file;
    return shown.toString().replace('\\', '/');
  }

  private String placeIn(Snapshot snapshot) {
    Path file = runspec.file();
    return snapshot
        .nameOf(file)
        .orElseThrow(
            () ->
                new UserProblem(
                    "launch " + Project.shown(file),
                    "it is not among the files that a job takes along",
                    "a runspec inside "
                        + project.folder()
                        + " that neither .gitignore nor"
                        + " code-omit leaves out, or code-dirs in xt_config.yaml"));
  }

  private static String sibling(String spec) {
    return spec.substring(0, spec.lastIndexOf('/') + 1) + StoreLayout.LAUNCHED_SPEC;
  }

  /** A run executes the launched runspec, seen from where commands run. */
  private MultiRun.Command command(String place) {
    String path =
        Path.of(workingDirectory())
            .normalize()
            .relativize(Path.of(place))
            .toString()
            .replace('\\', '/');
    return new MultiRun.Command(List.of("{java}", "-jar", "{node.jar}", path), false);
  }
}
