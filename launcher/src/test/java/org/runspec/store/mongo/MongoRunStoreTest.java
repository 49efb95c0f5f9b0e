package org.runspec.store.mongo;

import static com.mongodb.client.model.Filters.eq;
import static com.mongodb.client.model.Sorts.descending;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.mongodb.ConnectionString;
import com.mongodb.MongoClientSettings;
import com.mongodb.client.MongoClient;
import com.mongodb.client.MongoClients;
import com.mongodb.client.MongoCollection;
import de.bwaldvogel.mongo.MongoServer;
import de.bwaldvogel.mongo.ServerVersion;
import de.bwaldvogel.mongo.backend.memory.MemoryBackend;
import java.io.IOException;
import java.net.InetSocketAddress;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import java.util.concurrent.TimeUnit;
import org.bson.Document;
import org.junit.jupiter.api.AfterEach;
import org.runspec.store.Journal;
import org.runspec.store.RunStore;
import org.runspec.store.RunStoreContract;

class MongoRunStoreTest extends RunStoreContract {
  private static final int ONE_CUT_IN = 40;

  private final List<CuttingProxy> proxies = new ArrayList<>();
  private MongoServer server;
  private InetSocketAddress address;
  private MongoClient direct;

  @Override
  protected void start() {
    server = new MongoServer(new MemoryBackend().version(ServerVersion.MONGO_5_0));
    address = server.bind();
    direct = client(address.getPort());
  }

  @AfterEach
  void stopServer() throws IOException {
    direct.close();
    int cuts = 0;
    for (CuttingProxy proxy : proxies) {
      cuts += proxy.cuts();
      proxy.close();
    }
    server.shutdownNow();
    assertTrue(proxies.isEmpty() || cuts >= proxies.size(), "connections were cut: " + cuts);
  }

  @Override
  protected RunStore open() {
    return store(address.getPort());
  }

  @Override
  protected RunStore openUnreliable(Random faults) throws IOException {
    CuttingProxy proxy = new CuttingProxy(address, faults, ONE_CUT_IN);
    proxies.add(proxy);
    return store(proxy.port());
  }

  @Override
  protected void tear(Journal journal, int bytes) {
    MongoCollection<Document> texts = direct.getDatabase("test").getCollection("texts");
    Document last = texts.find().sort(descending("_id")).first();
    String body = last.getString("body");
    last.put("body", body.substring(0, body.length() - bytes));
    last.put("next", last.getLong("next") - bytes);
    texts.replaceOne(eq("_id", last.getString("_id")), last);
  }

  @Override
  protected void corrupt(Journal journal, long position, String text) {
    direct
        .getDatabase("test")
        .getCollection("texts")
        .insertOne(
            new Document("_id", String.format("%s@%019d", journal.key(), position))
                .append("next", position + text.length())
                .append("body", text));
  }

  @Override
  protected void corrupt(String key, String content) {
    direct
        .getDatabase("test")
        .getCollection("records")
        .insertOne(new Document("_id", key).append("body", content));
  }

  private static RunStore store(int port) {
    return MongoRunStore.on(
        () -> client(port), "test", new Persistence(length -> {}, new Random(port)));
  }

  /** As ours, but quick to look again for a server that was lost. */
  private static MongoClient client(int port) {
    ConnectionString local = new ConnectionString("mongodb://127.0.0.1:" + port);
    return MongoClients.create(
        MongoClientSettings.builder(MongoRunStore.settings(local))
            .applyToServerSettings(
                monitor -> monitor.minHeartbeatFrequency(5, TimeUnit.MILLISECONDS))
            .build());
  }
}
