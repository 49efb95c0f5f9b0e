package org.runspec.cli;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;
import org.runspec.cli.session.ExitCode;
import org.runspec.cli.session.Session;
import org.runspec.config.Project;
import org.runspec.spec.problem.ExternalProblem;
import org.runspec.spec.problem.UserProblem;
import org.runspec.spec.yaml.Limits;
import org.runspec.spec.yaml.SourceText;

/**
 * A file that a command makes and that is kept in version control, where it may fall behind.
 *
 * @param file where it belongs
 * @param text what it shall hold
 * @param command what makes it, such as {@code ./run schema}
 */
record GeneratedFile(Path file, String text, String command) {

  /** Writes the file, or only tells whether that is needed. */
  ExitCode writeOrCheck(boolean check, Session session) {
    String shown = Project.shown(file);
    if (!check) {
      write();
      session.out().println("Wrote " + shown);
      return ExitCode.DONE;
    }
    Optional<String> wrong = whatIsWrong();
    if (wrong.isEmpty()) {
      session.out().println(shown + " is up to date");
      return ExitCode.DONE;
    }
    session.err().println(new UserProblem("accept " + shown, wrong.get(), command).getMessage());
    return ExitCode.FAILED;
  }

  /** Writes the file, making its folder. */
  void write() {
    try {
      Path folder = file.toAbsolutePath().getParent();
      if (folder != null) {
        Files.createDirectories(folder);
      }
      Files.writeString(file, text);
    } catch (IOException e) {
      throw new ExternalProblem("write " + file, e, "--output with another place");
    }
  }

  private Optional<String> whatIsWrong() {
    if (!Files.exists(file)) {
      return Optional.of("there is no such file");
    }
    String there = SourceText.read(file, file.toString(), Limits.DEFAULT).text();
    return there.equals(text) ? Optional.empty() : Optional.of("it is stale");
  }
}
