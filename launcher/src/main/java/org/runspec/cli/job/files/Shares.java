package org.runspec.cli.job.files;

import java.io.IOException;
import java.util.List;
import java.util.stream.Stream;
import org.runspec.cli.job.Sight;
import org.runspec.job.StoreLayout;
import org.runspec.spec.problem.Nearest;
import org.runspec.spec.problem.UserProblem;
import org.runspec.storage.Storage;
import org.runspec.storage.StoredObject;

/** The shares of a store: folders of files that belong to no run. */
final class Shares {
  private final Storage storage;

  Shares(Sight sight) {
    this.storage = sight.stores().files();
  }

  /** Their names, sorted. */
  List<String> names() throws IOException {
    return storage.children(StoreLayout.shares()).stream()
        .map(name -> name.replaceAll("/$", ""))
        .toList();
  }

  /**
   * Refuses a name that no share has.
   *
   * @throws UserProblem if there is none
   */
  void expect(String name) throws IOException {
    List<String> names = names();
    if (!names.contains(name)) {
      throw new UserProblem(
          "find share " + name,
          names.isEmpty()
              ? "the store has no shares yet"
              : "there is no such share; there are " + String.join(", ", names),
          Nearest.to(name, names)
              .map(near -> Place.SHARE + near)
              .orElse("upload FILES --to " + Place.SHARE + name));
    }
  }

  /** Files of a share below a path, the file itself, or all if the path is empty. */
  List<StoredObject> files(Place.Share share) throws IOException {
    String folder = StoreLayout.share(share.name());
    String path = folder + "/" + share.path();
    Stream<StoredObject> all = storage.list(folder).stream();
    return all.filter(file -> share.path().isEmpty() || isAtOrBelow(file, path)).toList();
  }

  private static boolean isAtOrBelow(StoredObject file, String path) {
    String key = file.key().path();
    return key.equals(path) || key.startsWith(path + "/");
  }

  /** Deletes files. */
  void delete(List<StoredObject> files) throws IOException {
    for (StoredObject file : files) {
      storage.delete(file.key());
    }
  }
}
