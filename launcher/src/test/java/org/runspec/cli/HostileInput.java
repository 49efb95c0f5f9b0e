package org.runspec.cli;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;

/**
 * Something that nobody should write, and that is refused all the same.
 *
 * @param name of letters, digits and underscores
 * @param heavy whether it means to use up time or memory
 * @param arguments of the command line, in a folder where {@link #prepare} was
 */
record HostileInput(String name, boolean heavy, List<String> arguments, Preparation preparation) {
  private static final String SPEC = "x.yaml";

  HostileInput {
    arguments = List.copyOf(arguments);
  }

  /** Makes the files. */
  interface Preparation {
    void in(Path folder) throws IOException;
  }

  /** Makes the files below an empty folder. */
  void prepare(Path folder) throws IOException {
    Files.createDirectory(folder.resolve("components"));
    preparation.in(folder);
  }

  @Override
  public String toString() {
    return name;
  }

  /** A runspec of this text. */
  static HostileInput spec(String name, String text) {
    return spec(name, text.getBytes(StandardCharsets.UTF_8));
  }

  /** A runspec of these bytes. */
  static HostileInput spec(String name, byte[] bytes) {
    return made(name, folder -> Files.write(folder.resolve(SPEC), bytes));
  }

  /** A runspec that is made in its own way. */
  static HostileInput made(String name, Preparation preparation) {
    return new HostileInput(name, false, List.of("validate", SPEC), preparation);
  }

  /** Options for a runspec that is right. */
  static HostileInput options(String name, String... options) {
    return spec(name, HostileInputs.SPEC).with(options);
  }

  /** A right runspec in a project with this configuration. */
  static HostileInput configuration(String name, String text) {
    return spec(name, HostileInputs.SPEC).and("xt_config.yaml", text);
  }

  /** The same with a file more. */
  HostileInput and(String file, String text) {
    return new HostileInput(
        name,
        heavy,
        arguments,
        folder -> {
          preparation.in(folder);
          Path path = folder.resolve(file);
          Files.createDirectories(path.getParent());
          Files.writeString(path, text);
        });
  }

  /** The same with more options. */
  HostileInput with(String... options) {
    List<String> more = new java.util.ArrayList<>(arguments);
    more.addAll(List.of(options));
    return new HostileInput(name, heavy, more, preparation);
  }

  /** The same, known to mean harm to time or memory. */
  HostileInput asHeavy() {
    return new HostileInput(name, true, arguments, preparation);
  }
}
