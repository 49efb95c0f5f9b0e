package org.runspec.launch;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.runspec.job.CorruptRecordException;
import org.runspec.job.JobName;
import org.runspec.job.JobRecord;
import org.runspec.job.JobShape;
import org.runspec.job.MultiRun;
import org.runspec.job.RecordFormat;
import org.runspec.job.RunName;
import org.runspec.job.StoreLayout;
import org.runspec.storage.ObjectKey;
import org.runspec.storage.Storage;
import org.runspec.storage.StoredObject;
import org.runspec.store.CallsAtOnce;
import org.runspec.store.RunStore;
import org.runspec.store.StoreId;

/** Deletes what jobs hold, in a store and on this machine. Every deletion can be made again. */
public final class JobRemains {
  private final RunStore records;
  private final Storage files;
  private final JobPlace place;
  private final Path work;

  /**
   * For a store.
   *
   * @param work where run directories are made on this machine, for all jobs of the project
   */
  public JobRemains(RunStore records, Storage files, JobPlace place, Path work) {
    this.records = records;
    this.files = files;
    this.place = place;
    this.work = work;
  }

  /**
   * Deletes a job that nobody executes, with its files, its launch here and the snapshots that no
   * other job has. From the beginning on no reader sees it; one who deletes it at the same time
   * helps.
   *
   * @param look at the job, after which nobody finds it who would use it
   * @return false if there is no such job any more
   */
  public boolean delete(JobName name, LastLook look) throws IOException {
    Optional<JobRecord> hidden = records.hide(name);
    if (hidden.isEmpty()) {
      return false;
    }
    try {
      look.at(hidden.get());
    } catch (IOException | RuntimeException e) {
      records.unhide(name);
      throw e;
    }
    return delete(hidden.get());
  }

  /** What is found out of a job before it is too late. */
  @FunctionalInterface
  public interface LastLook {
    /**
     * Looks.
     *
     * @throws org.runspec.spec.problem.UserProblem if it is used; it is put back then
     */
    void at(JobRecord hidden) throws IOException;
  }

  /**
   * Finishes a deletion that was broken off.
   *
   * @return false if there is none: the job is gone, or still there
   */
  public boolean finish(JobName name) throws IOException {
    return records.hidden().contains(name) && delete(name, job -> {});
  }

  private boolean delete(JobRecord job) throws IOException {
    JobName name = job.job();
    Set<String> snapshots = snapshots(job);
    for (Path folder : launchFolders(job)) {
      new FolderTree(folder).delete();
    }
    for (Path folder : workFolders(name)) {
      new FolderTree(folder).delete();
    }
    calls()
        .each(
            runs(job.shape()),
            run -> deleteBelow(StoreLayout.run(job.workspace(), run), new CallsAtOnce(1), ""));
    deleteUnlessInUse(snapshots);
    deleteBelow(StoreLayout.job(name), calls(), StoreLayout.deletedRecord(name));
    records.delete(name);
    return true;
  }

  /**
   * Deletes a job whose record cannot be read and that nobody executes, as far as its other files
   * tell what belongs to it. What they do not tell is found as left over later.
   */
  public void deleteDamaged(JobName name) throws IOException {
    for (Path folder : workFolders(name)) {
      new FolderTree(folder).delete();
    }
    Optional<MultiRun> multiRun = multiRun(name);
    if (multiRun.isPresent()) {
      for (RunName run : runs(multiRun.get().shape())) {
        deleteBelow(StoreLayout.run(multiRun.get().workspace(), run), calls(), "");
      }
    }
    deleteBelow(StoreLayout.job(name), calls(), StoreLayout.jobRecord(name));
    files.delete(new ObjectKey(StoreLayout.jobRecord(name)));
  }

  private Optional<MultiRun> multiRun(JobName job) throws IOException {
    Optional<byte[]> file = files.get(new ObjectKey(StoreLayout.multiRun(job)));
    try {
      return file.isEmpty()
          ? Optional.empty()
          : Optional.of(RecordFormat.read(file.get(), MultiRun.class));
    } catch (CorruptRecordException e) {
      return Optional.empty();
    }
  }

  private void deleteUnlessInUse(Set<String> snapshots) throws IOException {
    try {
      snapshots.removeAll(snapshotsInUse());
    } catch (CorruptRecordException e) {
      return; // nobody knows what a damaged job needs; they are found again once it is mended
    }
    for (String snapshot : snapshots) {
      files.delete(new ObjectKey(snapshot));
    }
  }

  private CallsAtOnce calls() {
    return new CallsAtOnce(files.transfers().parallel());
  }

  /** Returns how many objects there were. */
  private int deleteBelow(String folder, CallsAtOnce calls, String spared) throws IOException {
    List<ObjectKey> keys =
        files.list(folder).stream()
            .map(StoredObject::key)
            .filter(key -> !key.path().equals(spared))
            .toList();
    return calls.each(keys, files::delete).size();
  }

  /** How much a job's files take, in its store and on this machine, without its snapshots. */
  long bytes(JobRecord job) throws IOException {
    long bytes =
        calls()
            .each(runs(job.shape()), run -> bytesBelow(StoreLayout.run(job.workspace(), run)))
            .stream()
            .mapToLong(Long::longValue)
            .sum();
    for (Path folder : workFolders(job.job())) {
      bytes += new FolderTree(folder).bytes();
    }
    return bytes + bytesBelow(StoreLayout.job(job.job()));
  }

  private long bytesBelow(String folder) throws IOException {
    return files.list(folder).stream().mapToLong(StoredObject::size).sum();
  }

  /** The folder of a run in the store without what says how the run ended. */
  public void deleteFilesOfRun(JobRecord job, int run) throws IOException {
    String folder = StoreLayout.run(job.workspace(), job.shape().nameOf(run));
    List<ObjectKey> keys =
        files.list(folder).stream()
            .map(StoredObject::key)
            .filter(key -> key.path().substring(folder.length() + 1).contains("/"))
            .toList();
    calls().each(keys, files::delete);
  }

  private static List<RunName> runs(JobShape shape) {
    return Stream.concat(
            IntStream.range(0, shape.nodes()).mapToObj(shape::parentOf),
            IntStream.range(0, shape.totalRuns()).mapToObj(shape::nameOf))
        .toList();
  }

  /** The keys of the code and the programs that a job's nodes take from the store. */
  private Set<String> snapshots(JobRecord job) throws IOException {
    Set<String> keys = new HashSet<>();
    job.origin().code().map(StoreLayout::code).ifPresent(keys::add);
    Submissions.tools(job.job(), files).forEach(tool -> keys.add(StoreLayout.tool(tool)));
    return keys;
  }

  /** Those of all jobs that there are. */
  Set<String> snapshotsInUse() throws IOException {
    Set<String> keys = new HashSet<>();
    for (JobName name : records.jobs()) {
      Optional<JobRecord> job = records.job(name);
      if (job.isPresent()) {
        keys.addAll(snapshots(job.get()));
      }
    }
    return keys;
  }

  /** The launch folders of a job on this machine. */
  private List<Path> launchFolders(JobRecord job) throws IOException {
    List<Path> folders = new ArrayList<>();
    Optional<Path> folder = place.folder(job);
    folder.ifPresent(folders::add);
    Path adopted = place.home().job(place.elsewhere(job));
    if (Files.isDirectory(adopted) && !folders.contains(adopted)) {
      folders.add(adopted);
    }
    return folders;
  }

  /** The folders in which a job's runs are made on this machine. */
  List<Path> workFolders(JobName job) throws IOException {
    Path adopted = work.resolve(job + place.suffix());
    Optional<StoreId> store = StoreId.in(files);
    Stream<Path> launched =
        store.isPresent()
            ? new WorkFolder(work, job, store.get()).existing()
            : Stream.of(work.resolve(job.toString())).filter(Files::isDirectory);
    return Stream.concat(launched, Stream.of(adopted).filter(Files::isDirectory)).toList();
  }
}
