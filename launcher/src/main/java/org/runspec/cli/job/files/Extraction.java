package org.runspec.cli.job.files;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.runspec.cli.job.Sight;
import org.runspec.cli.session.ExitCode;
import org.runspec.cli.session.ProgramName;
import org.runspec.job.JobRecord;
import org.runspec.job.StoreLayout;
import org.runspec.report.Named;
import org.runspec.snapshot.SnapshotCache;
import org.runspec.spec.problem.GivenPath;
import org.runspec.spec.problem.UserProblem;
import org.runspec.storage.ObjectKey;
import org.runspec.storage.Storage;
import org.runspec.transfer.Download;
import org.runspec.transfer.Item;

/** Brings runs as they were on their nodes: the code, and in it the results. */
final class Extraction {
  private static final String MIRRORED = "mirrored/";
  private static final String CODE = "code/";
  private static final String RESULTS = CODE + "results/";

  private final Sight sight;
  private final StoredFiles stored;

  Extraction(Sight sight, StoredFiles stored) {
    this.sight = sight;
    this.stored = stored;
  }

  private record Wanted(Named.Run run, String folder) {}

  ExitCode bring(List<String> words, String to, boolean force)
      throws IOException, InterruptedException {
    List<Wanted> wanted = new ArrayList<>();
    for (Named named : sight.find(words)) {
      wanted.addAll(wanted(named));
    }
    Path temporary = Files.createTempDirectory("runspec-code");
    SnapshotCache cache = new SnapshotCache(temporary);
    try {
      List<Item> files = new ArrayList<>();
      for (Wanted one : wanted) {
        files.addAll(filesOf(one, cache));
      }
      return bring(files, to, force, wanted);
    } finally {
      cache.clear();
    }
  }

  private static List<Wanted> wanted(Named named) {
    JobRecord job = named.job();
    if (named instanceof Named.Run run) {
      return List.of(new Wanted(run, run + "/"));
    }
    String folder = named instanceof Named.Job ? named + "/" : "";
    return IntStream.range(0, job.shape().totalRuns())
        .filter(index -> !(named instanceof Named.Node n) || job.shape().nodeOf(index) == n.node())
        .mapToObj(index -> new Named.Run(job, index))
        .map(run -> new Wanted(run, folder + run + "/"))
        .toList();
  }

  private List<Item> filesOf(Wanted wanted, SnapshotCache cache) throws IOException {
    List<Item> files = new ArrayList<>();
    for (Item file : stored.of(new Place.Of(wanted.run()))) {
      String path = file.path();
      String place = path.startsWith(MIRRORED) ? RESULTS + path.substring(MIRRORED.length()) : path;
      files.add(file.at(wanted.folder() + place));
    }
    if (files.isEmpty()) {
      return files; // it never began
    }
    Set<String> known = files.stream().map(Item::path).collect(Collectors.toSet());
    Optional<String> digest = wanted.run().job().origin().code();
    if (digest.isPresent()) {
      Path code = unpacked(wanted.run().job(), digest.get(), cache);
      try (Stream<Path> all = Files.walk(code)) {
        for (Path file : all.filter(Files::isRegularFile).toList()) {
          List<String> segments = new ArrayList<>();
          code.relativize(file).forEach(segment -> segments.add(segment.toString()));
          String place = wanted.folder() + CODE + String.join("/", segments);
          if (!known.contains(place)) { // results among the code are not this run's
            files.add(Item.of(file, place));
          }
        }
      }
    }
    return files;
  }

  private Path unpacked(JobRecord job, String digest, SnapshotCache cache) throws IOException {
    Storage storage = sight.stores().files();
    try {
      return cache.unpacked(digest, () -> storage.open(new ObjectKey(StoreLayout.code(digest)), 0));
    } catch (NoSuchFileException e) {
      throw new UserProblem(
          "extract the code of " + job.job(),
          "it is not in the store any more",
          "download, which brings the files of runs alone");
    }
  }

  private ExitCode bring(List<Item> files, String to, boolean force, List<Wanted> wanted)
      throws IOException, InterruptedException {
    if (files.isEmpty()) {
      throw new UserProblem(
          "extract " + wanted.get(0).run(), "there are no files yet", "list runs");
    }
    Path folder = sight.session().directory().resolve(GivenPath.of(to));
    Download download = new Download(folder, force);
    long bytes = files.stream().mapToLong(Item::size).sum();
    Optional<Download.Outcome> outcome =
        new Moving(sight).watched(bytes, meter -> download.bring(files, meter));
    if (outcome.isEmpty()) {
      sight.err().println("\nStopped. The same command goes on from here.");
      return ExitCode.INTERRUPTED;
    }
    String where =
        (to.isEmpty() ? "" : GivenPath.of(to) + "/")
            + wanted.get(0).folder()
            + (wanted.size() > 1 ? " and others" : "");
    sight.out().println(Moving.said("Extracted", outcome.get(), where));
    again(files, to).ifPresent(sight.out()::println);
    return ExitCode.DONE;
  }

  /** How the run is done again, for the first that has what it takes. */
  private static Optional<String> again(List<Item> files, String to) {
    return files.stream()
        .map(Item::path)
        .filter(path -> path.endsWith("/repro_spec.yaml"))
        .min(Comparator.comparingInt(String::length))
        .map(path -> (to.isEmpty() ? "" : GivenPath.of(to) + "/") + path)
        .map(path -> "The same run again: " + ProgramName.with("'" + path + "'"));
  }
}
