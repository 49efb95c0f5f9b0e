package org.runspec.launch;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.security.SecureRandom;
import java.time.Instant;
import java.time.InstantSource;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.runspec.backend.Backend;
import org.runspec.backend.NodeId;
import org.runspec.backend.Submission;
import org.runspec.config.Secret;
import org.runspec.config.UserHome;
import org.runspec.job.CorruptRecordException;
import org.runspec.job.EventKind;
import org.runspec.job.JobName;
import org.runspec.job.JobRecord;
import org.runspec.job.NodeSetting;
import org.runspec.job.RecordFormat;
import org.runspec.job.StoreAddress;
import org.runspec.job.StoreLayout;
import org.runspec.plan.NodePlan;
import org.runspec.plan.NodePreparation.Delivery;
import org.runspec.plan.Plan;
import org.runspec.storage.ObjectKey;
import org.runspec.storage.Storage;
import org.runspec.store.JobDraft;
import org.runspec.store.RunStore;
import org.runspec.store.StoreId;

/**
 * Launches planned jobs. Every step can be done again without having another effect, so that a
 * launch that was broken off anywhere is finished by doing all of them once more.
 */
public final class JobLaunch {
  private final RunStore store;
  private final Storage storage;
  private final Backend backend;
  private final UserHome home;
  private final InstantSource clock;
  private final SecureRandom random;

  /** A launch into a store and onto a target. */
  public JobLaunch(
      RunStore store,
      Storage storage,
      Backend backend,
      UserHome home,
      InstantSource clock,
      SecureRandom random) {
    this.store = store;
    this.storage = storage;
    this.backend = backend;
    this.home = home;
    this.clock = clock;
    this.random = random;
  }

  /**
   * Does what was planned, or what an earlier launch of the same plan left undone.
   *
   * @param secrets the values of the plan's secrets and, where records live in a database, its
   *     connection string, by variable
   * @return the job
   * @throws IOException if store, disk or target fail; the same launch may be tried again
   */
  public JobRecord launch(
      LaunchPlan launch,
      LaunchPlan.Files files,
      Map<String, Secret.Text> secrets,
      Launching listener)
      throws IOException {
    Instant now = clock.instant().truncatedTo(ChronoUnit.MILLIS);
    try (LaunchFolder folder =
        LaunchFolder.open(home, launch.digest(), launch.origin(), now, random)) {
      Plan plan = launch.plan();
      StoreId id = StoreId.of(storage);
      LaunchUpload upload = new LaunchUpload(storage, home, plan, files, folder);
      upload.pack();
      JobRecord job = create(plan, folder);
      listener.created(job);
      LaunchJournal journal = new LaunchJournal(store, job, folder.record().created());
      journal.add(EventKind.CAPTURE_BEFORE, code(plan));
      journal.addOfParents(EventKind.CREATED);
      listener.uploading(plan.code().files().size());
      upload.bring();
      describe(plan, job, folder);
      NodeSetting nodes = prepare(launch, job, id, folder, secrets);
      // from when the job was there on, no deletion of another one takes what both need
      upload.bring();
      submit(launch, job, Path.of(nodes.work()), folder, listener);
      // the program is known to be the job's from now on only
      upload.bring();
      journal.add(EventKind.SUBMITTED, Map.of("nodes", job.shape().nodes()));
      journal.addOfParents(EventKind.QUEUED);
      folder.done();
      listener.submitted(job);
      return job;
    }
  }

  private JobRecord create(Plan plan, LaunchFolder folder) throws IOException {
    JobRecord draft = plan.record();
    return store.createJob(
        new JobDraft(
            draft.launched(
                folder.record().id(),
                predecessor(draft, folder.record().id()),
                LaunchPlan.sha256(folder.secret()),
                folder.record().created())));
  }

  /** The job that this one repeats, else the latest of the same runspec. */
  private Optional<JobName> predecessor(JobRecord draft, String submission) throws IOException {
    if (draft.predecessor().isPresent()) {
      return draft.predecessor();
    }
    List<JobName> jobs = new ArrayList<>(store.jobs());
    Collections.reverse(jobs);
    for (JobName name : jobs) {
      Optional<JobRecord> job = readable(name);
      if (job.isPresent()
          && job.get().origin().spec().equals(draft.origin().spec())
          && !job.get().submission().equals(submission)) {
        return Optional.of(name);
      }
    }
    return Optional.empty();
  }

  private Optional<JobRecord> readable(JobName name) throws IOException {
    try {
      return store.job(name);
    } catch (CorruptRecordException e) {
      return Optional.empty(); // another job's damage; told when that one is looked at
    }
  }

  private static Map<String, Object> code(Plan plan) {
    Map<String, Object> code = new LinkedHashMap<>();
    code.put("code", plan.code().digest());
    code.put("files", plan.code().files().size());
    code.put("bytes", plan.code().bytes());
    return code;
  }

  private void describe(Plan plan, JobRecord job, LaunchFolder folder) throws IOException {
    long seed = plan.seedDrawn() ? folder.record().seed() : plan.multiRun().search().seed();
    if (plan.launchedSpec().isPresent()) {
      storage.put(
          new ObjectKey(StoreLayout.launchedSpec(job.job())),
          plan.launchedSpec().get().text().getBytes(StandardCharsets.UTF_8));
    }
    storage.put(
        new ObjectKey(StoreLayout.multiRun(job.job())),
        RecordFormat.file(plan.multiRun(job, seed)));
  }

  private static NodeSetting prepare(
      LaunchPlan launch,
      JobRecord job,
      StoreId id,
      LaunchFolder folder,
      Map<String, Secret.Text> secrets)
      throws IOException {
    NodePlan nodes = launch.plan().nodes();
    Delivery delivery = nodes.preparation().delivery();
    String suffix = delivery == Delivery.LAUNCH_FOLDER ? takeWorkFolder(nodes, job, id) : "";
    NodeSetting setting = nodes.setting(job.job(), id.id(), suffix);
    new NodeKit(setting, secrets, launch.request().files()).putInto(folder, delivery);
    return setting;
  }

  private static String takeWorkFolder(NodePlan nodes, JobRecord job, StoreId id)
      throws IOException {
    Path work = Path.of(nodes.setting(job.job(), id.id(), "").work()).getParent();
    WorkFolder runs = new WorkFolder(work, job.job(), id);
    String suffix = runs.suffix();
    runs.take(suffix);
    return suffix;
  }

  private void submit(
      LaunchPlan launch, JobRecord job, Path work, LaunchFolder folder, Launching listener)
      throws IOException {
    String tool = launch.plan().nodes().preparation().tool();
    StoreAddress address = StoreAddress.parse(launch.plan().nodes().setting().store());
    StoreProvision provision =
        new StoreProvision(
            storage,
            address,
            job.job(),
            folder.path(),
            home,
            tool,
            Optional.empty(),
            listener::packingJava);
    List<NodeId> nodes =
        backend.submit(
            launch.request(),
            new Submission(folder.record().id(), 1, job.job(), folder.path(), work, provision));
    storage.put(
        new ObjectKey(StoreLayout.submission(job.job(), 1)),
        RecordFormat.file(
            new SubmissionRecord(
                job.service(),
                job.origin().host(),
                nodes,
                Optional.of(folder.path().getFileName().toString()),
                Optional.of(tool),
                provision.shippedJava())));
  }
}
