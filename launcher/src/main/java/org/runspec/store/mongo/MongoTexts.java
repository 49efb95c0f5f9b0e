package org.runspec.store.mongo;

import static com.mongodb.client.model.Filters.and;
import static com.mongodb.client.model.Filters.gte;
import static com.mongodb.client.model.Filters.lte;
import static com.mongodb.client.model.Sorts.ascending;
import static com.mongodb.client.model.Sorts.descending;

import com.mongodb.MongoException;
import com.mongodb.client.MongoCursor;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import org.bson.Document;
import org.runspec.storage.ObjectKey;
import org.runspec.storage.PositionMismatch;
import org.runspec.store.record.Texts;

/**
 * Texts in pieces, each a document that is never changed: its id is the text's key and the piece's
 * position, so that a piece stands once; {@code next} is where it ends. A text grows by whole
 * lines.
 */
final class MongoTexts implements Texts {
  private static final String ID = "_id";
  private static final String NEXT = "next";
  private static final String BODY = "body";

  /** Well below the two megabytes that a document may have in Cosmos DB. */
  private static final int PIECE_BYTES = 1 << 18;

  private static final int REMEMBERED = 10_000;

  private final Database database;

  /** How long texts were after this program's latest append. */
  private final Map<String, Long> lengths = Collections.synchronizedMap(new Lengths());

  MongoTexts(Database database) {
    this.database = database;
  }

  @Override
  public long append(String key, long position, byte[] content) throws IOException {
    Long remembered = lengths.get(key);
    if (remembered == null || remembered != position) {
      expectLength(key, position, length(key));
    }
    long at = position;
    for (byte[] piece : pieces(content)) {
      long next = at + piece.length;
      Document document =
          new Document(ID, id(key, at))
              .append(NEXT, next)
              .append(BODY, new String(piece, StandardCharsets.UTF_8));
      if (!database.call(() -> inserted(document))) {
        lengths.remove(key);
        throw new PositionMismatch(new ObjectKey(key), position, length(key));
      }
      at = next;
      lengths.put(key, at);
    }
    return at;
  }

  private static void expectLength(String key, long expected, long actual) throws PositionMismatch {
    if (actual != expected) {
      throw new PositionMismatch(new ObjectKey(key), expected, actual);
    }
  }

  @Override
  public byte[] read(String key, long position, int limit) throws IOException {
    return database.call(() -> readOnce(key, position, limit));
  }

  private byte[] readOnce(String key, long position, int limit) {
    ByteArrayOutputStream bytes = new ByteArrayOutputStream();
    long from = pieceAt(key, position).map(piece -> position(piece)).orElse(0L);
    long next = from;
    try (MongoCursor<Document> pieces =
        database
            .texts()
            .find(and(gte(ID, id(key, from)), Prefix.range(key + "@")))
            .sort(ascending(ID))
            .cursor()) {
      while (pieces.hasNext() && bytes.size() < limit) {
        Document piece = pieces.next();
        if (position(piece) != next) {
          break;
        }
        byte[] body = piece.getString(BODY).getBytes(StandardCharsets.UTF_8);
        int start = (int) Math.min(body.length, Math.max(0, position - next));
        bytes.write(body, start, Math.min(body.length - start, limit - bytes.size()));
        next = piece.getLong(NEXT);
      }
    }
    return bytes.toByteArray();
  }

  /** The piece that holds a position, or the last before it. */
  private Optional<Document> pieceAt(String key, long position) {
    return Optional.ofNullable(
        database
            .texts()
            .find(and(gte(ID, id(key, 0)), lte(ID, id(key, position))))
            .sort(descending(ID))
            .limit(1)
            .first());
  }

  private long length(String key) throws IOException {
    return database
        .call(() -> pieceAt(key, Long.MAX_VALUE))
        .map(last -> last.getLong(NEXT))
        .orElse(0L);
  }

  private boolean inserted(Document piece) {
    try {
      database.texts().insertOne(piece);
      return true;
    } catch (MongoException e) {
      if (Failures.isDuplicate(e)) {
        return false;
      }
      throw e;
    }
  }

  private static String id(String key, long position) {
    return String.format(Locale.ROOT, "%s@%019d", key, position);
  }

  private static long position(Document piece) {
    String id = piece.getString(ID);
    return Long.parseLong(id.substring(id.lastIndexOf('@') + 1));
  }

  /** Cuts behind lines. */
  private static List<byte[]> pieces(byte[] content) {
    List<byte[]> pieces = new ArrayList<>();
    int start = 0;
    for (int i = 0; i < content.length; i++) {
      boolean isCut = content[i] == '\n' && i + 1 - start >= PIECE_BYTES;
      if (isCut || i + 1 == content.length) {
        pieces.add(Arrays.copyOfRange(content, start, i + 1));
        start = i + 1;
      }
    }
    return pieces;
  }

  /** Forgets the eldest when there are too many. */
  private static final class Lengths extends LinkedHashMap<String, Long> {
    private static final long serialVersionUID = 1;

    @Override
    protected boolean removeEldestEntry(Map.Entry<String, Long> eldest) {
      return size() > REMEMBERED;
    }
  }
}
