package org.runspec.store.mongo;

import com.mongodb.ConnectionString;
import com.mongodb.MongoClientSettings;
import com.mongodb.WriteConcern;
import com.mongodb.client.MongoClient;
import com.mongodb.client.MongoClients;
import java.security.SecureRandom;
import java.util.concurrent.TimeUnit;
import java.util.function.Supplier;
import org.runspec.store.RunStore;
import org.runspec.store.record.RecordRunStore;

/** The run store on MongoDB; files of runs live elsewhere, and {@code delete} leaves them. */
public final class MongoRunStore {
  /** Which database is used when the connection string names none. */
  public static final String DATABASE = "runspec";

  private static final int CONNECT_SECONDS = 10;
  private static final int ANSWER_SECONDS = 30;

  private MongoRunStore() {}

  /**
   * The store at an address; connects when it is first used.
   *
   * @param connectionString {@code mongodb://…}; may hold a password, so is never shown
   * @throws IllegalArgumentException if it is none; the message does not hold it
   */
  public static RunStore at(String connectionString) {
    ConnectionString address = address(connectionString);
    String named = address.getDatabase();
    return on(
        () -> MongoClients.create(settings(address)),
        named == null ? DATABASE : named,
        new Persistence(Pauses.real(), new SecureRandom()));
  }

  static RunStore on(Supplier<MongoClient> connect, String name, Persistence persistence) {
    Database database = new Database(connect, name, persistence);
    return new RecordRunStore(
        new MongoDocuments(database), new MongoTexts(database), database::close);
  }

  private static ConnectionString address(String connectionString) {
    try {
      return new ConnectionString(connectionString);
    } catch (IllegalArgumentException e) {
      // its message may hold the password
      throw new IllegalArgumentException("not a connection string of MongoDB");
    }
  }

  /** Writes are not repeated by the driver, since Cosmos DB refuses that, but by us. */
  static MongoClientSettings settings(ConnectionString address) {
    return MongoClientSettings.builder()
        .applyConnectionString(address)
        .applyToClusterSettings(
            cluster -> cluster.serverSelectionTimeout(CONNECT_SECONDS, TimeUnit.SECONDS))
        .applyToSocketSettings(
            socket ->
                socket
                    .connectTimeout(CONNECT_SECONDS, TimeUnit.SECONDS)
                    .readTimeout(ANSWER_SECONDS, TimeUnit.SECONDS))
        .retryWrites(false)
        .writeConcern(WriteConcern.MAJORITY)
        .applicationName("runspec")
        .build();
  }
}
