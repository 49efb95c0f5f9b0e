package org.runspec.launch;

import java.io.IOException;
import java.security.SecureRandom;
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.runspec.backend.Backend;
import org.runspec.backend.NodeRevival;
import org.runspec.config.Secret;
import org.runspec.job.ClientRequest;
import org.runspec.job.JobRecord;
import org.runspec.job.MultiRun;
import org.runspec.job.NodeSetting;
import org.runspec.job.RecordFormat;
import org.runspec.job.StoreLayout;
import org.runspec.job.Wishes;
import org.runspec.plan.NodePlan;
import org.runspec.plan.NodePreparation.Delivery;
import org.runspec.spec.problem.UserProblem;
import org.runspec.storage.ObjectKey;
import org.runspec.storage.Storage;
import org.runspec.store.RunStore;
import org.runspec.store.StoreId;

/**
 * Gives a job nodes from another place than where it was launched, from what its store holds alone:
 * by somebody else, on another machine, after everything but the store was lost. The place gets a
 * secret of its own, of which the store is told the digest; the job's first secret stays where it
 * is, and good.
 */
public final class JobAdoption {
  private final RunStore records;
  private final Storage storage;
  private final Backend backend;
  private final JobPlace place;
  private final SecureRandom random;

  /** An adoption onto a target. */
  public JobAdoption(
      RunStore records, Storage storage, Backend backend, JobPlace place, SecureRandom random) {
    this.records = records;
    this.storage = storage;
    this.backend = backend;
    this.place = place;
    this.random = random;
  }

  /**
   * What a store has for the nodes of a job.
   *
   * @param tool SHA-256 of the program that they execute
   */
  public record Estate(JobRecord job, MultiRun multiRun, String tool) {}

  /**
   * What a job leaves.
   *
   * @throws UserProblem if the store lacks something without which there can be no nodes
   */
  public Estate estate(JobRecord job) throws IOException {
    Optional<byte[]> multiRun = storage.get(new ObjectKey(StoreLayout.multiRun(job.job())));
    Optional<String> tool = Submissions.of(job.job(), storage).tool();
    if (multiRun.isEmpty() || tool.isEmpty()) {
      throw lacking(
          job,
          "its launch was broken off before it had nodes",
          "the launch again, by "
              + job.origin().user()
              + " on "
              + job.origin().host()
              + ", which goes on where that one ended");
    }
    MultiRun read = RecordFormat.read(multiRun.get(), MultiRun.class);
    need(job, StoreLayout.tool(tool.get()), "the program that its nodes execute");
    if (read.code().isPresent()) {
      need(job, StoreLayout.code(read.code().get().digest()), "its code");
    }
    return new Estate(job, read, tool.get());
  }

  private void need(JobRecord job, String key, String what) throws IOException {
    if (storage.stat(new ObjectKey(key)).isEmpty()) {
      throw lacking(
          job, "the store has lost " + what + ", " + key, "that file from a copy of the store");
    }
  }

  private static UserProblem lacking(JobRecord job, String why, String fix) {
    return new UserProblem("give " + job.job() + " nodes from here", why, fix);
  }

  /**
   * Makes everything ready for nodes here; starts none. May be done again.
   *
   * @param nodes as the target has them here
   * @param secrets values of the runs' secrets and of the database's connection, by variable
   * @param user who does so
   */
  public JobNodes adopt(
      Estate estate, NodePlan nodes, Map<String, Secret.Text> secrets, String user, Instant now)
      throws IOException {
    if (!(backend instanceof NodeRevival revival)) {
      throw lacking(
          estate.job(), "its target cannot start nodes of a launched job", "launching it again");
    }
    JobRecord job = estate.job();
    if (nodes.preparation().delivery() == Delivery.LAUNCH_FOLDER) {
      NodeKit.bringTool(
          place.home(),
          estate.tool(),
          () -> storage.open(new ObjectKey(StoreLayout.tool(estate.tool())), 0));
    }
    LaunchOrigin origin = LaunchOrigin.of(nodes.setting());
    try (LaunchFolder folder =
        LaunchFolder.ofJob(place.home(), place.elsewhere(job), origin, now, random)) {
      NodeSetting setting = nodes.setting(job.job(), StoreId.of(storage).id(), place.suffix());
      new NodeKit(setting, secrets, revival.files(nodes))
          .putInto(folder, nodes.preparation().delivery());
      admit(job, LaunchPlan.sha256(folder.secret()), user, now);
      folder.done();
      return new JobNodes(
          job, storage, backend, folder.path(), place, Submissions.of(job.job(), storage));
    }
  }

  private void admit(JobRecord job, String digest, String user, Instant now) throws IOException {
    List<ClientRequest> before = records.requests(job.job(), Set.of());
    if (!new Wishes(before).secrets().contains(digest)) {
      ClientRequest.Wish wish = new ClientRequest.AdmitSecret(digest);
      records.request(
          job.job(), ClientRequest.after(before, wish, user, now, digest.substring(0, 8)));
    }
  }

  /**
   * The values of a job's secrets from an environment, in which each has the name that the runs
   * see.
   *
   * @throws UserProblem that names all that are missing
   */
  public static Map<String, Secret.Text> secrets(Estate estate, Map<String, String> environment) {
    List<String> missing =
        estate.multiRun().secrets().stream()
            .filter(name -> environment.getOrDefault(name, "").isEmpty())
            .toList();
    if (!missing.isEmpty()) {
      throw lacking(
          estate.job(),
          "its runs need "
              + (missing.size() == 1 ? "the secret " : "the secrets ")
              + String.join(", ", missing)
              + ", which no store keeps",
          "export " + missing.get(0) + "=... and the same command again");
    }
    Map<String, Secret.Text> secrets = new LinkedHashMap<>();
    estate
        .multiRun()
        .secrets()
        .forEach(name -> secrets.put(name, new Secret.Text(environment.get(name))));
    return secrets;
  }
}
