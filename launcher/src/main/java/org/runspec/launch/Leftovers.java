package org.runspec.launch;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.function.Predicate;
import java.util.stream.Stream;
import org.runspec.job.JobName;
import org.runspec.job.JobRecord;
import org.runspec.job.StoreLayout;
import org.runspec.snapshot.SnapshotCache;
import org.runspec.storage.Storage;
import org.runspec.storage.StoredObject;
import org.runspec.store.RunStore;

/**
 * What nobody needs any more, in a store and on this machine. Only what is older than some time is
 * found, so that nothing is taken from a launch that goes on.
 */
public final class Leftovers {
  private final RunStore records;
  private final Storage files;
  private final JobPlace place;
  private final Path work;
  private final JobRemains remains;
  private final Instant before;

  /**
   * Those of a store.
   *
   * @param work where run directories are made on this machine, for all jobs of the project
   * @param before what was written later is left alone
   */
  public Leftovers(RunStore records, Storage files, JobPlace place, Path work, Instant before) {
    this.records = records;
    this.files = files;
    this.place = place;
    this.work = work;
    this.remains = new JobRemains(records, files, place, work);
    this.before = before;
  }

  /** A job with all that it has, if it is still not used then. */
  public Leftover job(JobRecord job, JobRemains.LastLook look) {
    return new Leftover.Whole(job, remains, look);
  }

  /** Jobs whose deletion was broken off. */
  public List<Leftover> halfway() throws IOException {
    List<Leftover> items = new ArrayList<>();
    for (JobName job : records.hidden()) {
      items.add(new Leftover.Halfway(job, remains));
    }
    return items;
  }

  /** Code and programs in the store that no job has any more. */
  public List<Leftover> snapshots() throws IOException {
    Set<String> used = remains.snapshotsInUse();
    List<Leftover> items = new ArrayList<>();
    for (String folder : List.of(StoreLayout.codes(), StoreLayout.tools())) {
      for (StoredObject object : files.list(folder)) {
        String key = object.key().path();
        if (!used.contains(key) && object.modified().isBefore(before)) {
          items.add(new Leftover.Stored(key + ", which no job has", object, files));
        }
      }
    }
    return items;
  }

  /**
   * Directories of a job's runs on this machine.
   *
   * @param job one of which no node lives
   */
  public List<Leftover> runDirectories(JobName job) throws IOException {
    return remains.workFolders(job).stream()
        .map(folder -> (Leftover) new Leftover.Folder("run directories of " + job, folder))
        .toList();
  }

  /** What happens to what cannot be looked at. */
  @FunctionalInterface
  public interface Troubles {
    /** It is left alone. */
    void met(IOException why);
  }

  /** Launches of this project and store from here that were broken off, or whose job is gone. */
  public List<Leftover> launches(Troubles troubles) throws IOException {
    List<Leftover> items = new ArrayList<>();
    if (!Files.isDirectory(place.home().jobs())) {
      return items;
    }
    List<Path> folders;
    try (Stream<Path> found = Files.list(place.home().jobs())) {
      folders = found.filter(Files::isDirectory).sorted().toList();
    }
    for (Path folder : folders) {
      try {
        launch(folder).ifPresent(items::add);
      } catch (IOException e) {
        troubles.met(e);
      }
    }
    return items;
  }

  private Optional<Leftover> launch(Path folder) throws IOException {
    if (!isOld(folder)) {
      return Optional.empty();
    }
    Optional<JobPlace.Setting> setting = JobPlace.setting(folder);
    if (setting.isEmpty()) {
      return LaunchFolder.isBrokenOff(folder) && LaunchFolder.origin(folder).equals(origin())
          ? Optional.of(
              new Leftover.Folder("a launch that was broken off, " + folder.getFileName(), folder))
          : Optional.empty();
    }
    boolean ours = setting.get().address().equals(place.store());
    return ours && records.job(setting.get().job()).isEmpty()
        ? Optional.of(
            new Leftover.Folder("the launch of " + setting.get().job() + ", which is gone", folder))
        : Optional.empty();
  }

  private LaunchOrigin origin() {
    return new LaunchOrigin(place.store().text(), work.toString());
  }

  private boolean isOld(Path path) throws IOException {
    return Files.getLastModifiedTime(path).toInstant().isBefore(before);
  }

  /** Code that was unpacked on this machine for jobs that are gone. */
  public List<Leftover> unpackedCode() throws IOException {
    Path cache = SnapshotCache.below(work);
    if (!Files.isDirectory(cache)) {
      return List.of();
    }
    Set<String> used = remains.snapshotsInUse();
    return old(
        cache,
        folder -> !used.contains(StoreLayout.code(folder.getFileName().toString())),
        "unpacked code, which no job has");
  }

  /** Folders of shares that nodes on this machine downloaded; to be called while none lives. */
  public List<Leftover> shares() throws IOException {
    return old(work.resolve("shares"), Files::isDirectory, "a copy of a share on this machine");
  }

  /**
   * Copies of projects that launches from a store's files left behind when they were killed.
   *
   * @param cache where they are made
   */
  public List<Leftover> copies(Path cache) throws IOException {
    return old(
        cache,
        path -> path.getFileName().toString().startsWith("rerun"),
        "a copy of a project, of a rerun that was broken off");
  }

  private List<Leftover> old(Path folder, Predicate<Path> wanted, String what) throws IOException {
    List<Leftover> items = new ArrayList<>();
    if (Files.isDirectory(folder)) {
      List<Path> paths;
      try (Stream<Path> found = Files.list(folder)) {
        paths = found.filter(wanted).sorted().toList();
      }
      for (Path path : paths) {
        if (isOld(path)) {
          items.add(new Leftover.Folder(what + ", " + path.getFileName(), path));
        }
      }
    }
    return items;
  }
}
