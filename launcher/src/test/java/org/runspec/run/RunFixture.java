package org.runspec.run;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.InstantSource;
import java.util.List;
import java.util.Optional;
import org.runspec.component.binding.Binder;
import org.runspec.component.binding.CompiledSources;
import org.runspec.component.binding.JavaImplementations;
import org.runspec.config.Project;
import org.runspec.config.UserHome;
import org.runspec.run.console.Console;
import org.runspec.run.console.Terminal;
import org.runspec.run.program.command.JobChannel;
import org.runspec.run.program.command.StageFacts;
import org.runspec.spec.catalogue.Catalogue;
import org.runspec.spec.expand.LoadOptions;
import org.runspec.spec.expand.Runspec;
import org.runspec.spec.expand.SpecLoader;

/** A run of one runspec in a project of its own, up to the moment when its stages would start. */
final class RunFixture implements AutoCloseable {
  final Runspec runspec;
  final RunSetting setting;
  final RunPlan plan;
  final ExperimentFolder folder;
  final RunRecorder recorder;
  private final ByteArrayOutputStream screen = new ByteArrayOutputStream();

  /** Of these stages: items of the list, indented by two. */
  RunFixture(Path project, InstantSource clock, String stages) throws IOException {
    Files.createDirectories(project.resolve("components"));
    Path spec =
        Files.writeString(
            project.resolve("x.yaml"),
            "component: root/Root_Component\nexperiment_path: results/x\nprocessing_stages:\n"
                + stages);
    Catalogue catalogue = Project.around(spec, new UserHome(Path.of("no-home"))).catalogue();
    runspec = new SpecLoader(catalogue, LoadOptions.plain(project, project)).load(spec);
    PrintStream stream = new PrintStream(screen, true, StandardCharsets.UTF_8);
    Terminal terminal = new Terminal(stream, stream, false, () -> 80);
    Path cache = project.resolve("cache");
    setting =
        new RunSetting(
            project,
            cache,
            System.getenv(),
            new StageFacts.Identity(
                "local",
                Optional.empty(),
                1,
                "local",
                "local",
                "ada",
                Optional.empty(),
                Optional.empty()),
            JobChannel.NONE,
            terminal,
            clock,
            new Binder(
                catalogue,
                new JavaImplementations(
                    RunFixture.class.getClassLoader(), new CompiledSources(cache, "test"))));
    plan = RunPlan.of(runspec, setting.binder());
    folder = ExperimentFolder.open(runspec.experimentPath(), spec);
    recorder =
        new RunRecorder(
            folder,
            Console.open(folder.console(), terminal),
            Optional.empty(),
            Optional.empty(),
            clock);
  }

  List<String> journal() throws IOException {
    return Files.readAllLines(folder.metrics());
  }

  String screen() {
    return screen.toString(StandardCharsets.UTF_8);
  }

  @Override
  public void close() {
    recorder.close();
    folder.close();
  }
}
