package org.runspec.store.record;

import java.io.IOException;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.runspec.store.CallsAtOnce;

/**
 * Small documents by key, segments between slashes. Safe for use by many processes at once; a
 * reader sees all of a document or nothing. Every call may be made again after it failed.
 */
public interface Documents {
  /** How many calls at a time get more done than one after the other. */
  default CallsAtOnce calls() {
    return new CallsAtOnce(1);
  }

  /** A document's content; empty if absent. */
  Optional<byte[]> get(String key) throws IOException;

  /** Those of some documents that there are, by key. */
  Map<String, byte[]> get(Collection<String> keys) throws IOException;

  /** Which of some documents there are. */
  Set<String> existing(Collection<String> keys) throws IOException;

  /**
   * Writes a document unless there is one: of many at once, one wins.
   *
   * @return whether it has this content now
   */
  boolean create(String key, byte[] content) throws IOException;

  /** Writes a document, replacing what was there. */
  void put(String key, byte[] content) throws IOException;

  /**
   * The same of one that only tells how things are at the moment; where there is no room for
   * another copy, readers may see it half replaced.
   */
  default void refresh(String key, byte[] content) throws IOException {
    put(key, content);
  }

  /** The names one level below a folder, sorted, those of folders without a slash. */
  List<String> names(String folder) throws IOException;

  /**
   * Deletes documents and texts below some folders.
   *
   * @param spared the key of one that stays
   */
  void deleteBelow(Collection<String> folders, String spared) throws IOException;

  /** Deletes a document; returns whether there was one. */
  boolean delete(String key) throws IOException;
}
