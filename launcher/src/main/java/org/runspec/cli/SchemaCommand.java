package org.runspec.cli;

import com.beust.jcommander.Parameter;
import com.beust.jcommander.Parameters;
import java.nio.file.Path;
import java.util.List;
import org.runspec.config.Project;
import org.runspec.spec.catalogue.Catalogue;
import org.runspec.spec.problem.GivenPath;
import org.runspec.spec.problem.Problem;
import org.runspec.spec.problem.UserProblem;
import org.runspec.spec.schema.EditorSchema;

@Parameters(
    commandDescription =
        "Writes the JSON Schema that editors complete and check runspecs with, made from the"
            + " project's components.")
final class SchemaCommand implements Command {
  @Parameter(
      names = "--output",
      description = "The file to write; by default .vscode/runspec.schema.json of the project")
  private String output;

  @Parameter(
      names = "--check",
      description = "Writes nothing, and fails if the file is not what would be written")
  private boolean check;

  @Override
  public ExitCode run(Session session) {
    Project project = Project.around(session.directory());
    Catalogue catalogue = project.catalogue();
    String text = EditorSchema.textFor(catalogue);
    List<Problem> problems = catalogue.problems();
    if (!problems.isEmpty()) {
      throw new UserProblem("read the component definitions", problems);
    }
    Path file =
        output == null ? project.editorSchema() : session.directory().resolve(GivenPath.of(output));
    return new GeneratedFile(file, text, ProgramName.with("schema")).writeOrCheck(check, session);
  }
}
