package org.runspec.store.mongo;

import static com.mongodb.client.model.Filters.eq;
import static com.mongodb.client.model.Filters.in;
import static com.mongodb.client.model.Filters.ne;
import static com.mongodb.client.model.Filters.or;

import com.mongodb.MongoException;
import com.mongodb.client.MongoCollection;
import com.mongodb.client.model.Filters;
import com.mongodb.client.model.Projections;
import com.mongodb.client.model.ReplaceOptions;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import org.bson.Document;
import org.bson.conversions.Bson;
import org.runspec.store.record.Documents;

/** Documents with their key as {@code _id} and their JSON as text. */
final class MongoDocuments implements Documents {
  private static final String ID = "_id";
  private static final String BODY = "body";
  private static final int KEYS_AT_ONCE = 500;
  private static final int FOLDERS_AT_ONCE = 50;

  private final Database database;

  MongoDocuments(Database database) {
    this.database = database;
  }

  @Override
  public Optional<byte[]> get(String key) throws IOException {
    return database
        .call(() -> Optional.ofNullable(records().find(eq(ID, key)).first()))
        .map(MongoDocuments::content);
  }

  @Override
  public Map<String, byte[]> get(Collection<String> keys) throws IOException {
    Map<String, byte[]> contents = new LinkedHashMap<>();
    for (List<String> some : parts(keys, KEYS_AT_ONCE)) {
      for (Document found : found(in(ID, some), Projections.include(ID, BODY))) {
        contents.put(found.getString(ID), content(found));
      }
    }
    return contents;
  }

  @Override
  public Set<String> existing(Collection<String> keys) throws IOException {
    Set<String> existing = new LinkedHashSet<>();
    for (List<String> some : parts(keys, KEYS_AT_ONCE)) {
      for (Document found : found(in(ID, some), Projections.include(ID))) {
        existing.add(found.getString(ID));
      }
    }
    return existing;
  }

  @Override
  public boolean create(String key, byte[] content) throws IOException {
    String body = new String(content, StandardCharsets.UTF_8);
    boolean isNew = database.call(() -> inserted(new Document(ID, key).append(BODY, body)));
    return isNew || get(key).map(MongoDocuments::text).filter(body::equals).isPresent();
  }

  @Override
  public void put(String key, byte[] content) throws IOException {
    Document document = new Document(ID, key).append(BODY, text(content));
    database.call(
        () -> records().replaceOne(eq(ID, key), document, new ReplaceOptions().upsert(true)));
  }

  @Override
  public List<String> names(String folder) throws IOException {
    int start = folder.length() + 1;
    Set<String> names = new TreeSet<>();
    for (Document found : found(Prefix.below(folder), Projections.include(ID))) {
      String below = found.getString(ID).substring(start);
      int slash = below.indexOf('/');
      names.add(slash < 0 ? below : below.substring(0, slash));
    }
    return List.copyOf(names);
  }

  @Override
  public void deleteBelow(Collection<String> folders, String spared) throws IOException {
    for (List<String> some : parts(folders, FOLDERS_AT_ONCE)) {
      Bson below = or(some.stream().map(Prefix::below).toList());
      database.call(() -> records().deleteMany(Filters.and(below, ne(ID, spared))));
      database.call(() -> database.texts().deleteMany(below));
    }
  }

  @Override
  public boolean delete(String key) throws IOException {
    return database.call(() -> records().deleteOne(eq(ID, key))).getDeletedCount() > 0;
  }

  private boolean inserted(Document document) {
    try {
      records().insertOne(document);
      return true;
    } catch (MongoException e) {
      if (Failures.isDuplicate(e)) {
        return false;
      }
      throw e;
    }
  }

  private List<Document> found(Bson filter, Bson projection) throws IOException {
    return database.call(
        () -> records().find(filter).projection(projection).into(new ArrayList<>()));
  }

  private MongoCollection<Document> records() {
    return database.records();
  }

  private static List<List<String>> parts(Collection<String> whole, int size) {
    List<String> list = List.copyOf(whole);
    List<List<String>> parts = new ArrayList<>();
    for (int from = 0; from < list.size(); from += size) {
      parts.add(list.subList(from, Math.min(list.size(), from + size)));
    }
    return parts;
  }

  private static byte[] content(Document document) {
    return document.getString(BODY).getBytes(StandardCharsets.UTF_8);
  }

  private static String text(byte[] content) {
    return new String(content, StandardCharsets.UTF_8);
  }
}
