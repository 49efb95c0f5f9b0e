package org.runspec.launch;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;
import org.runspec.job.JobName;
import org.runspec.job.StoreLayout;
import org.runspec.storage.Storage;
import org.runspec.storage.StoredObject;
import org.runspec.store.RunStore;

/**
 * What nobody needs any more, in a store and on this machine. Only what is older than some time is
 * found, so that nothing is taken from a launch that goes on.
 */
public final class Leftovers {
  private static final String CODE = "code";
  private static final String TOOLS = "tools";

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

  /** Something that can go. */
  public interface Item {
    /** In words. */
    String what();

    /** How much it gives back. */
    long bytes() throws IOException;

    /** Deletes it; may be done again. */
    void delete() throws IOException;
  }

  private record Folder(String what, Path path) implements Item {
    @Override
    public long bytes() throws IOException {
      return new FolderTree(path).bytes();
    }

    @Override
    public void delete() throws IOException {
      new FolderTree(path).delete();
    }
  }

  private record Stored(String what, StoredObject object, Storage storage) implements Item {
    @Override
    public long bytes() {
      return object.size();
    }

    @Override
    public void delete() throws IOException {
      storage.delete(object.key());
    }
  }

  private record Halfway(JobName job, JobRemains remains) implements Item {
    @Override
    public String what() {
      return "what is left of " + job + ", whose deletion was broken off";
    }

    @Override
    public long bytes() {
      return 0;
    }

    @Override
    public void delete() throws IOException {
      remains.delete(job);
    }
  }

  /** Jobs whose deletion was broken off. */
  public List<Item> halfway() throws IOException {
    List<Item> items = new ArrayList<>();
    for (JobName job : records.hidden()) {
      items.add(new Halfway(job, remains));
    }
    return items;
  }

  /** Code and programs in the store that no job has any more. */
  public List<Item> snapshots() throws IOException {
    Set<String> used = remains.snapshotsInUse();
    List<Item> items = new ArrayList<>();
    for (String folder : List.of(CODE, TOOLS)) {
      for (StoredObject object : files.list(folder)) {
        String key = object.key().path();
        if (!used.contains(key) && object.modified().isBefore(before)) {
          items.add(new Stored(key + ", which no job has", object, files));
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
  public List<Item> runDirectories(JobName job) throws IOException {
    return remains.workFolders(job).stream()
        .map(folder -> (Item) new Folder("run directories of " + job, folder))
        .toList();
  }

  /** Launches of this store from here that were broken off, or whose job is gone. */
  public List<Item> launches() throws IOException {
    List<Item> items = new ArrayList<>();
    if (!Files.isDirectory(place.home().jobs())) {
      return items;
    }
    List<Path> folders;
    try (Stream<Path> found = Files.list(place.home().jobs())) {
      folders = found.filter(Files::isDirectory).sorted().toList();
    }
    for (Path folder : folders) {
      boolean old = Files.getLastModifiedTime(folder).toInstant().isBefore(before);
      Optional<JobPlace.Setting> setting = JobPlace.setting(folder);
      boolean ours = setting.filter(it -> it.store().equals(place.store())).isPresent();
      if (old && setting.isEmpty() && !LaunchFolder.isDone(folder)) {
        items.add(new Folder("a launch that was broken off, " + folder.getFileName(), folder));
      } else if (old && ours && records.job(setting.get().job()).isEmpty()) {
        items.add(new Folder("the launch of " + setting.get().job() + ", which is gone", folder));
      }
    }
    return items;
  }

  /** Code that was unpacked on this machine for jobs that are gone. */
  public List<Item> unpackedCode() throws IOException {
    Path cache = work.resolve(CODE);
    List<Item> items = new ArrayList<>();
    if (!Files.isDirectory(cache)) {
      return items;
    }
    Set<String> used = remains.snapshotsInUse();
    try (Stream<Path> found = Files.list(cache)) {
      for (Path folder : found.sorted().toList()) {
        String digest = folder.getFileName().toString();
        boolean old = Files.getLastModifiedTime(folder).toInstant().isBefore(before);
        if (old && !used.contains(StoreLayout.code(digest))) {
          items.add(new Folder("unpacked code, which no job has", folder));
        }
      }
    }
    return items;
  }
}
