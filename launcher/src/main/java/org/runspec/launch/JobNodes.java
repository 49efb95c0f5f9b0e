package org.runspec.launch;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.runspec.backend.Backend;
import org.runspec.backend.NodeId;
import org.runspec.backend.NodeRevival;
import org.runspec.backend.NodeStatus;
import org.runspec.backend.Submission;
import org.runspec.config.UserHome;
import org.runspec.job.CorruptRecordException;
import org.runspec.job.JobRecord;
import org.runspec.job.NodeSetting;
import org.runspec.job.RecordFormat;
import org.runspec.job.StoreLayout;
import org.runspec.plan.NodeScript;
import org.runspec.storage.ObjectKey;
import org.runspec.storage.Storage;

/**
 * The nodes of a launched job, as their target knows them; they can be asked for and started again
 * where the job was launched, by the same user.
 */
public final class JobNodes {
  private final JobRecord job;
  private final Storage storage;
  private final Backend backend;
  private final Path folder;
  private final List<SubmissionRecord> submissions;

  private JobNodes(
      JobRecord job,
      Storage storage,
      Backend backend,
      Path folder,
      List<SubmissionRecord> submissions) {
    this.job = job;
    this.storage = storage;
    this.backend = backend;
    this.folder = folder;
    this.submissions = submissions;
  }

  /**
   * What the target was asked for ({@code submissions/<n>.json}).
   *
   * @param host where it was asked
   */
  record SubmissionRecord(String service, String host, List<NodeId> nodes) {
    SubmissionRecord {
      nodes = List.copyOf(nodes);
    }
  }

  /**
   * The nodes of a job.
   *
   * @param host the name of this machine
   * @return empty if the job was launched on another machine or by another user
   */
  public static Optional<JobNodes> of(
      JobRecord job, Storage storage, Backend backend, UserHome home, String host)
      throws IOException {
    Path folder = home.job(job.submission());
    if (!job.origin().host().equals(host) || !Files.isDirectory(folder)) {
      return Optional.empty();
    }
    return Optional.of(new JobNodes(job, storage, backend, folder, submissions(job, storage)));
  }

  private static List<SubmissionRecord> submissions(JobRecord job, Storage storage)
      throws IOException {
    List<SubmissionRecord> submissions = new ArrayList<>();
    while (true) {
      String key = StoreLayout.submission(job.job(), submissions.size() + 1);
      Optional<byte[]> content = storage.get(new ObjectKey(key));
      if (content.isEmpty()) {
        return submissions;
      }
      submissions.add(RecordFormat.read(content.get(), SubmissionRecord.class));
    }
  }

  /** Whether the launch got as far as to ask for nodes. */
  public boolean wereAskedFor() {
    return !submissions.isEmpty();
  }

  /** Whether the target has no node of this job any longer. */
  public boolean areGone() throws IOException {
    return backend.status(latest().values()).values().stream()
        .allMatch(status -> status instanceof NodeStatus.Gone);
  }

  /** The job's secret, which clients show to nodes. */
  public String secret() throws IOException {
    return LaunchFolder.secret(folder);
  }

  /** The latest id of each node, by index. */
  private Map<Integer, NodeId> latest() {
    Map<Integer, NodeId> latest = new LinkedHashMap<>();
    submissions.forEach(
        submission -> submission.nodes().forEach(node -> latest.put(node.node(), node)));
    return latest;
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
    List<NodeId> ids = revival.revive(nodes, new Submission(job.submission(), folder, work()));
    SubmissionRecord submission = new SubmissionRecord(job.service(), job.origin().host(), ids);
    int number = submissions.size() + 1;
    storage.put(
        new ObjectKey(StoreLayout.submission(job.job(), number)), RecordFormat.file(submission));
    submissions.add(submission);
    return true;
  }

  private Path work() throws IOException {
    Path file = folder.resolve(NodeScript.SETTING_FILE);
    try {
      return Path.of(RecordFormat.read(Files.readAllBytes(file), NodeSetting.class).work());
    } catch (CorruptRecordException e) {
      throw new IOException(file + " is no setting of a node", e);
    }
  }

  /**
   * What a node printed outside of its runs.
   *
   * @param offset in bytes
   * @return nothing if there is nothing behind the offset
   */
  public byte[] log(int node, long offset) throws IOException {
    NodeId id = latest().get(node);
    return id == null ? new byte[0] : backend.log(id, offset);
  }
}
