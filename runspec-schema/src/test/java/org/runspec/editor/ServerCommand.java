package org.runspec.editor;

import java.io.File;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/** Finds npm's yaml-language-server on this machine. */
final class ServerCommand {
  /** The path of the server's script, to be run by node. */
  private static final String VARIABLE = "RUNSPEC_TEST_LANGUAGE_SERVER";

  private static final String NAME = "yaml-language-server";
  private static final Path SCRIPT = Path.of("node_modules", NAME, "bin", NAME);

  private ServerCommand() {}

  /** The command that starts the server on its standard input and output. */
  static Optional<List<String>> find() {
    String script = System.getenv(VARIABLE);
    return (script == null ? inCache() : Optional.of(script))
        .map(found -> List.of("node", found, "--stdio"))
        .or(ServerCommand::installed);
  }

  private static Optional<String> inCache() {
    Path cache = Path.of(System.getProperty("user.home"), ".cache", "runspec-test");
    if (!Files.isDirectory(cache)) {
      return Optional.empty();
    }
    try (Stream<Path> children = Files.list(cache)) {
      return Stream.concat(Stream.of(cache), children.sorted())
          .map(folder -> folder.resolve(SCRIPT))
          .filter(Files::isRegularFile)
          .map(Path::toString)
          .findFirst();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private static Optional<List<String>> installed() {
    return Stream.of(System.getenv("PATH").split(File.pathSeparator, -1))
        .flatMap(folder -> Stream.of(NAME, NAME + ".cmd").map(name -> Path.of(folder, name)))
        .filter(Files::isExecutable)
        .findFirst()
        .map(command -> List.of(command.toString(), "--stdio"));
  }
}
