package org.runspec.cli;

import com.beust.jcommander.Parameter;
import com.beust.jcommander.Parameters;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.runspec.cli.session.Command;
import org.runspec.cli.session.ExitCode;
import org.runspec.cli.session.ProgramName;
import org.runspec.cli.session.Session;
import org.runspec.config.ConfigSchema;
import org.runspec.config.Project;
import org.runspec.plan.ShellWord;
import org.runspec.spec.problem.ExternalProblem;
import org.runspec.spec.problem.GivenPath;
import org.runspec.spec.problem.UserProblem;
import org.runspec.spec.schema.EditorSchema;

@Parameters(
    commandDescription =
        "Makes a project of your own: a runspec, a component in Python, configuration and editor"
            + " settings. A README.md and a .gitignore that are there stay as they are; if any other of"
            + " its files is there, nothing is made.")
final class InitCommand implements Command {
  private static final String COMPONENT = "components/processors/Estimate_Pi_Proc/";

  /** Where each file goes, and the resource that it is. */
  private static final Map<String, String> FILES = new LinkedHashMap<>();

  static {
    FILES.put("run_specs/first.yaml", "first.yaml");
    FILES.put(COMPONENT + "Estimate_Pi_Proc.yaml", "Estimate_Pi_Proc.yaml");
    FILES.put(COMPONENT + "Estimate_Pi_Proc.py", "Estimate_Pi_Proc.py");
    FILES.put("xt_config.yaml", "xt_config.yaml");
    FILES.put(".vscode/settings.json", "settings.json");
    FILES.put(".vscode/extensions.json", "extensions.json");
    FILES.put(".gitignore", "gitignore");
    FILES.put("README.md", "README.md");
  }

  /** What a folder may have already, and keeps. */
  private static final Set<String> KEPT = Set.of("README.md", ".gitignore");

  @Parameter(description = "DIR")
  private List<String> folders = new ArrayList<>();

  @Override
  public ExitCode run(Session session) {
    if (folders.size() != 1) {
      throw new UserProblem(
          "make a project", "it takes one folder", ProgramName.with("init my_project"));
    }
    Path shown = GivenPath.of(folders.get(0));
    Path folder = session.directory().resolve(shown).normalize();
    refuseExisting(folder);
    try {
      for (Map.Entry<String, String> file : FILES.entrySet()) {
        Path target = folder.resolve(file.getKey());
        if (!Files.exists(target)) {
          Files.createDirectories(target.getParent());
          Files.write(target, resource(file.getValue()));
        }
      }
    } catch (IOException e) {
      throw new ExternalProblem("make " + folder, e, "another folder");
    }
    Project project = session.project(folder);
    String schema = EditorSchema.textFor(project.catalogue());
    new GeneratedFile(project.editorSchema(), schema, ProgramName.with("schema")).write();
    new GeneratedFile(
            project.configurationSchema(), ConfigSchema.text(), ProgramName.with("schema"))
        .write();
    session
        .out()
        .println("Made " + shown + (shown.endsWith(".") ? "" : ".") + " Its first experiment:");
    session.out().println();
    session
        .out()
        .println(
            "  "
                + ProgramName.typed()
                + " "
                + ShellWord.of(shown.resolve("run_specs/first.yaml").toString()));
    return ExitCode.DONE;
  }

  private static void refuseExisting(Path folder) {
    if (Files.isRegularFile(folder)) {
      throw new UserProblem("make " + folder, "it is a file", "the name of a new folder");
    }
    List<String> there =
        FILES.keySet().stream()
            .filter(name -> !KEPT.contains(name) && Files.exists(folder.resolve(name)))
            .toList();
    if (!there.isEmpty()) {
      throw new UserProblem(
          "make a project in " + folder,
          String.join(", ", there) + " would be overwritten",
          "a new folder");
    }
  }

  private static byte[] resource(String name) {
    try (InputStream in = InitCommand.class.getResourceAsStream("init/" + name)) {
      return in.readAllBytes();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
