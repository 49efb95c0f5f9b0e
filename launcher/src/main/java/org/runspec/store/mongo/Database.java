package org.runspec.store.mongo;

import com.mongodb.client.MongoClient;
import com.mongodb.client.MongoCollection;
import com.mongodb.client.MongoDatabase;
import java.io.IOException;
import java.util.function.Supplier;
import org.bson.Document;

/** The database with its two collections; connects when it is first used. */
final class Database implements AutoCloseable {
  private final Supplier<MongoClient> connect;
  private final String name;
  private final Persistence persistence;
  private MongoClient client;

  Database(Supplier<MongoClient> connect, String name, Persistence persistence) {
    this.connect = connect;
    this.name = name;
    this.persistence = persistence;
  }

  MongoCollection<Document> records() {
    return database().getCollection("records");
  }

  MongoCollection<Document> texts() {
    return database().getCollection("texts");
  }

  <T> T call(Supplier<T> call) throws IOException {
    return persistence.call(call);
  }

  private synchronized MongoDatabase database() {
    if (client == null) {
      client = connect.get();
    }
    return client.getDatabase(name);
  }

  @Override
  public synchronized void close() {
    if (client != null) {
      client.close();
    }
  }
}
