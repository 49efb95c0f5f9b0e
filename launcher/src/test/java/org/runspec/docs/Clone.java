package org.runspec.docs;

import java.io.File;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.List;
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
    return new Shell(folder);
  }
}
