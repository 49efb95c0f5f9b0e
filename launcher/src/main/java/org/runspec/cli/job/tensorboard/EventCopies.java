package org.runspec.cli.job.tensorboard;

import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.ArrayList;
import java.util.List;
import org.runspec.cli.job.plot.ChosenRun;
import org.runspec.job.StoreLayout;
import org.runspec.storage.Storage;
import org.runspec.storage.StoredObject;

/** The event files of a run's results, as they grow. */
final class EventCopies {
  /** In the name of every event file. */
  private static final String MARK = "tfevents";

  private final ChosenRun run;
  private final Storage storage;

  EventCopies(ChosenRun run) {
    this.run = run;
    this.storage = run.sight().stores().files();
  }

  /**
   * Brings what is new into a folder, below which files lie as below the folder that they share.
   *
   * @return whether the run has any
   */
  boolean bring(Path folder) throws IOException {
    boolean any = false;
    for (int attempt = 1; attempt <= run.row().attempt(); attempt++) {
      String mirrored = StoreLayout.mirrored(run.job().workspace(), run.row().name(), attempt);
      List<StoredObject> found = new ArrayList<>();
      for (StoredObject object : storage.list(mirrored)) {
        String path = object.key().path();
        if (path.substring(path.lastIndexOf('/') + 1).contains(MARK)) {
          found.add(object);
        }
      }
      int shared = shared(found);
      for (StoredObject object : found) {
        bring(object, folder.resolve(object.key().path().substring(shared)));
        any = true;
      }
    }
    return any;
  }

  /** How long the path is that all have in common, up to a slash. */
  private static int shared(List<StoredObject> found) {
    if (found.isEmpty()) {
      return 0;
    }
    String first = found.get(0).key().path();
    int length = first.lastIndexOf('/') + 1;
    for (StoredObject object : found) {
      while (!object.key().path().startsWith(first.substring(0, length))) {
        length = first.lastIndexOf('/', length - 2) + 1;
      }
    }
    return length;
  }

  private void bring(StoredObject object, Path place) throws IOException {
    long has = Files.isRegularFile(place) ? Files.size(place) : 0;
    if (has == object.size() && has > 0) {
      return;
    }
    Files.createDirectories(place.getParent());
    boolean isLonger = object.size() > has;
    StandardOpenOption how =
        isLonger ? StandardOpenOption.APPEND : StandardOpenOption.TRUNCATE_EXISTING;
    try (InputStream in = storage.open(object.key(), isLonger ? has : 0);
        OutputStream out = Files.newOutputStream(place, StandardOpenOption.CREATE, how)) {
      in.transferTo(out);
    }
  }
}
