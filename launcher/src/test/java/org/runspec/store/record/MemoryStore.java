package org.runspec.store.record;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.util.Arrays;
import java.util.Collection;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import org.runspec.storage.ObjectKey;
import org.runspec.storage.PositionMismatch;
import org.runspec.store.RunStore;

/** A store in memory, for tests that try much. Counts what is read. */
public final class MemoryStore implements Documents, Texts {
  private final TreeMap<String, byte[]> documents = new TreeMap<>();
  private final Map<String, ByteArrayOutputStream> texts = new HashMap<>();
  private int documentsRead;

  /** The run store on it. */
  public RunStore runStore() {
    return new RecordRunStore(this, this, () -> {});
  }

  /** How many documents were read so far. */
  public int documentsRead() {
    return documentsRead;
  }

  @Override
  public Optional<byte[]> get(String key) {
    documentsRead++;
    return Optional.ofNullable(documents.get(key));
  }

  @Override
  public Map<String, byte[]> get(Collection<String> keys) {
    Map<String, byte[]> contents = new LinkedHashMap<>();
    keys.forEach(key -> get(key).ifPresent(content -> contents.put(key, content)));
    return contents;
  }

  @Override
  public Set<String> existing(Collection<String> keys) {
    Set<String> existing = new TreeSet<>(keys);
    existing.retainAll(documents.keySet());
    return existing;
  }

  @Override
  public boolean create(String key, byte[] content) {
    byte[] standing = documents.putIfAbsent(key, content);
    return standing == null || Arrays.equals(standing, content);
  }

  @Override
  public void put(String key, byte[] content) {
    documents.put(key, content);
  }

  @Override
  public List<String> names(String folder) {
    Set<String> names = new TreeSet<>();
    for (String key : documents.tailMap(folder + "/").keySet()) {
      if (!key.startsWith(folder + "/")) {
        break;
      }
      names.add(key.substring(folder.length() + 1).replaceFirst("/.*", ""));
    }
    return List.copyOf(names);
  }

  @Override
  public void deleteBelow(Collection<String> folders, String spared) {
    for (String folder : folders) {
      documents.keySet().removeIf(key -> key.startsWith(folder + "/") && !key.equals(spared));
      texts.keySet().removeIf(key -> key.startsWith(folder + "/"));
    }
  }

  @Override
  public boolean delete(String key) {
    return documents.remove(key) != null;
  }

  @Override
  public long append(String key, long position, byte[] content) throws IOException {
    ByteArrayOutputStream text = texts.computeIfAbsent(key, unknown -> new ByteArrayOutputStream());
    if (text.size() != position) {
      throw new PositionMismatch(new ObjectKey(key), position, text.size());
    }
    text.writeBytes(content);
    return text.size();
  }

  @Override
  public byte[] read(String key, long position, int limit) {
    ByteArrayOutputStream text = texts.get(key);
    if (text == null || position >= text.size()) {
      return new byte[0];
    }
    byte[] bytes = text.toByteArray();
    int end = (int) Math.min(bytes.length, position + limit);
    return Arrays.copyOfRange(bytes, (int) position, end);
  }
}
