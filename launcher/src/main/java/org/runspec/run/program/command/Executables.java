package org.runspec.run.program.command;

import java.nio.file.Files;
import java.nio.file.InvalidPathException;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/**
 * Finds programs as the operating system would, but can say why one is missing.
 *
 * @param folders the search path
 * @param extensions what may be added to a name; "" is among them
 * @param directory where relative names with a folder in them start
 */
public record Executables(
    List<Path> folders, List<String> extensions, Path directory, Platform platform) {

  private static final String WINDOWS_EXTENSIONS = ".COM;.EXE;.BAT;.CMD";

  /** Keeps copies. */
  public Executables {
    folders = List.copyOf(folders);
    extensions = List.copyOf(extensions);
  }

  /** What a program with this environment, in this directory, would find. */
  public static Executables in(Map<String, String> environment, Path directory, Platform platform) {
    String path = platform.variable(environment, "PATH").orElse("");
    List<Path> folders =
        split(path, platform.pathSeparator()).map(f -> directory.resolve(f)).toList();
    List<String> extensions =
        platform == Platform.POSIX
            ? List.of("")
            : Stream.concat(
                    split(
                        platform.variable(environment, "PATHEXT").orElse(WINDOWS_EXTENSIONS), ";"),
                    Stream.of(""))
                .toList();
    return new Executables(folders, extensions, directory, platform);
  }

  /** The program's file, absolute. */
  public Optional<Path> find(String name) {
    try {
      return candidates(name).filter(this::runs).map(Path::toAbsolutePath).findFirst();
    } catch (InvalidPathException e) {
      return Optional.empty();
    }
  }

  /** Whether a program of this name is looked for in the folders of the search path. */
  public boolean isOnPath(String name) {
    return !hasFolder(name);
  }

  /** Why {@link #find} does not find it, such as {@code no foo on PATH}. */
  public String whyMissing(String name) {
    if (!hasFolder(name)) {
      return "no " + name + " on PATH";
    }
    try {
      Path file = directory.resolve(name);
      if (Files.isDirectory(file)) {
        return name + " is a folder, not a program";
      }
      return Files.exists(file) ? name + " is not executable" : "no program " + file.normalize();
    } catch (InvalidPathException e) {
      return name + " is not a file name";
    }
  }

  private Stream<Path> candidates(String name) {
    Stream<Path> bases =
        hasFolder(name)
            ? Stream.of(directory.resolve(name))
            : folders.stream().map(folder -> folder.resolve(name));
    return bases.flatMap(
        base -> extensions.stream().map(x -> base.resolveSibling(base.getFileName() + x)));
  }

  private boolean runs(Path file) {
    return Files.isRegularFile(file) && Files.isExecutable(file);
  }

  private boolean hasFolder(String name) {
    return name.contains("/") || (platform == Platform.WINDOWS && name.contains("\\"));
  }

  private static Stream<String> split(String text, String separator) {
    return text.isEmpty()
        ? Stream.empty()
        : Arrays.stream(text.split(Pattern.quote(separator), -1));
  }
}
