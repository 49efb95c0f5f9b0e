package org.runspec.spec.expand;

import java.nio.file.Files;
import java.nio.file.InvalidPathException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.Set;
import org.runspec.spec.catalogue.Sections;
import org.runspec.spec.problem.Problems;
import org.runspec.spec.problem.UserProblem;
import org.runspec.spec.tree.PlainValues;
import org.runspec.spec.yaml.Limits;
import org.runspec.spec.yaml.SourceText;
import org.runspec.spec.yaml.YamlReader;

/**
 * The repro spec in a run's record, read again to tell whether another run would be the same. Its
 * comments count for nothing.
 */
public final class RecordedSpec {
  private final Map<String, Object> values;

  private RecordedSpec(Map<String, Object> values) {
    this.values = values;
  }

  /** Reads a file; empty if it is not there, or is no whole YAML. */
  public static Optional<RecordedSpec> in(Path file) {
    if (!Files.isRegularFile(file)) {
      return Optional.empty();
    }
    try {
      return of(SourceText.read(file, file.toString(), Limits.DEFAULT));
    } catch (UserProblem e) {
      return Optional.empty(); // a crash has left other bytes there
    }
  }

  private static Optional<RecordedSpec> of(SourceText source) {
    Problems problems = new Problems();
    return new YamlReader()
        .read(source, problems)
        .flatMap(document -> document.mapping(problems))
        .filter(root -> !problems.hasErrors() && root.get(Sections.SEED).isPresent())
        .map(
            root -> {
              Map<String, Object> values = new LinkedHashMap<>();
              flatten("", PlainValues.of(root), values);
              return new RecordedSpec(values);
            });
  }

  private static void flatten(String path, Object value, Map<String, Object> into) {
    if (value instanceof Map<?, ?> map && !map.isEmpty()) {
      map.forEach((key, below) -> flatten(TreePath.child(path, (String) key), below, into));
    } else if (value instanceof List<?> list && !list.isEmpty()) {
      for (int i = 0; i < list.size(); i++) {
        flatten(TreePath.item(path, i), list.get(i), into);
      }
    } else {
      into.put(path, value);
    }
  }

  /** The seed of the run, from which its draws can be drawn again; empty if it is none. */
  public OptionalLong seed() {
    return values.get(Sections.SEED) instanceof Long seed
        ? OptionalLong.of(seed)
        : OptionalLong.empty();
  }

  /**
   * What another repro spec has otherwise, as {@code path: this value, now that value}.
   *
   * @param repro its text
   * @param elsewhere whether the other run has another project folder, so that absolute paths are
   *     not compared
   */
  public List<String> differences(String repro, boolean elsewhere) {
    Map<String, Object> now = of(new SourceText("repro spec", repro)).orElseThrow().values;
    Set<String> paths = new LinkedHashSet<>(values.keySet());
    paths.addAll(now.keySet());
    List<String> differences = new ArrayList<>();
    for (String path : paths) {
      Object one = values.get(path);
      Object other = now.get(path);
      if (!Objects.equals(one, other) && !(elsewhere && isAbsolute(one) && isAbsolute(other))) {
        differences.add(path + ": " + shown(values, path) + ", now " + shown(now, path));
      }
    }
    return differences;
  }

  private static String shown(Map<String, Object> values, String path) {
    return values.containsKey(path) ? String.valueOf(values.get(path)) : "nothing";
  }

  private static boolean isAbsolute(Object value) {
    try {
      return value instanceof String text && Path.of(text).isAbsolute();
    } catch (InvalidPathException e) {
      return false;
    }
  }
}
