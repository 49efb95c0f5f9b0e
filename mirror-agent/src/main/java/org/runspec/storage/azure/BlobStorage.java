package org.runspec.storage.azure;

import com.azure.storage.blob.models.DeleteSnapshotsOptionType;
import com.azure.storage.blob.specialized.BlobClientBase;
import java.io.IOException;
import java.io.InputStream;
import java.net.URI;
import java.nio.file.NoSuchFileException;
import java.time.Duration;
import java.time.Instant;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import org.runspec.pace.Backoff;
import org.runspec.pace.Pacer;
import org.runspec.storage.ForwardingStorage;
import org.runspec.storage.ObjectKey;
import org.runspec.storage.SignedLinks;
import org.runspec.storage.Storage;
import org.runspec.storage.StoredObject;
import org.runspec.storage.Transfers;

/**
 * Storage in a container of Azure Blob Storage, each object a block blob; {@code BlobNames} says of
 * which name. A container can hold an object and a folder of one name.
 *
 * <p>What the service is too busy for, or what does not reach it, is tried again for some seconds.
 */
public final class BlobStorage implements Storage, SignedLinks {
  private static final Duration FIRST_PAUSE = Duration.ofMillis(200);
  private static final Duration LONGEST_PAUSE = Duration.ofSeconds(4);

  /** Requests take long and can be made side by side; what is small costs as much as a megabyte. */
  private static final Transfers TRANSFERS = new Transfers(8, Block.LARGEST, Long.MAX_VALUE);

  private final Container container;
  private final Uploads uploads;
  private final BlobWriter writer;
  private final Appender appender;
  private final Links links;
  private final Spacing spacing;
  private final Listing listing;

  private BlobStorage(Container container, Pacer pacer) {
    this.container = container;
    this.uploads = new Uploads(container);
    this.writer = new BlobWriter(container, uploads);
    this.appender = new Appender(container, uploads);
    this.links = new Links(container, pacer);
    this.spacing = new Spacing(pacer);
    this.listing = new Listing(container);
  }

  /**
   * The storage in a container, which the first write creates if it is absent and the credential
   * may. No request is made yet.
   *
   * @param container such as {@code https://account.blob.core.windows.net/container}
   * @param prefix the folder in the container, such as {@code team/a}; empty for its top
   * @throws IllegalArgumentException if the address is not that of a container
   */
  public static BlobStorage at(URI container, String prefix, BlobCredential credential) {
    return at(container, prefix, credential, Pacer.real());
  }

  /**
   * As above, where the address names the folder too.
   *
   * @param place such as {@code https://account.blob.core.windows.net/container/team/a}
   */
  public static BlobStorage at(URI place, BlobCredential credential) {
    ContainerAddress.Place parts = ContainerAddress.Place.of(place);
    return at(parts.container(), parts.folder(), credential, Pacer.real());
  }

  /** The account whose container or folder has this address; throws as {@link #at} does. */
  public static String accountOf(URI place) {
    return ContainerAddress.Place.of(place).container().account();
  }

  static BlobStorage at(URI container, String prefix, BlobCredential credential, Pacer pacer) {
    return at(ContainerAddress.of(container), prefix, credential, pacer);
  }

  private static BlobStorage at(
      ContainerAddress container, String prefix, BlobCredential credential, Pacer pacer) {
    Optional<ObjectKey> folder =
        prefix.isEmpty() ? Optional.empty() : Optional.of(new ObjectKey(prefix));
    Backoff backoff = new Backoff(FIRST_PAUSE, LONGEST_PAUSE, System.nanoTime());
    return new BlobStorage(
        new Container(container, credential, new BlobNames(folder), pacer, backoff), pacer);
  }

  @Override
  public void put(ObjectKey key, InputStream content, long length) throws IOException {
    appender.forget(key);
    writer.put(key, content, length);
  }

  @Override
  public Optional<byte[]> get(ObjectKey key) throws IOException {
    BlobClientBase blob = container.blob(key);
    return ifThere(() -> container.read(() -> BlobReader.whole(blob).bytes(), null));
  }

  @Override
  public InputStream open(ObjectKey key, long offset) throws IOException {
    BlobClientBase blob = container.blob(key);
    return ifThere(() -> BlobReader.open(container, blob, offset))
        .orElseThrow(() -> new NoSuchFileException(key.path()));
  }

  @Override
  public Optional<StoredObject> stat(ObjectKey key) throws IOException {
    BlobClientBase blob = container.blob(key);
    return ifThere(() -> container.read(blob::getProperties, null))
        .map(
            known ->
                new StoredObject(key, known.getBlobSize(), known.getLastModified().toInstant()));
  }

  @Override
  public List<StoredObject> list(String folder) throws IOException {
    return listing.objects(folder);
  }

  @Override
  public List<String> children(String folder) throws IOException {
    return listing.children(folder);
  }

  @Override
  public boolean delete(ObjectKey key) throws IOException {
    appender.forget(key);
    BlobClientBase blob = container.blob(key);
    return ifThere(
            () ->
                container.read(
                    () ->
                        blob.deleteWithResponse(
                            DeleteSnapshotsOptionType.INCLUDE, null, null, null),
                    null))
        .isPresent();
  }

  @Override
  public long append(ObjectKey key, long position, byte[] content) throws IOException {
    long length = appender.append(key, position, content);
    spacing.appended(key);
    return length;
  }

  @Override
  public Duration untilNextAppend(ObjectKey key) {
    return spacing.untilNext(key);
  }

  @Override
  public Transfers transfers() {
    return TRANSFERS;
  }

  @Override
  public boolean createIfAbsent(ObjectKey key, byte[] content) throws IOException {
    return writer.create(key, content)
        || get(key).filter(found -> Arrays.equals(found, content)).isPresent();
  }

  @Override
  public boolean createIfAbsent(ObjectKey key, InputStream content, long length)
      throws IOException {
    return writer.create(key, content, length);
  }

  @Override
  public URI readLink(ObjectKey key, Instant until) throws IOException {
    return links.readLink(key, until);
  }

  @Override
  public String containerSas(Instant until) throws IOException {
    return links.containerSas(until);
  }

  /** This one: the service never answers before it has what it was given for good. */
  @Override
  public Storage relaxed() {
    return new Borrowed(this);
  }

  /** Does nothing: all that was written is there for good. */
  @Override
  public void sync() {}

  @Override
  public void close() {
    uploads.close();
  }

  private interface Answer<T> {
    T get() throws IOException;
  }

  private static <T> Optional<T> ifThere(Answer<T> answer) throws IOException {
    try {
      return Optional.ofNullable(answer.get());
    } catch (NotSo e) {
      if (e.is(NotSo.Case.NO_BLOB) || e.is(NotSo.Case.NO_CONTAINER)) {
        return Optional.empty();
      }
      throw e;
    }
  }

  /** The same storage, which whoever borrowed it does not close. */
  private static final class Borrowed extends ForwardingStorage {
    Borrowed(Storage lender) {
      super(lender);
    }

    @Override
    protected <T> T forward(Request<T> request) throws IOException {
      return request.answer();
    }

    @Override
    public Storage relaxed() {
      return this;
    }

    @Override
    public void close() {
      // Not its own.
    }
  }
}
