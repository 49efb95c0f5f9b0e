package org.runspec.cli;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalLong;
import org.runspec.cli.job.JobStores;
import org.runspec.cli.session.ProgramName;
import org.runspec.job.Claim;
import org.runspec.job.JobRecord;
import org.runspec.job.MultiRun;
import org.runspec.job.RecordFormat;
import org.runspec.job.RunName;
import org.runspec.job.RunSeed;
import org.runspec.job.StoreLayout;
import org.runspec.report.Named;
import org.runspec.spec.catalogue.Sections;
import org.runspec.spec.expand.Assignment;
import org.runspec.spec.problem.Position;
import org.runspec.spec.problem.UserProblem;
import org.runspec.spec.tree.Provenance;
import org.runspec.spec.tree.Scalar;
import org.runspec.storage.ObjectKey;
import org.runspec.storage.StoredObject;

/**
 * What a store kept of a job or a run, from which it is launched again.
 *
 * @param text of the runspec
 * @param place where it lies in a run's directory; what it says of paths is meant from there
 * @param code digest of the snapshot, if there is one
 * @param values what has to be set in the runspec so that it is that very run
 * @param seed of a job whose first run it is, if the runspec does not say it
 */
record Relaunch(
    String text, String place, Optional<String> code, List<Assignment> values, OptionalLong seed) {
  private static final String REPRO = "/repro_spec.yaml";

  Relaunch {
    values = List.copyOf(values);
  }

  /**
   * What was kept.
   *
   * @param tuned whether hyperparameters of a run are to be changed, which its own runspec has no
   *     more
   * @throws UserProblem if that is not enough
   */
  static Relaunch of(Named named, JobStores stores, boolean tuned) throws IOException {
    MultiRun read = multiRun(named, stores);
    Optional<String> code = read.code().map(MultiRun.Code::digest);
    if (named instanceof Named.Run run) {
      Optional<Relaunch> own = tuned ? Optional.empty() : ofRun(run, code, stores);
      return own.isPresent()
          ? own.get()
          : ofLaunch(named, read, code, stores).as(run, read, stores);
    }
    return ofLaunch(named, read, code, stores);
  }

  private static Relaunch ofLaunch(
      Named named, MultiRun read, Optional<String> code, JobStores stores) throws IOException {
    String place = read.generated().keySet().iterator().next();
    String key = read.generated().get(place);
    byte[] text =
        stores
            .files()
            .get(new ObjectKey(key))
            .orElseThrow(() -> cannot(named, "the store has lost " + key, "a copy of the store"));
    return new Relaunch(
        new String(text, StandardCharsets.UTF_8), place, code, List.of(), OptionalLong.empty());
  }

  /** The job's runspec with what makes a run of it: that run's hyperparameters and seed. */
  private Relaunch as(Named.Run run, MultiRun read, JobStores stores) throws IOException {
    Map<String, Object> hparams = hparams(run, read, stores);
    List<Assignment> set = new ArrayList<>();
    if (!hparams.isEmpty()) {
      set.add(new Assignment(Sections.JOB_LAUNCHER + ".hp_tuning", "false"));
    }
    Provenance provenance = Provenance.written(Position.ofArgument("rerun " + run));
    hparams.forEach(
        (name, value) ->
            set.add(
                Assignment.below(Sections.HYPERPARAMETERS, name, Scalar.of(value, provenance))));
    long shifted = RunSeed.shifted(read.search().seed(), run.index());
    return new Relaunch(text, place, code, set, OptionalLong.of(shifted));
  }

  /**
   * What was chosen for a run.
   *
   * @throws UserProblem if nothing was yet
   */
  static Map<String, Object> hparams(Named.Run run, MultiRun read, JobStores stores)
      throws IOException {
    Optional<Claim> claim = stores.records().latestClaim(run.job().job(), run.index());
    if (claim.isEmpty() && !read.search().space().isEmpty()) {
      throw cannot(
          run,
          "it never began, so that its hyperparameters were never chosen",
          ProgramName.with("resume " + run));
    }
    return claim.map(Claim::hparams).orElse(Map.of());
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

  /** A run that gets so far leaves a runspec that gives the same run again. */
  private static Optional<Relaunch> ofRun(Named.Run named, Optional<String> code, JobStores stores)
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
        return Optional.of(
            new Relaunch(
                new String(text, StandardCharsets.UTF_8),
                "results/" + place,
                code,
                List.of(),
                OptionalLong.empty()));
      }
    }
    return Optional.empty();
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
