package org.runspec.storage.azure;

import com.azure.core.http.rest.PagedIterable;
import com.azure.core.http.rest.PagedResponse;
import com.azure.storage.blob.models.BlobItem;
import com.azure.storage.blob.models.ListBlobsOptions;
import java.io.IOException;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.function.Consumer;
import org.runspec.storage.ObjectKey;
import org.runspec.storage.StoredObject;

/** Lists blobs, page by page; each page is asked for again on its own. */
final class Listing {
  private static final int PAGE = 5000;

  private final Container container;

  Listing(Container container) {
    this.container = container;
  }

  /** Every object below a folder, sorted. */
  List<StoredObject> objects(String folder) throws IOException {
    List<StoredObject> objects = new ArrayList<>();
    ListBlobsOptions options = below(folder);
    each(
        () -> container.client().listBlobs(options, null),
        item ->
            container.names().key(item.getName()).ifPresent(key -> objects.add(object(key, item))));
    objects.sort(Comparator.comparing(StoredObject::key));
    return objects;
  }

  /** The names one level below a folder, sorted. */
  List<String> children(String folder) throws IOException {
    Set<String> children = new TreeSet<>();
    ListBlobsOptions options = below(folder);
    each(
        () -> container.client().listBlobsByHierarchy("/", options, null),
        item -> {
          boolean isFolder = Boolean.TRUE.equals(item.isPrefix());
          String name = item.getName();
          Optional<ObjectKey> key =
              container.names().key(isFolder ? name.substring(0, name.length() - 1) : name);
          key.ifPresent(known -> children.add(known.name() + (isFolder ? "/" : "")));
        });
    return List.copyOf(children);
  }

  private ListBlobsOptions below(String folder) {
    return new ListBlobsOptions()
        .setPrefix(container.names().ofFolder(folder))
        .setMaxResultsPerPage(PAGE);
  }

  private void each(Attempts.Request<PagedIterable<BlobItem>> pages, Consumer<BlobItem> use)
      throws IOException {
    String[] next = new String[1];
    do {
      Optional<PagedResponse<BlobItem>> page =
          container.read(
              () -> Optional.of(pages.make().iterableByPage(next[0]).iterator().next()),
              Optional.<PagedResponse<BlobItem>>empty());
      page.ifPresent(found -> found.getValue().forEach(use));
      next[0] = page.map(PagedResponse::getContinuationToken).orElse("");
    } while (next[0] != null && !next[0].isEmpty());
  }

  private static StoredObject object(ObjectKey key, BlobItem item) {
    return new StoredObject(
        key,
        item.getProperties().getContentLength(),
        item.getProperties().getLastModified().toInstant());
  }
}
