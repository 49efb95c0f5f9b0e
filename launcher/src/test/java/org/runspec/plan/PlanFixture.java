package org.runspec.plan;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.runspec.config.Project;
import org.runspec.config.UserHome;
import org.runspec.job.JobRecord;
import org.runspec.job.MultiRun;
import org.runspec.job.Objective;
import org.runspec.job.StoreAddress;
import org.runspec.spec.expand.LoadOptions;
import org.runspec.spec.expand.Runspec;
import org.runspec.spec.expand.SpecLoader;

/** A project in a folder, from whose runspecs jobs are planned with facts that never change. */
public final class PlanFixture {
  private static final String CODE = "c0de".repeat(16);
  private static final String TOOL = "7001".repeat(16);

  private final Path folder;

  /** In an empty folder. */
  public PlanFixture(Path folder) {
    this.folder = folder;
  }

  /** What a launcher section says, indented by two, of a runspec with one stage. */
  public static String spec(String launcher) {
    return """
        component: root/Root_Component
        experiment_path: results/x
        job_launcher:
          component: job_launchers/XT
          enabled: 1
        %s
        hyperparameters:
          - name: &lr
              ordered_tuning_values: [1.0e-4, 4.0e-4]
              tuned_value: 4.0e-4
          - name: &style
              unordered_tuning_values: [a, b, "it's 1"]
              tuned_value: a
        processing_stages:
          - processing_stage:
              component: processors/Command_Proc
              command: [echo]
              args: {lr: *lr, style: *style, seed: randint}
        """
        .formatted(launcher.indent(2).stripTrailing());
  }

  /** The project, with a configuration. */
  public Project project(String configuration) throws IOException {
    Files.writeString(folder.resolve("xt_config.yaml"), configuration);
    return Project.around(folder.resolve("x.yaml"), new UserHome(folder.resolve("home")));
  }

  /** A runspec of the project. */
  public Runspec load(Project project, String spec) throws IOException {
    Path file = Files.writeString(folder.resolve("x.yaml"), spec);
    return new SpecLoader(project.catalogue(), LoadOptions.plain(folder, folder)).load(file);
  }

  /** The plan of a runspec. */
  public Plan plan(String configuration, String spec) throws IOException {
    return plan(configuration, spec, List.of());
  }

  /** The plan of a runspec whose job goes to a store elsewhere. */
  public Plan planInto(String store, String configuration, String spec) throws IOException {
    Project project = project(configuration);
    return new Planner(project.configuration(), facts(store))
        .plan(request(load(project, spec), true));
  }

  /** The plan of a runspec whose search may learn from jobs. */
  Plan plan(String configuration, String spec, List<EarlierJob> earlier) throws IOException {
    Project project = project(configuration);
    return new Planner(project.configuration(), facts("/store", earlier))
        .plan(
            request(
                load(project, spec),
                true,
                project.configuration().jobs().code().workingDirectory()));
  }

  /** The plan of a command that takes launcher and hyperparameters of a runspec. */
  public Plan submitted(String configuration, String spec, MultiRun.Command command)
      throws IOException {
    Project project = project(configuration);
    JobRequest request = request(load(project, spec), true);
    return new Planner(project.configuration(), facts("/store"))
        .plan(
            new JobRequest(
                request.origin(),
                request.launcher(),
                "",
                List.of(command),
                ".",
                Optional.empty(),
                Optional.empty(),
                request.search(),
                Optional.empty(),
                Optional.empty(),
                true,
                List.of(),
                Optional.empty(),
                Optional.empty()));
  }

  /** What is asked for by a runspec. */
  public static JobRequest request(Runspec runspec, boolean random) {
    return request(runspec, random, ".");
  }

  private static JobRequest request(Runspec runspec, boolean random, String directory) {
    return new JobRequest(
        new JobRecord.Origin(
            "x.yaml",
            runspec.digest(),
            Optional.of(CODE),
            List.of("--on local"),
            Optional.of("abc"),
            false,
            "Runspec 1",
            "ann",
            "box"),
        runspec.launcher().orElseThrow(),
        "",
        List.of(
            new MultiRun.Command(
                List.of("{java}", "-jar", "{node.jar}", "launched_job_spec.yaml"), false)),
        directory,
        Optional.empty(),
        Optional.of(new JobRequest.LaunchedFile("launched_job_spec.yaml", "# the spec\n")),
        JobRequest.Search.ofSpec(runspec.space()),
        Optional.of(new Objective("s1-*", Objective.Goal.MIN, Objective.Reduce.MEAN)),
        Optional.empty(),
        random,
        List.of(),
        Optional.empty(),
        Optional.empty());
  }

  /** Facts of a machine with eight cores. */
  public static Facts facts(String store) {
    return facts(store, List.of());
  }

  private static Facts facts(String store, List<EarlierJob> earlier) {
    return new Facts(
        "ann",
        new Facts.Code(
            CODE,
            3000,
            List.of(new Facts.CodeFile("a b/train.py", 1000), new Facts.CodeFile("x.yaml", 2000))),
        TOOL,
        8,
        "/opt/java 17/bin/java",
        store.startsWith("/") ? new StoreAddress.Folder(Path.of(store)) : StoreAddress.parse(store),
        store.startsWith("/shared"),
        "/srv/runspec",
        "/slots",
        Optional.of("/data"),
        Optional.empty(),
        Set.of("shares/data/mnist", "/data"),
        Map.of("torch", "2.1.0"),
        earlier);
  }
}
