package org.runspec.cli.job;

import java.io.File;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;

/**
 * Which versions of Python packages this machine has, as its Python tells it. Nothing of the folder
 * in which that is asked is executed.
 */
final class InstalledPackages {
  private static final int SECONDS = 30;
  private static final String SCRIPT =
      """
      import sys
      if sys.path[:1] == [""]:
          del sys.path[0]
      import importlib.metadata
      for name in sys.argv[1:]:
          try:
              print(name, importlib.metadata.version(name))
          except importlib.metadata.PackageNotFoundError:
              pass
      """;

  private InstalledPackages() {}

  /** Versions by name; without those that are not installed, and none where there is no Python. */
  static Map<String, String> versions(Collection<String> names, Path directory) {
    Map<String, String> versions = new TreeMap<>();
    if (names.isEmpty()) {
      return versions;
    }
    List<String> command = new ArrayList<>(List.of("python3", "-c", SCRIPT));
    command.addAll(names);
    try {
      Process python =
          new ProcessBuilder(command)
              .directory(directory.toFile())
              .redirectError(ProcessBuilder.Redirect.DISCARD)
              .redirectInput(new File(File.separatorChar == '\\' ? "NUL" : "/dev/null"))
              .start();
      try {
        CompletableFuture.supplyAsync(() -> text(python))
            .get(SECONDS, TimeUnit.SECONDS)
            .lines()
            .map(line -> line.split(" ", 2))
            .forEach(words -> versions.put(words[0], words[1]));
      } finally {
        python.destroyForcibly(); // if it hangs
      }
    } catch (IOException | ExecutionException | TimeoutException e) {
      return versions; // then nothing is known to be installed, which planning tells
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
    return versions;
  }

  private static String text(Process process) {
    try {
      return new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
