package org.runspec.store.record;

import java.io.IOException;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.SortedMap;
import java.util.TreeMap;
import org.runspec.job.CorruptRecordException;
import org.runspec.job.JobRecord;
import org.runspec.job.RecordFormat;
import org.runspec.job.RunEnd;
import org.runspec.job.RunName;
import org.runspec.job.StoreLayout;
import org.runspec.store.SupersededException;

/**
 * Ends runs, once each between two resumes, and never by an attempt that was superseded.
 *
 * <p>To end a run and to take it over are the same operation: to create one document that nobody
 * rewrites, {@code end.json}. Either it holds an end, and then nobody may claim a later attempt; or
 * it says that attempts up to some number are superseded, and then the end is to be found in a
 * document named after that number, as after a resume. Whoever takes a run over creates the latter
 * before it claims. So of an old attempt that wakes up and one that takes its run over, the first
 * to create the document wins, however long either stood still between its own steps: nothing is
 * looked at first and done later.
 *
 * <p>A document for attempts behind number k only ever decides about attempts above k, so that the
 * numbers along such a chain rise and everybody who follows it comes to the same document.
 */
final class Ending {
  private static final String SUPERSEDED = "superseded";

  private final Documents documents;
  private final JobRecord job;

  Ending(Documents documents, JobRecord job) {
    this.documents = documents;
    this.job = job;
  }

  /** What a document of ends holds. */
  private sealed interface Word {
    /** The end, which names its attempt. */
    record Over(RunEnd end) implements Word {}

    /** Attempts up to one decide nothing. */
    record Superseded(int run, int attempt, RunName name, String state) implements Word {}
  }

  /** What both kinds of documents hold. */
  private record Head(String state) {}

  RunEnd end(RunEnd wanted, int resumed) throws IOException {
    if (wanted.attempt() == 0) {
      return endUnclaimed(wanted, resumed);
    }
    int behind = resumed;
    while (wanted.attempt() > behind) {
      Word word = create(wanted.name(), behind, new Word.Over(wanted), wanted);
      if (word instanceof Word.Over over) {
        return over.end();
      }
      behind = later((Word.Superseded) word, behind);
    }
    return of(wanted.run(), behind)
        .orElseThrow(() -> new SupersededException(wanted.name(), wanted.attempt()));
  }

  /** The numbers along a chain rise, whatever a damaged document says. */
  private static int later(Word.Superseded word, int behind) throws CorruptRecordException {
    if (word.attempt() <= behind) {
      throw new CorruptRecordException(
          "an end of " + word.name() + " behind attempt " + behind + " is none", null);
    }
    return word.attempt();
  }

  /** An end has a number of its own, as if somebody had claimed it. */
  private RunEnd endUnclaimed(RunEnd wanted, int resumed) throws IOException {
    int claimed = resumed;
    while (isClaimed(wanted.run(), claimed + 1)) {
      claimed++;
    }
    Optional<RunEnd> standing = supersede(wanted.run(), claimed, resumed);
    return standing.isPresent() ? standing.get() : end(wanted.withAttempt(claimed + 1), claimed);
  }

  /**
   * Sees to it that no attempt up to one ends a run.
   *
   * @return the end that came first, if there is one: nothing was superseded then
   */
  Optional<RunEnd> supersede(int run, int attempt, int resumed) throws IOException {
    RunName name = job.shape().nameOf(run);
    int behind = resumed;
    while (attempt > behind) {
      Word.Superseded wanted = new Word.Superseded(run, attempt, name, SUPERSEDED);
      Word word = create(name, behind, wanted, wanted);
      if (word instanceof Word.Over over) {
        return Optional.of(over.end());
      }
      behind = later((Word.Superseded) word, behind);
    }
    return of(run, behind);
  }

  private boolean isClaimed(int run, int attempt) throws IOException {
    String key = StoreLayout.claim(job.job(), run, attempt);
    return !documents.existing(List.of(key)).isEmpty();
  }

  /** Creates a document unless there is one; returns what it says now. */
  private Word create(RunName name, int behind, Word wanted, Object record) throws IOException {
    String key = StoreLayout.end(job.workspace(), name, behind);
    if (documents.create(key, RecordFormat.file(record))) {
      return wanted;
    }
    byte[] content =
        documents
            .get(key)
            .orElseThrow(() -> new IOException(key + " was deleted while it was created"));
    return read(key, content);
  }

  private static Word read(String key, byte[] content) throws IOException {
    return Stored.read(key, content, Head.class).state().equals(SUPERSEDED)
        ? Stored.read(key, content, Word.Superseded.class)
        : new Word.Over(Stored.read(key, content, RunEnd.class));
  }

  /** How a run ended after a resume set an attempt aside. */
  Optional<RunEnd> of(int run, int resumed) throws IOException {
    return Optional.ofNullable(of(Map.of(run, resumed)).get(run));
  }

  /**
   * How those of some runs ended that did.
   *
   * @param resumed for each run the attempt that the latest resume set aside, or 0
   */
  SortedMap<Integer, RunEnd> of(Map<Integer, Integer> resumed) throws IOException {
    SortedMap<Integer, RunEnd> ends = new TreeMap<>();
    Map<Integer, Integer> behind = resumed;
    while (!behind.isEmpty()) {
      behind = read(behind, ends);
    }
    return ends;
  }

  /** Returns those runs that need another look, and behind which attempt. */
  private Map<Integer, Integer> read(Map<Integer, Integer> behind, Map<Integer, RunEnd> ends)
      throws IOException {
    Map<Integer, Integer> again = new TreeMap<>();
    for (var document : documents.get(keys(behind)).entrySet()) {
      Word word = read(document.getKey(), document.getValue());
      if (word instanceof Word.Over over) {
        ends.put(over.end().run(), over.end());
      } else if (word instanceof Word.Superseded superseded) {
        again.put(superseded.run(), later(superseded, behind.getOrDefault(superseded.run(), 0)));
      }
    }
    return again;
  }

  private Collection<String> keys(Map<Integer, Integer> behind) {
    return behind.entrySet().stream()
        .map(
            entry ->
                StoreLayout.end(
                    job.workspace(), job.shape().nameOf(entry.getKey()), entry.getValue()))
        .toList();
  }
}
