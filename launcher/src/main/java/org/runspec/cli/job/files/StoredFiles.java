package org.runspec.cli.job.files;

import java.io.IOException;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.function.Predicate;
import java.util.stream.IntStream;
import org.runspec.cli.job.Sight;
import org.runspec.job.CorruptRecordException;
import org.runspec.job.FileSum;
import org.runspec.job.FileSums;
import org.runspec.job.JobName;
import org.runspec.job.JobRecord;
import org.runspec.job.RecordFormat;
import org.runspec.job.RunName;
import org.runspec.job.RunState;
import org.runspec.job.StoreLayout;
import org.runspec.report.Named;
import org.runspec.spec.problem.UserProblem;
import org.runspec.storage.ObjectKey;
import org.runspec.storage.Storage;
import org.runspec.storage.StoredObject;
import org.runspec.store.JobView;
import org.runspec.store.JobView.RunRow;
import org.runspec.transfer.Item;

/**
 * Which files of runs, jobs and shares there are. Of a run those of the attempt that decides, else
 * of the newest, each by its path in the attempt; of a job its own, and those of each run below the
 * run's name.
 */
final class StoredFiles {
  private static final String END = "/";

  private final Sight sight;
  private final OptionalInt attempt;
  private final Map<JobName, JobView> views = new HashMap<>();
  private final List<String> growing = new ArrayList<>();
  private final List<String> unchecked = new ArrayList<>();

  /**
   * Files in a store.
   *
   * @param attempt which one, where another is wanted than the one that decides
   */
  StoredFiles(Sight sight, OptionalInt attempt) {
    this.sight = sight;
    this.attempt = attempt;
  }

  /** Those of a place. */
  List<Item> of(Place place) throws IOException {
    if (place instanceof Place.Share share) {
      return below(StoreLayout.share(share.name()), "", false);
    }
    Named named = ((Place.Of) place).named();
    if (named instanceof Named.Run run) {
      return ofRun(run, "");
    }
    List<Item> files = new ArrayList<>();
    JobRecord job = named.job();
    Predicate<Integer> wanted = index -> true;
    if (named instanceof Named.Node node) {
      wanted = index -> job.shape().nodeOf(index) == node.node();
    } else {
      files.addAll(ofJob(job));
    }
    for (int index : IntStream.range(0, job.shape().totalRuns()).boxed().filter(wanted).toList()) {
      files.addAll(ofRun(new Named.Run(job, index), job.shape().nameOf(index) + END));
    }
    return files;
  }

  /** Names of runs that go on, of those that were asked for. */
  List<String> growing() {
    return List.copyOf(growing);
  }

  /** Names of runs whose files could not be checked, since the record of their sums is damaged. */
  List<String> unchecked() {
    return List.copyOf(unchecked);
  }

  /** How a run stands; a job is read once. */
  RunRow row(Named.Run run) throws IOException {
    return view(run.job()).runs().get(run.index());
  }

  private JobView view(JobRecord job) throws IOException {
    JobView known = views.get(job.job());
    if (known == null) {
      known = sight.jobs().view(job);
      views.put(job.job(), known);
    }
    return known;
  }

  /** Which attempt of a run is meant; 0 if it has had none. */
  int attemptOf(RunRow row) {
    if (attempt.orElse(1) > Math.max(1, row.attempt()) || attempt.orElse(1) < 1) {
      throw new UserProblem(
          "show attempt " + attempt.getAsInt() + " of " + row.name(),
          row.attempt() == 0 ? "it has had none yet" : "it had " + row.attempt(),
          "--attempt " + Math.max(1, row.attempt()));
    }
    return row.attempt() == 0 ? 0 : attempt.orElse(row.attempt());
  }

  private List<Item> ofRun(Named.Run run, String prefix) throws IOException {
    RunRow row = row(run);
    String workspace = run.job().workspace();
    RunName name = row.name();
    List<Item> files = new ArrayList<>();
    int which = attemptOf(row);
    if (which > 0) {
      boolean goesOn = row.state() == RunState.RUNNING && which == row.attempt();
      if (goesOn) {
        growing.add(name.toString());
      }
      files.addAll(ofAttempt(workspace, name, which, goesOn));
    }
    files.addAll(below(StoreLayout.uploaded(workspace, name), "uploaded/", false));
    return files.stream().map(file -> file.at(prefix + file.path())).toList();
  }

  /** What is noted of its files is no file of an attempt. */
  private List<Item> ofAttempt(String workspace, RunName run, int which, boolean goesOn)
      throws IOException {
    String folder = StoreLayout.attempt(workspace, run, which);
    String sums = StoreLayout.sums(workspace, run, which).substring(folder.length() + 1);
    String deleted = StoreLayout.deleted(workspace, run, which).substring(folder.length() + 1);
    List<Item> files = below(folder, "", goesOn);
    Map<String, FileSum> known =
        files.stream().anyMatch(file -> file.path().equals(sums))
            ? sums(workspace, run, which)
            : Map.of();
    return files.stream()
        .filter(file -> !file.path().equals(sums) && !file.path().equals(deleted))
        .map(file -> known.containsKey(file.path()) ? proven(file, known) : file)
        .toList();
  }

  private static Item proven(Item file, Map<String, FileSum> known) {
    return file.provenBy(known.get(file.path()).crc32c());
  }

  private Map<String, FileSum> sums(String workspace, RunName run, int which) throws IOException {
    ObjectKey key = new ObjectKey(StoreLayout.sums(workspace, run, which));
    Optional<byte[]> content = sight.stores().files().get(key);
    try {
      return content.isPresent()
          ? RecordFormat.read(content.get(), FileSums.class).files()
          : Map.of();
    } catch (CorruptRecordException e) {
      unchecked.add(run.toString());
      return Map.of();
    }
  }

  /** Claims and requests are records of the store, and no files. */
  private List<Item> ofJob(JobRecord job) throws IOException {
    String folder = StoreLayout.job(job.job());
    String claims = StoreLayout.claims(job.job()).substring(folder.length() + 1) + END;
    String client = StoreLayout.client(job.job()).substring(folder.length() + 1) + END;
    return below(folder, "", !view(job).state().isTerminal()).stream()
        .filter(file -> !file.path().startsWith(claims) && !file.path().startsWith(client))
        .toList();
  }

  private List<Item> below(String folder, String prefix, boolean goesOn) throws IOException {
    Storage storage = sight.stores().files();
    List<Item> files = new ArrayList<>();
    for (StoredObject object : storage.list(folder)) {
      String path = object.key().path().substring(folder.length() + 1);
      files.add(Item.of(storage, object, prefix + path, goesOn));
    }
    return files;
  }
}
