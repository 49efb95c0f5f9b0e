package org.runspec.launch;

import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;
import org.runspec.backend.Backend;
import org.runspec.backend.Distant;
import org.runspec.backend.NodeId;
import org.runspec.backend.NodeRevival;
import org.runspec.backend.NodeStatus;
import org.runspec.backend.Submission;
import org.runspec.config.Secret;
import org.runspec.job.JobRecord;
import org.runspec.job.StoreLayout;
import org.runspec.storage.ObjectKey;
import org.runspec.storage.Storage;
import org.runspec.store.NodesSeen;
import org.runspec.store.Sighting;

/**
 * The nodes that a job got from this place, as their target knows them. They can be asked for and
 * started again here, by the same user.
 */
public final class JobNodes {
  private final JobRecord job;
  private final Storage storage;
  private final Backend backend;
  private final Path folder;
  private final JobPlace place;
  private final Submissions submissions;

  JobNodes(
      JobRecord job,
      Storage storage,
      Backend backend,
      Path folder,
      JobPlace place,
      Submissions submissions) {
    this.job = job;
    this.storage = storage;
    this.backend = backend;
    this.folder = folder;
    this.place = place;
    this.submissions = submissions;
  }

  /**
   * The nodes of a job.
   *
   * @return empty if the job never got any from this place
   */
  public static Optional<JobNodes> of(
      JobRecord job, Storage storage, Backend backend, JobPlace place) throws IOException {
    Optional<Path> folder = place.folder(job);
    return folder.isEmpty()
        ? Optional.empty()
        : Optional.of(
            new JobNodes(
                job, storage, backend, folder.get(), place, Submissions.of(job.job(), storage)));
  }

  /** Whether the launch got as far as to ask for nodes. */
  public boolean wereAskedFor() {
    return !submissions.isEmpty();
  }

  /** How those nodes stand that were last asked for here, by index. */
  public Map<Integer, NodeStatus> status() throws IOException {
    Map<Integer, NodeStatus> status = new LinkedHashMap<>();
    statusById().forEach((id, stands) -> status.put(id.node(), stands));
    return status;
  }

  private Map<NodeId, NodeStatus> statusById() throws IOException {
    return backend.status(latest());
  }

  /** What was asked for last, from here. */
  private List<NodeId> latest() {
    List<NodeId> ids = new ArrayList<>();
    submissions
        .latest()
        .forEach(
            (node, record) -> {
              if (isHere(record)) {
                ids.add(idOf(node, record));
              }
            });
    return ids;
  }

  /** What can be said of them at once. */
  public Sighting seen() throws IOException {
    if (!wereAskedFor()) {
      return Sighting.of(
          LaunchFolder.isBrokenOff(folder) ? NodesSeen.NEVER_ASKED_FOR : NodesSeen.THERE);
    }
    Collection<NodeStatus> status = status().values();
    Optional<String> said = said(status);
    if (!status.stream().allMatch(NodeStatus.Gone.class::isInstance)) {
      return new Sighting(NodesSeen.THERE, said);
    }
    return submissions.latest().values().stream().allMatch(this::isHere)
        ? new Sighting(NodesSeen.GONE, said)
        : new Sighting(NodesSeen.UNKNOWN, said);
  }

  /** With how many nodes it is about, if it is not about all. */
  private static Optional<String> said(Collection<NodeStatus> all) {
    Map<String, Integer> words = new LinkedHashMap<>();
    all.forEach(node -> node.said().ifPresent(said -> words.merge(said, 1, Integer::sum)));
    return words.isEmpty()
        ? Optional.empty()
        : Optional.of(
            words.entrySet().stream()
                .map(
                    each ->
                        each.getKey()
                            + (each.getValue() < all.size()
                                ? " (" + each.getValue() + " of " + all.size() + " nodes)"
                                : ""))
                .collect(Collectors.joining("; ")));
  }

  /** What their target keeps after they have ended: a command for each that gives it back. */
  public List<String> kept() throws IOException {
    return backend instanceof Distant distant ? distant.kept(latest()) : List.of();
  }

  /** Whether processes of nodes that are gone may have stayed on a machine of ours. */
  public boolean mayLeaveProcesses() {
    return !(backend instanceof Distant);
  }

  private static NodeId idOf(int node, SubmissionRecord record) {
    return record.nodes().stream().filter(id -> id.node() == node).findFirst().orElseThrow();
  }

  private boolean isHere(SubmissionRecord record) {
    String name = folder.getFileName().toString();
    return record.host().equals(place.host()) && record.folder().orElse(name).equals(name);
  }

  /** A secret of the job, which clients show to nodes. */
  public String secret() throws IOException {
    return LaunchFolder.secret(folder);
  }

  /** Whether the target can start nodes again. */
  public boolean canBeStarted() {
    return backend instanceof NodeRevival;
  }

  /**
   * Starts nodes again; those that live stay as they are.
   *
   * @param nodes by index
   * @return false if the target cannot do that
   */
  public boolean start(Collection<Integer> nodes) throws IOException {
    if (!(backend instanceof NodeRevival revival)) {
      return false;
    }
    JobPlace.Setting setting =
        JobPlace.setting(folder)
            .orElseThrow(() -> new IOException(folder + " has no setting of nodes"));
    StoreProvision provision =
        new StoreProvision(
            storage,
            place.store(),
            job.job(),
            folder,
            place.home(),
            submissions.tool().orElse(""),
            submissions.java(),
            () -> {});
    Submission submission =
        new Submission(
            folder.getFileName().toString(),
            submissions.count() + 1,
            job.job(),
            folder,
            Path.of(setting.work()),
            provision);
    List<NodeId> ids = revival.revive(nodes, latest(), submission);
    submissions.add(
        new SubmissionRecord(
            job.service(),
            place.host(),
            ids,
            Optional.of(submission.id()),
            submissions.tool(),
            provision.shippedJava()));
    return true;
  }

  /**
   * Takes back the nodes that wait for their machines.
   *
   * @return how many
   */
  public int withdrawQueued() throws IOException {
    List<NodeId> queued = new ArrayList<>();
    for (Map.Entry<NodeId, NodeStatus> node : statusById().entrySet()) {
      if (node.getValue() instanceof NodeStatus.Queued) {
        queued.add(node.getKey());
      }
    }
    if (!queued.isEmpty()) {
      backend.cancel(queued);
    }
    return queued.size();
  }

  /**
   * Gives nodes that are started from now on other secrets.
   *
   * @param secrets values by variable; what is not named stays as it is
   */
  public void renew(Map<String, Secret.Text> secrets) throws IOException {
    if (!secrets.isEmpty()) {
      new SecretsFile(folder).renew(secrets);
    }
  }

  /**
   * What a node printed outside of its runs.
   *
   * @param offset in bytes; less than 0 counts from the end
   * @return nothing if there is nothing behind the offset
   */
  public byte[] log(int node, long offset) throws IOException {
    SubmissionRecord record = submissions.latest().get(node);
    byte[] printed =
        record == null || !isHere(record) ? new byte[0] : backend.log(idOf(node, record), offset);
    return printed.length > 0 || mayLeaveProcesses() ? printed : kept(node, offset);
  }

  /** What the node brought into the store before its machine went. */
  private byte[] kept(int node, long offset) throws IOException {
    byte[] all =
        storage.get(new ObjectKey(StoreLayout.nodeOutput(job.job(), node))).orElse(new byte[0]);
    long from = offset < 0 ? Math.max(0, all.length + offset) : Math.min(offset, all.length);
    return Arrays.copyOfRange(all, (int) from, all.length);
  }
}
