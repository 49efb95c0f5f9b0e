package org.runspec.cli;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.stream.Stream;

/** Processes that bear a sign in their environment, as all their children do. */
final class SignedProcesses {
  private static final Path PROC = Path.of("/proc");
  private static final String NAME = "TEST_SIGN";

  private final String sign = UUID.randomUUID().toString();

  void sign(Map<String, String> environment) {
    environment.put(NAME, sign);
  }

  /** Those that still run. */
  List<Path> running() {
    try (Stream<Path> all = Files.list(PROC)) {
      return all.filter(folder -> isSigned(folder.resolve("environ"))).toList();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private boolean isSigned(Path environ) {
    try {
      return Files.readString(environ, StandardCharsets.ISO_8859_1).contains(sign);
    } catch (IOException e) {
      return false; // no process, or none of ours
    }
  }
}
