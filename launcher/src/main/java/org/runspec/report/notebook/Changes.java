package org.runspec.report.notebook;

import com.github.difflib.DiffUtils;
import com.github.difflib.UnifiedDiffUtils;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.NoSuchFileException;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import org.runspec.job.JobRecord;
import org.runspec.job.StoreLayout;
import org.runspec.storage.ObjectKey;
import org.runspec.storage.Storage;

/**
 * What changed from one job to a later one.
 *
 * @param spec values of the runspec; absent if one of the runspecs cannot be read any more
 * @param code files; absent if one of the snapshots is not in the store any more
 * @param specText both runspecs' differing lines, as {@code diff -u} writes them
 * @param codeText the code's
 */
public record Changes(
    Optional<List<SpecChange>> spec,
    Optional<List<CodeChange>> code,
    List<String> specText,
    List<String> codeText) {
  private static final String NOTHING = "";
  private static final int CONTEXT = 3;

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
    return new Changes(
        specChanges(spec(storage, before), spec(storage, after)),
        code.map(files -> withoutSpec(files, after)),
        List.of(),
        List.of());
  }

  /** Compares two jobs of a store. The runspec itself is no part of the code here. */
  public static Changes between(Storage storage, JobRecord before, JobRecord after)
      throws IOException {
    Optional<byte[]> old = spec(storage, before);
    Optional<byte[]> now = spec(storage, after);
    Optional<CodeChanges> code = code(storage, before, after);
    return new Changes(
        specChanges(old, now),
        code.map(changes -> withoutSpec(changes.files(), after)),
        unified(before, lines(old), after, lines(now)),
        code.map(CodeChanges::unified).orElse(List.of()));
  }

  private static Optional<List<SpecChange>> specChanges(
      Optional<byte[]> old, Optional<byte[]> now) {
    Optional<SpecTree> before = old.flatMap(SpecTree::of);
    Optional<SpecTree> after = now.flatMap(SpecTree::of);
    return before.flatMap(one -> after.map(other -> SpecChanges.between(one, other)));
  }

  private static Optional<byte[]> spec(Storage storage, JobRecord job) throws IOException {
    return storage.get(new ObjectKey(StoreLayout.launchedSpec(job.job())));
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

  private static List<CodeChange> withoutSpec(List<CodeChange> files, JobRecord job) {
    String spec = job.origin().spec();
    return files.stream()
        .filter(file -> !spec.equals(file.file()) && !spec.endsWith("/" + file.file()))
        .toList();
  }

  private static List<String> lines(Optional<byte[]> content) {
    return content
        .map(bytes -> new String(bytes, StandardCharsets.UTF_8).lines().toList())
        .orElse(List.of());
  }

  private static List<String> unified(
      JobRecord before, List<String> old, JobRecord after, List<String> now) {
    return UnifiedDiffUtils.generateUnifiedDiff(
        StoreLayout.launchedSpec(before.job()),
        StoreLayout.launchedSpec(after.job()),
        old,
        DiffUtils.diff(old, now),
        CONTEXT);
  }

  /** All in one short line, such as {@code lr 4e-4→1e-3, train.py +12 −3}; empty if nothing. */
  public String brief() {
    List<String> words = new ArrayList<>();
    spec.stream().flatMap(List::stream).map(SpecChange::brief).forEach(words::add);
    Stream<CodeChange> files = code.stream().flatMap(List::stream);
    files
        .filter(file -> !file.file().startsWith(".") && !file.file().contains("/."))
        .map(CodeChange::brief)
        .forEach(words::add);
    return words.isEmpty() ? NOTHING : String.join(", ", words);
  }
}
