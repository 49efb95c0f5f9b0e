package org.runspec.docs;

import java.io.File;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.List;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.stream.Stream;

/**
 * A copy of what a user of the repository works with, in a folder named {@code runspec}. Its {@code
 * ./run} runs this build's run.jar.
 *
 * @param folder the copy, absolute
 */
record Clone(Path folder) {
  static final Path TOP = Path.of(System.getProperty("runspec.top")).toAbsolutePath().normalize();

  private static final Path JAR = TOP.resolve("launcher/target/run.jar");
  private static final List<String> COPIED =
      List.of("README.md", "docs", "useful_run_specs", ".vscode", "components");
  private static final int PATIENCE_SECONDS = 40;
  private static final Path JAVA = Path.of(System.getProperty("java.home"), "bin", "java");

  /** Makes a copy in a folder. */
  static Clone in(Path parent) throws IOException {
    Path folder = Files.createDirectories(parent.resolve("runspec")).toRealPath();
    for (String name : COPIED) {
      try (Stream<Path> files = Files.walk(TOP.resolve(name))) {
        files.filter(Clone::isUsers).forEach(file -> copy(file, folder));
      }
    }
    Path run = folder.resolve("run");
    Files.writeString(
        run, "#!/bin/sh\nexec '" + JAVA + "' -Drunspec.program=$0 -jar '" + JAR + "' \"$@\"\n");
    Files.setPosixFilePermissions(run, PosixFilePermissions.fromString("rwxr-xr-x"));
    return new Clone(folder);
  }

  /** Not the sources of Java components, and nothing that was built. */
  private static boolean isUsers(Path file) {
    String name = TOP.relativize(file).toString().replace(File.separatorChar, '/');
    return Files.isRegularFile(file)
        && !name.startsWith("components/src/")
        && !name.contains("/target/")
        && !name.contains("__pycache__");
  }

  private static void copy(Path file, Path folder) {
    try {
      Path target = folder.resolve(TOP.relativize(file).toString());
      Files.createDirectories(target.getParent());
      Files.copy(file, target);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  Shell shell() throws IOException {
    return new Shell(folder, home());
  }

  /** What belongs to the user of this clone, and so to no other test. */
  Path home() {
    return folder.resolveSibling(".runspec");
  }

  /** Nodes of jobs live on for a while; those that stay longer are ended. */
  void awaitNodes() throws IOException {
    if (!Files.isDirectory(home().resolve("jobs"))) {
      return;
    }
    try (Stream<Path> files = Files.walk(home().resolve("jobs"))) {
      for (Path file : files.filter(path -> path.toString().endsWith(".pid")).toList()) {
        long number = Long.parseLong(Files.readString(file).split(" ", -1)[0]);
        ProcessHandle.of(number).filter(Clone::isNode).ifPresent(Clone::awaitEnd);
      }
    }
  }

  /** Numbers are used again. */
  private static boolean isNode(ProcessHandle process) {
    return process.info().commandLine().map(line -> line.contains("node.sh")).orElse(false);
  }

  private static void awaitEnd(ProcessHandle node) {
    try {
      node.onExit().get(PATIENCE_SECONDS, TimeUnit.SECONDS);
    } catch (TimeoutException | ExecutionException e) {
      node.destroy();
      node.onExit().orTimeout(PATIENCE_SECONDS, TimeUnit.SECONDS).join();
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }
}
