package org.runspec.cli;

import com.beust.jcommander.Parameter;
import com.beust.jcommander.Parameters;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.Map;
import org.runspec.cli.session.Command;
import org.runspec.cli.session.ExitCode;
import org.runspec.cli.session.ProgramName;
import org.runspec.cli.session.Session;
import org.runspec.config.ConfigReference;
import org.runspec.config.Project;
import org.runspec.spec.catalogue.Catalogue;
import org.runspec.spec.problem.GivenPath;
import org.runspec.spec.problem.UserProblem;

@Parameters(
    commandDescription =
        "Writes three reference pages: all components with their properties, all commands with their"
            + " options, and all keys of the configuration.")
final class ReferenceCommand implements Command {
  @Parameter(names = "--output", description = "The folder to write to; by default docs/reference")
  private String output;

  @Parameter(
      names = "--check",
      description = "Writes nothing, and fails if a page is not what would be written")
  private boolean check;

  @Override
  public ExitCode run(Session session) {
    Project project = session.project();
    Catalogue catalogue = project.catalogue();
    Map<String, String> pages = new LinkedHashMap<>();
    pages.put("components.md", ComponentReference.of(catalogue));
    pages.put("commands.md", CommandReference.text());
    pages.put("configuration.md", ConfigReference.text());
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
      GeneratedFile made = new GeneratedFile(file, page.getValue(), ProgramName.with("reference"));
      if (!made.writeOrCheck(check, session).equals(ExitCode.DONE)) {
        code = ExitCode.FAILED;
      }
    }
    return code;
  }
}
