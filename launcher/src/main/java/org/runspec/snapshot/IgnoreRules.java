package org.runspec.snapshot;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * Which files git would ignore, as far as {@code .gitignore} files and the checkout's own {@code
 * info/exclude} say it. Rules of a folder lie over those of the folders above it; within a file the
 * last match decides. Whether git tracks a file in spite of them is not asked.
 *
 * @param base the folder that the patterns are relative to, absolute
 * @param above the rules of the folders above
 */
record IgnoreRules(Path base, List<IgnorePattern> patterns, Optional<IgnoreRules> above) {
  private static final String FILE = ".gitignore";

  IgnoreRules {
    patterns = List.copyOf(patterns);
  }

  /** Patterns that stand in no file. */
  static IgnoreRules of(Path base, List<String> lines) {
    return new IgnoreRules(base, parsed(lines), Optional.empty());
  }

  /**
   * The rules that hold in a folder from the files above it in its git checkout, if it is in one.
   */
  static IgnoreRules above(Path folder) throws IOException {
    List<Path> chain = new ArrayList<>();
    for (Path at = folder; at != null; at = at.getParent()) {
      if (Files.exists(at.resolve(".git"))) {
        Path exclude = at.resolve(".git").resolve("info").resolve("exclude");
        IgnoreRules rules = new IgnoreRules(at, lines(exclude), Optional.empty());
        for (int i = chain.size() - 1; i >= 0; i--) {
          rules = rules.in(chain.get(i).getParent());
        }
        return rules;
      }
      chain.add(at);
    }
    return new IgnoreRules(folder, List.of(), Optional.empty());
  }

  /** These rules with those of a folder below. */
  IgnoreRules in(Path folder) throws IOException {
    List<IgnorePattern> own = lines(folder.resolve(FILE));
    return own.isEmpty() ? this : new IgnoreRules(folder, own, Optional.of(this));
  }

  /** Whether a file or folder is ignored, none of the folders above it being so. */
  boolean ignores(Path path, boolean folder) {
    String relative = slashed(base.relativize(path));
    for (int i = patterns.size() - 1; i >= 0; i--) {
      if (patterns.get(i).matches(relative, folder)) {
        return !patterns.get(i).negated();
      }
    }
    return above.isPresent() && above.get().ignores(path, folder);
  }

  private static List<IgnorePattern> lines(Path file) throws IOException {
    if (!Files.isRegularFile(file)) {
      return List.of();
    }
    String text = new String(Files.readAllBytes(file), StandardCharsets.UTF_8);
    return parsed(text.lines().toList());
  }

  private static List<IgnorePattern> parsed(List<String> lines) {
    return lines.stream().map(IgnorePattern::of).flatMap(Optional::stream).toList();
  }

  static String slashed(Path path) {
    StringBuilder text = new StringBuilder();
    for (Path part : path) {
      text.append(text.isEmpty() ? "" : "/").append(part);
    }
    return text.toString();
  }
}
