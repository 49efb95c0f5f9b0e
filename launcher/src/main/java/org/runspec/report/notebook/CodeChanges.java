package org.runspec.report.notebook;

import com.github.difflib.DiffUtils;
import com.github.difflib.UnifiedDiffUtils;
import com.github.difflib.patch.AbstractDelta;
import com.github.difflib.patch.Patch;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;
import org.runspec.storage.Storage;

/** What is different in two code snapshots of a store. */
final class CodeChanges {
  private static final int CONTEXT = 3;

  /** A list has room for fewer. */
  private static final int MOST_COUNTED = 30;

  /** Comparing longer ones takes longer than a list may. */
  private static final int BRIEF_BYTES = 1 << 16;

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

  /**
   * Only how much of which file differs, for lists: of long files, and of more files than a list
   * has room for, lines are not counted.
   *
   * @throws java.nio.file.NoSuchFileException if a snapshot is not there any more
   */
  static List<CodeChange> brief(Storage storage, String before, String after) throws IOException {
    CodeTexts oldTexts = new CodeTexts(storage, before);
    CodeTexts nowTexts = new CodeTexts(storage, after);
    Map<String, String> old = oldTexts.digests();
    Map<String, String> now = nowTexts.digests();
    Set<String> names = differing(old, now);
    Set<String> counted = names.stream().limit(MOST_COUNTED).collect(Collectors.toSet());
    Map<String, Optional<List<String>>> oldLines = oldTexts.lines(counted, BRIEF_BYTES);
    Map<String, Optional<List<String>>> nowLines = nowTexts.lines(counted, BRIEF_BYTES);
    List<CodeChange> changes = new ArrayList<>();
    for (String name : names) {
      CodeChange.Kind kind = kind(old.containsKey(name), now.containsKey(name));
      Optional<List<String>> here = lines(name, old, oldLines);
      Optional<List<String>> there = lines(name, now, nowLines);
      changes.add(
          here.isPresent() && there.isPresent()
              ? counted(name, kind, DiffUtils.diff(here.get(), there.get()))
              : uncounted(name, kind));
    }
    return changes;
  }

  /** None of a file that is not in a snapshot, empty of one that was not read. */
  private static Optional<List<String>> lines(
      String name, Map<String, String> snapshot, Map<String, Optional<List<String>>> lines) {
    return snapshot.containsKey(name)
        ? lines.getOrDefault(name, Optional.empty())
        : Optional.of(List.of());
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
    Set<String> names = differing(old, now);
    Map<String, Optional<List<String>>> oldLines = before.lines(names);
    Map<String, Optional<List<String>>> nowLines = after.lines(names);
    for (String name : names) {
      compare(
          name,
          lines(name, old, oldLines),
          lines(name, now, nowLines),
          old.containsKey(name),
          now.containsKey(name));
    }
  }

  private static Set<String> differing(Map<String, String> old, Map<String, String> now) {
    Set<String> names = new TreeSet<>(old.keySet());
    names.addAll(now.keySet());
    names.removeIf(name -> old.containsKey(name) && old.get(name).equals(now.get(name)));
    return names;
  }

  private static CodeChange.Kind kind(boolean wasThere, boolean isThere) {
    return !wasThere
        ? CodeChange.Kind.ADDED
        : !isThere ? CodeChange.Kind.DELETED : CodeChange.Kind.CHANGED;
  }

  private static CodeChange uncounted(String name, CodeChange.Kind kind) {
    boolean changed = kind == CodeChange.Kind.CHANGED;
    return new CodeChange(name, changed ? CodeChange.Kind.BINARY : kind, 0, 0);
  }

  private static CodeChange counted(String name, CodeChange.Kind kind, Patch<String> patch) {
    int added = 0;
    int removed = 0;
    for (AbstractDelta<String> delta : patch.getDeltas()) {
      added += delta.getTarget().size();
      removed += delta.getSource().size();
    }
    return new CodeChange(name, kind, added, removed);
  }

  private void compare(
      String name,
      Optional<List<String>> old,
      Optional<List<String>> now,
      boolean wasThere,
      boolean isThere) {
    CodeChange.Kind kind = kind(wasThere, isThere);
    if (old.isEmpty() || now.isEmpty()) {
      files.add(uncounted(name, kind));
      unified.add("Binary files of " + name + " differ");
      return;
    }
    Patch<String> patch = DiffUtils.diff(old.get(), now.get());
    files.add(counted(name, kind, patch));
    UnifiedDiffUtils.generateUnifiedDiff(
            wasThere ? "a/" + name : "/dev/null",
            isThere ? "b/" + name : "/dev/null",
            old.get(),
            patch,
            CONTEXT)
        .stream()
        .map(CodeChanges::placed)
        .forEach(unified::add);
  }

  /** Where there are no lines, there is none before them either. */
  private static String placed(String line) {
    return line.startsWith("@@ -1,0 +")
        ? line.replaceFirst("-1,0", "-0,0")
        : line.endsWith(" +1,0 @@") ? line.replaceFirst("\\+1,0 @@$", "+0,0 @@") : line;
  }
}
