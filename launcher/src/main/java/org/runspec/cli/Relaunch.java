package org.runspec.cli;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.Comparator;
import java.util.Optional;
import org.runspec.cli.job.JobStores;
import org.runspec.cli.session.ProgramName;
import org.runspec.job.JobRecord;
import org.runspec.job.MultiRun;
import org.runspec.job.RecordFormat;
import org.runspec.job.RunName;
import org.runspec.job.StoreLayout;
import org.runspec.report.Named;
import org.runspec.spec.problem.UserProblem;
import org.runspec.storage.ObjectKey;
import org.runspec.storage.StoredObject;

/**
 * What a store kept of a job or a run, from which it is launched again.
 *
 * @param text of the runspec
 * @param place where it lies in a run's directory; what it says of paths is meant from there
 * @param code digest of the snapshot, if there is one
 */
record Relaunch(String text, String place, Optional<String> code) {
  private static final String REPRO = "/repro_spec.yaml";

  /**
   * What was kept.
   *
   * @throws UserProblem if that is not enough
   */
  static Relaunch of(Named named, JobStores stores) throws IOException {
    MultiRun read = multiRun(named, stores);
    Optional<String> code = read.code().map(MultiRun.Code::digest);
    if (named instanceof Named.Run run) {
      return ofRun(run, code, stores);
    }
    String place = read.generated().keySet().iterator().next();
    String key = read.generated().get(place);
    byte[] text =
        stores
            .files()
            .get(new ObjectKey(key))
            .orElseThrow(() -> cannot(named, "the store has lost " + key, "a copy of the store"));
    return new Relaunch(new String(text, StandardCharsets.UTF_8), place, code);
  }

  /**
   * What the nodes of a job were told.
   *
   * @throws UserProblem if it cannot be launched again
   */
  static MultiRun multiRun(Named named, JobStores stores) throws IOException {
    if (named instanceof Named.Node) {
      throw cannot(named, "it stands for a node", "one of its runs, such as " + named + ".1");
    }
    byte[] multiRun =
        stores
            .files()
            .get(new ObjectKey(StoreLayout.multiRun(named.job().job())))
            .orElseThrow(() -> cannot(named, "its launch was broken off", "the launch again"));
    return RecordFormat.read(multiRun, MultiRun.class);
  }

  /** Every run leaves a runspec that gives the same run again. */
  private static Relaunch ofRun(Named.Run named, Optional<String> code, JobStores stores)
      throws IOException {
    JobRecord job = named.job();
    RunName run = job.shape().nameOf(named.index());
    int latest = stores.records().attempts(job.job()).getOrDefault(named.index(), 0);
    for (int attempt = latest; attempt > 0; attempt--) {
      String folder = StoreLayout.mirrored(job.workspace(), run, attempt);
      Optional<String> found =
          stores.files().list(folder).stream()
              .map(StoredObject::key)
              .map(ObjectKey::path)
              .filter(path -> path.endsWith(REPRO))
              .min(Comparator.comparingInt(String::length));
      if (found.isPresent()) {
        byte[] text =
            stores
                .files()
                .get(new ObjectKey(found.get()))
                .orElseThrow(
                    () ->
                        cannot(
                            named,
                            "somebody deleted " + found.get() + " meanwhile",
                            ProgramName.with("rerun " + job.job()) + ", for the whole job"));
        String place = found.get().substring(folder.length() + 1);
        return new Relaunch(new String(text, StandardCharsets.UTF_8), "results/" + place, code);
      }
    }
    throw cannot(
        named,
        "it did not get as far as to write its repro spec, or its files were deleted",
        ProgramName.with("rerun " + job.job()) + ", for the whole job");
  }

  private static UserProblem cannot(Named named, String why, String fix) {
    return new UserProblem("rerun " + named, why, fix);
  }

  /**
   * Where the runspec goes in a copy of a project.
   *
   * @throws UserProblem if it lies elsewhere: others may write what a store says
   */
  Path in(Path tree) {
    Path file = tree.resolve(place).normalize();
    if (!file.startsWith(tree) || file.equals(tree)) {
      throw new UserProblem(
          "rerun what the store kept",
          "it places its runspec outside of the project, at " + place,
          "a store that only people write whom you trust");
    }
    return file;
  }

  /** Where the new job's runspec lies. */
  String launchedPlace() {
    return place.substring(0, place.lastIndexOf('/') + 1) + StoreLayout.LAUNCHED_SPEC;
  }
}
