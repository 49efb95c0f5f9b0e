package org.runspec.config;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.InvalidPathException;
import java.nio.file.Path;
import java.util.Map;
import java.util.Optional;
import org.runspec.spec.expand.HomePath;
import org.runspec.spec.problem.UserProblem;

/** Where a secret is kept; the secret itself is only read when it is sent on its way. */
public sealed interface Secret {
  /** In the words of the file. */
  String reference();

  /**
   * The secret.
   *
   * @param environment the variables of this process
   * @param folder what a relative path is relative to
   * @throws UserProblem if it is not there; the message does not hold it
   */
  Text read(Map<String, String> environment, Path folder);

  /**
   * What a reference in a runspec or configuration means.
   *
   * @param value such as {@code {env=HF_TOKEN}}
   * @return empty if it is no reference
   */
  static Optional<Secret> of(Object value) {
    if (!(value instanceof Map<?, ?> map) || map.size() != 1) {
      return Optional.empty();
    }
    Object place = map.values().iterator().next();
    if (!(place instanceof String text) || text.isBlank()) {
      return Optional.empty();
    }
    if (map.containsKey("env")) {
      return Optional.of(new InVariable(text));
    }
    return map.containsKey("file") ? Optional.of(new InFile(text)) : Optional.empty();
  }

  /** In an environment variable of whoever launches. */
  record InVariable(String name) implements Secret {
    @Override
    public String reference() {
      return "{env: " + name + "}";
    }

    @Override
    public Text read(Map<String, String> environment, Path folder) {
      String value = environment.get(name);
      if (value == null || value.isEmpty()) {
        throw new UserProblem(
            "read the secret " + reference(),
            "there is no such variable",
            "export " + name + "=...");
      }
      return new Text(value);
    }
  }

  /** In a file, without the line break at its end. */
  record InFile(String path) implements Secret {
    @Override
    public String reference() {
      return "{file: " + path + "}";
    }

    @Override
    public Text read(Map<String, String> environment, Path folder) {
      try {
        return new Text(Files.readString(HomePath.resolve(path, folder)).stripTrailing());
      } catch (IOException | InvalidPathException e) {
        throw new UserProblem(
            "read the secret " + reference(),
            "the file cannot be read (" + e.getClass().getSimpleName() + ")",
            "ls -l " + path);
      }
    }
  }

  /**
   * The secret itself, which no message, log or record shows.
   *
   * @param reveal what it is
   */
  record Text(String reveal) {
    @Override
    public String toString() {
      return "***";
    }
  }
}
