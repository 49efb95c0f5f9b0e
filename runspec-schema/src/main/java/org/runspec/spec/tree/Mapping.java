package org.runspec.spec.tree;

import java.util.List;
import java.util.Optional;
import org.runspec.spec.problem.Position;

/** Keys and values in the order in which they were written; no key stands twice. */
public record Mapping(List<Entry> entries, Provenance provenance) implements Node {
  public Mapping {
    entries = List.copyOf(entries);
  }

  /**
   * A key with its value.
   *
   * @param keyPosition where the key stands; for a value that nobody wrote, where its owner stands
   */
  public record Entry(String key, Position keyPosition, Node value) {
    /** The same key with another value. */
    public Entry withValue(Node other) {
      return new Entry(key, keyPosition, other);
    }
  }

  /** The entry of a key. */
  public Optional<Entry> entry(String key) {
    for (Entry entry : entries) {
      if (entry.key().equals(key)) {
        return Optional.of(entry);
      }
    }
    return Optional.empty();
  }

  /** The value of a key. */
  public Optional<Node> get(String key) {
    return entry(key).map(Entry::value);
  }

  /** The keys in order. */
  public List<String> keys() {
    return entries.stream().map(Entry::key).toList();
  }

  @Override
  public Mapping withProvenance(Provenance other) {
    return new Mapping(entries, other);
  }
}
