package org.runspec.report.notebook;

import com.github.difflib.DiffUtils;
import com.github.difflib.UnifiedDiffUtils;
import com.github.difflib.patch.AbstractDelta;
import com.github.difflib.patch.Patch;
import java.io.IOException;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import org.runspec.storage.Storage;

/** What is different in two code snapshots of a store. */
final class CodeChanges {
  private static final int CONTEXT = 3;

  private final List<CodeChange> files = new ArrayList<>();
  private final List<String> unified = new ArrayList<>();

  private CodeChanges() {}

  /**
   * Compares two snapshots by their digests.
   *
   * @throws java.nio.file.NoSuchFileException if one is not there any more
   */
  static CodeChanges between(Storage storage, String before, String after) throws IOException {
    CodeChanges changes = new CodeChanges();
    if (!before.equals(after)) {
      changes.compare(new CodeTexts(storage, before), new CodeTexts(storage, after));
    }
    return changes;
  }

  /** Files that differ, by name. */
  List<CodeChange> files() {
    return List.copyOf(files);
  }

  /** All differing lines, as {@code diff -u} writes them. */
  List<String> unified() {
    return List.copyOf(unified);
  }

  private void compare(CodeTexts before, CodeTexts after) throws IOException {
    Map<String, String> old = before.digests();
    Map<String, String> now = after.digests();
    Set<String> names = new TreeSet<>(old.keySet());
    names.addAll(now.keySet());
    names.removeIf(name -> old.containsKey(name) && old.get(name).equals(now.get(name)));
    Map<String, Optional<List<String>>> oldLines = new HashMap<>(before.lines(names));
    Map<String, Optional<List<String>>> nowLines = new HashMap<>(after.lines(names));
    for (String name : names) {
      compare(
          name,
          oldLines.getOrDefault(name, Optional.of(List.of())),
          nowLines.getOrDefault(name, Optional.of(List.of())),
          old.containsKey(name),
          now.containsKey(name));
    }
  }

  private void compare(
      String name,
      Optional<List<String>> old,
      Optional<List<String>> now,
      boolean wasThere,
      boolean isThere) {
    CodeChange.Kind kind =
        !wasThere
            ? CodeChange.Kind.ADDED
            : !isThere ? CodeChange.Kind.DELETED : CodeChange.Kind.CHANGED;
    if (old.isEmpty() || now.isEmpty()) {
      boolean changed = kind == CodeChange.Kind.CHANGED;
      files.add(new CodeChange(name, changed ? CodeChange.Kind.BINARY : kind, 0, 0));
      unified.add("Binary files of " + name + " differ");
      return;
    }
    Patch<String> patch = DiffUtils.diff(old.get(), now.get());
    int added = 0;
    int removed = 0;
    for (AbstractDelta<String> delta : patch.getDeltas()) {
      added += delta.getTarget().size();
      removed += delta.getSource().size();
    }
    files.add(new CodeChange(name, kind, added, removed));
    unified.addAll(
        UnifiedDiffUtils.generateUnifiedDiff(
            wasThere ? "a/" + name : "/dev/null",
            isThere ? "b/" + name : "/dev/null",
            old.get(),
            patch,
            CONTEXT));
  }
}
