package org.runspec.cli;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.runspec.cli.session.ExitCode;
import org.runspec.cli.session.Session;
import org.runspec.run.console.Terminal;

/** Odd names of folders and files are no mistakes: what they name is checked, run and run again. */
class HostileNamesTest {
  private static final String LONG =
      "a name of about three hundred characters, a hundred of them in its first half, the other"
          + " hundred in its second half, and a hundred more to come: 0123456789 0123456789"
          + " 0123456789 0123456789 0123456789 0123456789 0123456789 0123456789 0123456789 "
          + " 0123456789 0123456789 0123456789 0123456789 0123456789";

  @TempDir Path folder;

  @ParameterizedTest
  @ValueSource(
      strings = {
        "with spaces",
        "it's \"quoted\"",
        "two\nlines",
        "a=b",
        "--set",
        "-m",
        "\u00fcn\u00efc\u00f6d\u00e9 \u65e5\u672c \ud83d\ude80",
        "$HOME $(x) `y` ; & | * ?",
        "#hash",
        "{braces}, [brackets]: &a *b !c",
        "back\\slash",
        "%percent %20",
        "<angle>",
        LONG
      })
  void areChecked(String name) throws IOException {
    Path project = Files.createDirectory(folder.resolve(shortened(name)));
    Files.createDirectory(project.resolve("components"));
    Files.writeString(
        project.resolve(shortened(name) + ".yaml"),
        """
        component: root/Root_Component
        experiment_path: %s
        processing_stages:
          - processing_stage:
              component: processors/Minimize_Proc
              max_iterations: 20
              iters_per_report: 10
          - processing_stage:
              component: processors/Command_Proc
              command: ['true']
        """
            .formatted(quoted(results(name))));
    String spec = "./" + shortened(name) + ".yaml";

    assertEquals("", problems(project, "validate", spec));
    assertEquals("", problems(project, spec));

    Path results = project.resolve(results(name));
    assertTrue(Files.exists(results.resolve("metrics.jsonl")));
    assertEquals("", problems(project, results.resolve("repro_spec.yaml").toString()));
    assertTrue(Files.exists(results.resolve("repro1/metrics.jsonl")));
  }

  /** A name of a file has at most 255 bytes; a path may have more. */
  private static String shortened(String name) {
    return name.length() > 200 ? name.substring(0, 200) : name;
  }

  /** A path of that name; in a runspec, a word in angle brackets would be a replacement. */
  private static String results(String name) {
    String path = name.length() > 200 ? name.replace("hundred ", "hundred/") : name;
    return "results/" + path.replace('<', '(').replace('>', ')').strip();
  }

  /** In double quotes, as YAML has them. */
  private static String quoted(String text) {
    return '"' + text.replace("\\", "\\\\").replace("\"", "\\\"").replace("\n", "\\n") + '"';
  }

  /** What a command says if it fails. */
  private static String problems(Path directory, String... words) {
    ByteArrayOutputStream bytes = new ByteArrayOutputStream();
    PrintStream screen = new PrintStream(bytes, true, StandardCharsets.UTF_8);
    Terminal terminal = new Terminal(screen, screen, false, () -> 80);
    Session session = new Session(directory, Transcript.environment(), terminal);
    ExitCode code = new CommandLine(session).run(List.of(words));
    return code.equals(ExitCode.DONE) ? "" : bytes.toString(StandardCharsets.UTF_8);
  }
}
