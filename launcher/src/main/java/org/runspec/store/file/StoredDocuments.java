package org.runspec.store.file;

import java.io.IOException;
import java.util.Collection;
import java.util.Iterator;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import org.runspec.storage.ObjectKey;
import org.runspec.storage.Storage;
import org.runspec.storage.StoredObject;
import org.runspec.store.CallsAtOnce;
import org.runspec.store.record.Documents;

/** Documents as objects of a storage, which has the very same keys. */
final class StoredDocuments implements Documents {
  private final Storage storage;

  StoredDocuments(Storage storage) {
    this.storage = storage;
  }

  @Override
  public CallsAtOnce calls() {
    return new CallsAtOnce(storage.transfers().parallel());
  }

  @Override
  public Optional<byte[]> get(String key) throws IOException {
    return storage.get(new ObjectKey(key));
  }

  @Override
  public Map<String, byte[]> get(Collection<String> keys) throws IOException {
    Iterator<Optional<byte[]>> found = calls().each(keys, this::get).iterator();
    Map<String, byte[]> contents = new LinkedHashMap<>();
    for (String key : keys) {
      found.next().ifPresent(content -> contents.put(key, content));
    }
    return contents;
  }

  @Override
  public Set<String> existing(Collection<String> keys) throws IOException {
    Iterator<Boolean> found =
        calls().each(keys, key -> storage.stat(new ObjectKey(key)).isPresent()).iterator();
    return keys.stream()
        .filter(key -> found.next())
        .collect(Collectors.toCollection(LinkedHashSet::new));
  }

  @Override
  public boolean create(String key, byte[] content) throws IOException {
    return storage.createIfAbsent(new ObjectKey(key), content);
  }

  @Override
  public void put(String key, byte[] content) throws IOException {
    storage.put(new ObjectKey(key), content);
  }

  @Override
  public void refresh(String key, byte[] content) throws IOException {
    storage.refresh(new ObjectKey(key), content);
  }

  @Override
  public List<String> names(String folder) throws IOException {
    return storage.children(folder).stream()
        .map(name -> name.endsWith("/") ? name.substring(0, name.length() - 1) : name)
        .toList();
  }

  @Override
  public void deleteBelow(Collection<String> folders, String spared) throws IOException {
    for (String folder : folders) {
      List<ObjectKey> keys =
          storage.list(folder).stream()
              .map(StoredObject::key)
              .filter(key -> !key.path().equals(spared))
              .toList();
      calls().each(keys, storage::delete);
    }
  }

  @Override
  public boolean delete(String key) throws IOException {
    return storage.delete(new ObjectKey(key));
  }
}
