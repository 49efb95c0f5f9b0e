package org.runspec.cli;

import com.beust.jcommander.Parameter;
import com.beust.jcommander.Parameters;
import java.nio.file.Path;
import java.util.List;
import org.runspec.cli.session.Command;
import org.runspec.cli.session.ExitCode;
import org.runspec.cli.session.ProgramName;
import org.runspec.cli.session.Session;
import org.runspec.config.ConfigSchema;
import org.runspec.config.Project;
import org.runspec.spec.catalogue.Catalogue;
import org.runspec.spec.problem.GivenPath;
import org.runspec.spec.problem.Problem;
import org.runspec.spec.problem.UserProblem;
import org.runspec.spec.schema.EditorSchema;

@Parameters(
    commandDescription =
        "Writes the JSON Schemas that editors complete and check runspecs and the configuration"
            + " with; that of runspecs is made from the project's components.")
final class SchemaCommand implements Command {
  @Parameter(
      names = "--output",
      description =
          "The file to write the schema of runspecs to, and nothing else; by default both go into"
              + " .vscode of the project")
  private String output;

  @Parameter(
      names = "--check",
      description = "Writes nothing, and fails if the file is not what would be written")
  private boolean check;

  @Override
  public ExitCode run(Session session) {
    Project project = session.project();
    Catalogue catalogue = project.catalogue();
    String text = EditorSchema.textFor(catalogue);
    List<Problem> problems = catalogue.problems();
    if (!problems.isEmpty()) {
      throw new UserProblem("read the component definitions", problems);
    }
    String command = ProgramName.with("schema");
    if (output != null) {
      Path file = session.directory().resolve(GivenPath.of(output));
      return new GeneratedFile(file, text, command).writeOrCheck(check, session);
    }
    ExitCode ofRunspecs =
        new GeneratedFile(project.editorSchema(), text, command).writeOrCheck(check, session);
    ExitCode ofConfiguration =
        new GeneratedFile(project.configurationSchema(), ConfigSchema.text(), command)
            .writeOrCheck(check, session);
    return ofRunspecs.equals(ExitCode.DONE) ? ofConfiguration : ofRunspecs;
  }
}
