package org.runspec.cli;

import com.beust.jcommander.Parameter;
import com.beust.jcommander.Parameters;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.Map;
import org.runspec.config.Project;
import org.runspec.spec.catalogue.Catalogue;
import org.runspec.spec.problem.GivenPath;
import org.runspec.spec.problem.UserProblem;
import org.runspec.spec.yaml.Limits;
import org.runspec.spec.yaml.SourceText;

@Parameters(
    commandDescription =
        "Writes two reference pages: one of all components with their properties, one of all"
            + " commands with their options.")
final class ReferenceCommand implements Command {
  @Parameter(names = "--output", description = "The folder to write to; by default docs/reference")
  private String output;

  @Parameter(
      names = "--check",
      description = "Writes nothing, and fails if a page is not what would be written")
  private boolean check;

  @Override
  public ExitCode run(Session session) {
    Project project = Project.around(session.directory());
    Catalogue catalogue = project.catalogue();
    Map<String, String> pages = new LinkedHashMap<>();
    pages.put("components.md", ComponentReference.of(catalogue));
    pages.put("commands.md", CommandReference.text());
    if (!catalogue.problems().isEmpty()) {
      throw new UserProblem("read the component definitions", catalogue.problems());
    }
    Path folder =
        output == null
            ? project.folder().resolve("docs").resolve("reference")
            : session.directory().resolve(GivenPath.of(output));
    ExitCode code = ExitCode.DONE;
    for (Map.Entry<String, String> page : pages.entrySet()) {
      Path file = folder.resolve(page.getKey());
      if (!check) {
        EditorSchemas.write(file, page.getValue());
        session.out().println("Wrote " + Project.shown(file));
      } else if (!Files.exists(file)
          || !SourceText.read(file, file.toString(), Limits.DEFAULT)
              .text()
              .equals(page.getValue())) {
        session.err().println(Project.shown(file) + " is stale. Try: run.jar reference.");
        code = ExitCode.FAILED;
      } else {
        session.out().println(Project.shown(file) + " is up to date");
      }
    }
    return code;
  }
}
