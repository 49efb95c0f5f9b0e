package org.runspec.report.notebook;

import com.github.difflib.DiffUtils;
import com.github.difflib.UnifiedDiffUtils;
import java.io.IOException;
import java.nio.file.NoSuchFileException;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import org.runspec.job.JobRecord;
import org.runspec.storage.Storage;

/**
 * What changed from one job to a later one.
 *
 * @param kind what the jobs were made from; absent if that is not the same, or not in the store
 * @param spec values of the runspec, or of what was said of commands; absent without a kind, or if
 *     one cannot be read
 * @param code files; absent if one of the snapshots is not in the store any more
 * @param specText both runspecs' differing lines, as {@code diff -u} writes them
 * @param codeText the code's
 */
public record Changes(
    Optional<JobSpec.Kind> kind,
    Optional<List<SpecChange>> spec,
    Optional<List<CodeChange>> code,
    List<String> specText,
    List<String> codeText) {
  private static final String NOTHING = "";
  private static final int CONTEXT = 3;

  /** A line has room for so many; all are told where two jobs are compared. */
  private static final int MOST_VALUES = 6;

  private static final int MOST_FILES = 3;

  public Changes {
    specText = List.copyOf(specText);
    codeText = List.copyOf(codeText);
  }

  /** Compares two jobs of a store as far as one line tells, without their texts. */
  static Changes brief(Storage storage, JobRecord before, JobRecord after, CodeCache cache)
      throws IOException {
    Optional<List<CodeChange>> code = Optional.empty();
    if (before.origin().code().isPresent() && after.origin().code().isPresent()) {
      try {
        code =
            Optional.of(
                cache.between(storage, before.origin().code().get(), after.origin().code().get()));
      } catch (NoSuchFileException e) {
        code = Optional.empty(); // a snapshot was deleted meanwhile
      }
    }
    Pair specs = Pair.of(storage, before, after);
    return new Changes(
        specs.kind(),
        specs.changes(),
        code.map(files -> withoutSpec(files, specs, after)),
        List.of(),
        List.of());
  }

  /** Compares two jobs of a store. The runspec itself is no part of the code here. */
  public static Changes between(Storage storage, JobRecord before, JobRecord after)
      throws IOException {
    Pair specs = Pair.of(storage, before, after);
    Optional<CodeChanges> code = code(storage, before, after);
    return new Changes(
        specs.kind(),
        specs.changes(),
        code.map(changes -> withoutSpec(changes.files(), specs, after)),
        specs.unified(),
        code.map(CodeChanges::unified).orElse(List.of()));
  }

  /** What both jobs were to do. */
  private record Pair(Optional<JobSpec> before, Optional<JobSpec> after) {
    static Pair of(Storage storage, JobRecord before, JobRecord after) throws IOException {
      return new Pair(JobSpec.of(storage, before), JobSpec.of(storage, after));
    }

    Optional<JobSpec.Kind> kind() {
      return before
          .map(JobSpec::kind)
          .filter(kind -> after.map(JobSpec::kind).equals(Optional.of(kind)));
    }

    Optional<List<SpecChange>> changes() {
      if (kind().isEmpty()) {
        return Optional.empty();
      }
      Optional<SpecTree> old = SpecTree.of(before.orElseThrow().text());
      Optional<SpecTree> now = SpecTree.of(after.orElseThrow().text());
      return old.flatMap(one -> now.map(other -> SpecChanges.between(one, other)))
          .map(changes -> changes.stream().filter(this::isChange).toList());
    }

    /** What only one of two runspecs says is no change if the other one is written out. */
    private boolean isChange(SpecChange change) {
      boolean isOneWrittenOut = before.orElseThrow().complete() != after.orElseThrow().complete();
      return !isOneWrittenOut || change.isOfWritten();
    }

    List<String> unified() {
      if (kind().isEmpty()) {
        return List.of();
      }
      List<String> old = before.orElseThrow().lines();
      List<String> now = after.orElseThrow().lines();
      return UnifiedDiffUtils.generateUnifiedDiff(
          before.orElseThrow().key(),
          after.orElseThrow().key(),
          old,
          DiffUtils.diff(old, now),
          CONTEXT);
    }
  }

  private static Optional<CodeChanges> code(Storage storage, JobRecord before, JobRecord after)
      throws IOException {
    Optional<String> old = before.origin().code();
    Optional<String> now = after.origin().code();
    if (old.isEmpty() || now.isEmpty()) {
      return Optional.empty();
    }
    try {
      return Optional.of(CodeChanges.between(storage, old.get(), now.get()));
    } catch (NoSuchFileException e) {
      return Optional.empty();
    }
  }

  private static List<CodeChange> withoutSpec(List<CodeChange> files, Pair specs, JobRecord job) {
    if (!specs.kind().equals(Optional.of(JobSpec.Kind.RUNSPEC))) {
      return files;
    }
    String spec = job.origin().spec();
    return files.stream()
        .filter(file -> !spec.equals(file.file()) && !spec.endsWith("/" + file.file()))
        .toList();
  }

  /**
   * In one short line, such as {@code lr 4e-4→1e-3, train.py +12 −3, 7 more files}; files whose
   * text changed first. Empty if nothing changed.
   */
  public String brief() {
    List<String> words = new ArrayList<>();
    add(
        spec.stream().flatMap(List::stream).map(SpecChange::brief).toList(),
        MOST_VALUES,
        "value",
        words);
    Stream<CodeChange> files = code.stream().flatMap(List::stream);
    add(
        files
            .filter(file -> !file.file().startsWith(".") && !file.file().contains("/."))
            .sorted(Comparator.comparing(file -> file.kind() != CodeChange.Kind.CHANGED))
            .map(CodeChange::brief)
            .toList(),
        MOST_FILES,
        "file",
        words);
    return words.isEmpty() ? NOTHING : String.join(", ", words);
  }

  /** Adds the first of some, and how many more there are. */
  private static void add(List<String> some, int most, String noun, List<String> words) {
    int shown = some.size() > most + 1 ? most : some.size(); // one more is no longer than its name
    words.addAll(some.subList(0, shown));
    if (shown < some.size()) {
      words.add(some.size() - shown + " more " + noun + "s");
    }
  }
}
