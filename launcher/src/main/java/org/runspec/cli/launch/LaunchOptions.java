package org.runspec.cli.launch;

import com.beust.jcommander.Parameter;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.runspec.spec.catalogue.Sections;
import org.runspec.spec.expand.Assignment;
import org.runspec.spec.problem.Problems;
import org.runspec.spec.problem.UserProblem;
import org.runspec.spec.tree.Mapping;
import org.runspec.spec.tree.Node;
import org.runspec.spec.tree.Scalar;
import org.runspec.spec.yaml.Limits;
import org.runspec.spec.yaml.SourceText;
import org.runspec.spec.yaml.YamlReader;

/** The options that say where a runspec is launched, and why. */
public final class LaunchOptions {
  static final String LAUNCH = "--launch";

  private static final String LAUNCHER = "job_launcher";

  @Parameter(names = "--on", description = "Launches a job on this compute target")
  private String target;

  @Parameter(
      names = LaunchOptions.LAUNCH,
      description = "Launches a job even if the job launcher is disabled")
  private boolean launch;

  @Parameter(
      names = "--direct",
      description = "Launches a job each of whose nodes is one run, as job_launcher.direct says it")
  private boolean direct;

  @Parameter(names = "-m", description = "Why: kept in the repro spec, and with a job")
  private String why = "";

  /** From now on a job is wanted, whatever the command line says. */
  public void wantJob() {
    launch = true;
  }

  /** Whether the command line wants a job, whatever the runspec says. */
  public boolean wantsJob() {
    return launch || direct || target != null;
  }

  /** Why; may be empty. */
  public String why() {
    return why;
  }

  /** The compute target, if the command line says it. */
  public Optional<String> target() {
    return Optional.ofNullable(target);
  }

  /** As it was typed, for records. */
  public List<String> typed() {
    List<String> typed = new ArrayList<>();
    target().ifPresent(name -> typed.add("--on " + name));
    if (launch) {
      typed.add(LAUNCH);
    }
    if (direct) {
      typed.add("--direct");
    }
    return typed;
  }

  /** What makes a launcher of nothing; comes before what is set in it. */
  public List<Assignment> before(Path file) {
    return wantsJob() && !hasLauncher(file)
        ? List.of(new Assignment(LAUNCHER, "{component: job_launchers/XT}"))
        : List.of();
  }

  /** What enables the launcher; comes behind everything else. */
  public List<Assignment> behind() {
    List<Assignment> assignments = new ArrayList<>();
    if (wantsJob()) {
      assignments.add(new Assignment(LAUNCHER + ".enabled", "true"));
    }
    if (direct) {
      assignments.add(Assignment.meantBy("--direct", LAUNCHER + ".direct", "true"));
    }
    target()
        .ifPresent(
            name ->
                assignments.add(
                    Assignment.meantBy("--on " + name, LAUNCHER + ".compute_target", name)));
    return assignments;
  }

  private static boolean hasLauncher(Path file) {
    try {
      Optional<Mapping> root =
          new YamlReader()
              .readMapping(SourceText.read(file, file.toString(), Limits.DEFAULT), new Problems());
      Optional<Node> launcher = root.flatMap(tree -> tree.get(Sections.JOB_LAUNCHER));
      return launcher.isPresent() && !(launcher.get() instanceof Scalar scalar && scalar.isNull());
    } catch (UserProblem e) {
      return true; // told when the runspec is loaded
    }
  }
}
