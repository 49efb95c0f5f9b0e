package org.runspec.cli.launch;

import com.beust.jcommander.Parameter;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.runspec.cli.session.WholeValue;
import org.runspec.config.Configuration;
import org.runspec.config.JobSettings;
import org.runspec.config.Project;
import org.runspec.config.WorkspaceName;
import org.runspec.spec.problem.UserProblem;

/** The options that lie over the configuration: names, and which files runs get and leave. */
final class FileOptions {
  @Parameter(
      names = "--workspace",
      description = "Whose runs they are; without it, the configuration's")
  private String workspace;

  @Parameter(
      names = "--experiment",
      description = "A word to group jobs by; without it, the configuration's")
  private String experiment;

  @Parameter(
      names = "--code-dir",
      splitter = WholeValue.class,
      description =
          "What the runs get instead of the configured code-dirs, as DIR or DIR::DEST, relative to"
              + " the current directory; may be given several times")
  private List<String> codeDirs = new ArrayList<>();

  @Parameter(
      names = "--code-omit",
      splitter = WholeValue.class,
      description = "A name or pattern that is left out of it, too; may be given several times")
  private List<String> codeOmit = new ArrayList<>();

  @Parameter(
      names = "--mirror-files",
      splitter = WholeValue.class,
      description =
          "A pattern of files that are copied to the store while a run goes on, beside the"
              + " configured ones, relative to the run's directory; may be given several times")
  private List<String> mirrorFiles = new ArrayList<>();

  @Parameter(
      names = "--after-files",
      splitter = WholeValue.class,
      description =
          "A pattern of files that are copied to the store when a run ends, beside the configured"
              + " ones; may be given several times")
  private List<String> afterFiles = new ArrayList<>();

  /** The project's configuration as these options change it. */
  Configuration over(Project project, Path directory, LauncherTree launcher) {
    JobSettings jobs = project.configuration().jobs();
    note(launcher);
    if (workspace != null && !WorkspaceName.fits(workspace)) {
      throw new UserProblem(
          "use the workspace " + workspace, WorkspaceName.RULE, "a name such as ws1");
    }
    JobSettings.Code code = jobs.code();
    CodePaths paths = new CodePaths(project.folder(), directory);
    JobSettings.Copies copies = jobs.copies();
    return project
        .configuration()
        .with(
            jobs.with(
                workspace == null ? jobs.workspace() : workspace,
                experiment == null ? jobs.experiment() : experiment,
                new JobSettings.Code(
                    codeDirs.isEmpty()
                        ? code.directories()
                        : codeDirs.stream().map(paths::entry).toList(),
                    joined(code.omit(), codeOmit),
                    code.workingDirectory(),
                    code.maxBytes()),
                new JobSettings.Copies(
                    joined(copies.mirror(), mirrorFiles),
                    copies.omit(),
                    copies.maxFileBytes(),
                    joined(copies.after(), afterFiles))));
  }

  private void note(LauncherTree launcher) {
    if (workspace != null) {
      launcher.note("--workspace " + workspace);
    }
    if (experiment != null) {
      launcher.note("--experiment " + experiment);
    }
    codeDirs.forEach(value -> launcher.note("--code-dir " + value));
    codeOmit.forEach(value -> launcher.note("--code-omit " + value));
    mirrorFiles.forEach(value -> launcher.note("--mirror-files " + value));
    afterFiles.forEach(value -> launcher.note("--after-files " + value));
  }

  private static List<String> joined(List<String> some, List<String> more) {
    List<String> all = new ArrayList<>(some);
    all.addAll(more);
    return all;
  }
}
