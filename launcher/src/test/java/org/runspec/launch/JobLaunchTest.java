package org.runspec.launch;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.lang.reflect.InvocationTargetException;
import java.lang.reflect.Proxy;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.security.SecureRandom;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.concurrent.CompletableFuture;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.DisabledOnOs;
import org.junit.jupiter.api.condition.OS;
import org.junit.jupiter.api.io.TempDir;
import org.runspec.backend.Backend;
import org.runspec.backend.BackendRequest;
import org.runspec.backend.NodeId;
import org.runspec.backend.NodeStatus;
import org.runspec.backend.Submission;
import org.runspec.config.Secret;
import org.runspec.config.UserHome;
import org.runspec.job.JobName;
import org.runspec.job.JobRecord;
import org.runspec.job.MultiRun;
import org.runspec.job.RecordFormat;
import org.runspec.plan.NodeScript;
import org.runspec.plan.Plan;
import org.runspec.plan.PlanFixture;
import org.runspec.storage.Storage;
import org.runspec.storage.local.LocalStorage;
import org.runspec.store.Journal;
import org.runspec.store.JournalPage;
import org.runspec.store.RunStore;
import org.runspec.store.file.FileRunStore;

/** A launch is one job, whatever happens to it on the way. */
class JobLaunchTest {
  private static final String SECRET = "hunter2-\"'$x";

  @TempDir Path folder;
  private UserHome home;
  private LaunchPlan plan;
  private Sources sources = new Sources();
  private final Set<String> started = new HashSet<>();

  @BeforeEach
  void plan() throws IOException {
    home = new UserHome(folder.resolve("user"));
    Files.writeString(folder.resolve("node.jar"), "the program");
    plan = launchPlan("total_runs: 7\ncompute_nodes: 3\nsecrets: {TOKEN: {env: T}}");
  }

  @Test
  void whatItLeavesIsTheJob() throws IOException {
    JobRecord job = launch();

    assertEquals("job1", job.job().toString());
    assertEquals("run1", job.shape().parentOf(0).toString());
    assertEquals(
        "capture_before - created run1 created run2 created run3"
            + " submitted - queued run1 queued run2 queued run3",
        journal(job.job()));
    MultiRun multiRun =
        RecordFormat.read(
            Files.readAllBytes(store().resolve("jobs/job1/mrc.json")), MultiRun.class);
    assertEquals(job.job(), multiRun.job());
    assertEquals(job.shape(), multiRun.shape());
    assertEquals(job.secretDigest(), multiRun.secretDigest());
    assertEquals(64, job.secretDigest().length());
    assertEquals(
        Map.of("launched_job_spec.yaml", "jobs/job1/launched_job_spec.yaml"), multiRun.generated());
    assertTrue(multiRun.search().seed() != 0);
    assertEquals(Set.of("0", "1", "2"), started);
  }

  @Test
  void whereverItIsBrokenOffTheNextOneGoesOnAsTheSameJob() throws IOException {
    Map<String, String> undisturbed = normal(launch());
    int broken = 0;
    boolean reached = true;
    for (int call = 1; reached; call++) {
      reached = false;
      for (boolean before : List.of(true, false)) {
        fresh(call + "" + before);
        try {
          launch(call, before);
          continue; // it took fewer calls
        } catch (IOException e) {
          reached = true;
          broken++;
        }
        assertEquals(undisturbed, normal(launch()), "broken off at call " + call);
      }
    }
    assertTrue(broken > 20, broken + " calls were broken off");
  }

  @Test
  void aSecondLaunchOfTheSamePlanIsAnotherJobThatKnowsTheFirst() throws IOException {
    JobRecord first = launch();
    JobRecord second = launch();

    assertEquals(Optional.empty(), first.predecessor());
    assertEquals(Optional.of(first.job()), second.predecessor());
    assertEquals("run4", second.shape().parentOf(0).toString());
    assertFalse(first.secretDigest().equals(second.secretDigest()));
  }

  @Test
  void launchesAtTheSameTimeAreJobsOfTheirOwn() {
    List<CompletableFuture<JobRecord>> launches =
        IntStream.range(0, 6)
            .mapToObj(i -> CompletableFuture.supplyAsync(this::launchUnchecked))
            .toList();
    Set<String> names = new HashSet<>();
    Set<Integer> parents = new HashSet<>();
    for (CompletableFuture<JobRecord> launch : launches) {
      JobRecord job = launch.join();
      names.add(job.submission() + job.job());
      parents.add(job.shape().firstParent());
    }

    assertEquals(6, names.size());
    assertEquals(6, parents.size());
  }

  @Test
  @DisabledOnOs(value = OS.WINDOWS, disabledReason = "needs POSIX permissions")
  void secretsAreInTheUsersOwnFolderOnly() throws IOException {
    JobRecord job = launch();
    Path own = home.job(job.submission());

    assertEquals("rwx------", PosixFilePermissions.toString(Files.getPosixFilePermissions(own)));
    for (String name : List.of("secret", NodeScript.SECRETS_FILE, NodeScript.SETTING_FILE)) {
      assertEquals(
          "rw-------",
          PosixFilePermissions.toString(Files.getPosixFilePermissions(own.resolve(name))));
    }
    String secret = Files.readString(own.resolve("secret"));
    try (var files = Files.walk(store())) {
      for (Path file : files.filter(Files::isRegularFile).toList()) {
        String text = new String(Files.readAllBytes(file), StandardCharsets.ISO_8859_1);
        assertFalse(text.contains("hunter2") || text.contains(secret), file.toString());
      }
    }
    Process shell =
        new ProcessBuilder("sh", "-c", ". ./secrets.sh; printf %s \"$TOKEN\"")
            .directory(own.toFile())
            .start();
    assertEquals(SECRET, new String(shell.getInputStream().readAllBytes(), StandardCharsets.UTF_8));
  }

  @Test
  void tenThousandRunsTakeNoLonger() throws IOException {
    plan = launchPlan("total_runs: 10000\ncompute_nodes: 100");
    launch();
    long began = System.nanoTime();
    plan = launchPlan("total_runs: 10000\ncompute_nodes: 100");
    JobRecord job = launch();
    double seconds = (System.nanoTime() - began) / 1e9;

    assertEquals("run200.100", job.shape().nameOf(9999).toString());
    assertTrue(seconds < 2, seconds + " s");
  }

  @Test
  void aStoreThatCannotBeWrittenLosesNothing() throws IOException {
    assertThrows(IOException.class, () -> launch(1, true));

    assertEquals("job1", launch().job().toString());
  }

  @Test
  void codeThatCannotBeReadMakesNoJob() throws IOException {
    sources =
        new Sources() {
          @Override
          public void writeCode(Path zip) throws IOException {
            throw new IOException("train.py became shorter");
          }
        };

    assertThrows(IOException.class, this::launch);

    try (Storage storage = LocalStorage.at(store());
        RunStore store = FileRunStore.on(storage)) {
      assertEquals(List.of(), store.jobs());
    }
  }

  @Test
  void aDeletionAtTheSameTimeTakesNothingThatTheLaunchNeeds() throws IOException {
    launch();
    Set<String> kept = snapshots();
    try (Storage storage = LocalStorage.at(store());
        RunStore store = FileRunStore.on(storage)) {
      new JobLaunch(store, storage, new Nodes(), home, Instant::now, new SecureRandom())
          .launch(
              plan,
              sources,
              Map.of("TOKEN", new Secret.Text(SECRET)),
              new Silent() {
                @Override
                public void uploading(int files) {
                  deleteSnapshots();
                }
              });
    }

    assertEquals(kept, snapshots());
  }

  @Test
  void aDeletionWhileTheTargetIsAskedTakesNothingEither() throws IOException {
    launch();
    Set<String> kept = snapshots();
    try (Storage storage = LocalStorage.at(store());
        RunStore store = FileRunStore.on(storage)) {
      Backend deleting =
          new Nodes() {
            @Override
            public List<NodeId> submit(BackendRequest request, Submission submission)
                throws IOException {
              deleteSnapshots();
              return super.submit(request, submission);
            }
          };
      new JobLaunch(store, storage, deleting, home, Instant::now, new SecureRandom())
          .launch(plan, sources, Map.of("TOKEN", new Secret.Text(SECRET)), new Silent());
    }

    assertEquals(kept, snapshots());
  }

  /** As the deletion of the only other job that has them does. */
  private void deleteSnapshots() {
    for (String folder : List.of("code", "tools")) {
      try (var files = Files.list(store().resolve(folder))) {
        for (Path file : files.toList()) {
          Files.delete(file);
        }
      } catch (IOException e) {
        throw new UncheckedIOException(e);
      }
    }
  }

  private Set<String> snapshots() throws IOException {
    try (var code = Files.list(store().resolve("code"));
        var tools = Files.list(store().resolve("tools"))) {
      return Stream.concat(code, tools)
          .map(file -> file.getFileName().toString())
          .collect(Collectors.toSet());
    }
  }

  @Test
  void theDamagedRecordOfAnotherJobIsInNobodysWay() throws IOException {
    launch();
    Files.writeString(store().resolve("jobs/job1/job.json"), "{");

    assertEquals("job2", launch().job().toString());
  }

  private JobRecord launchUnchecked() {
    try {
      return launch();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private Path store() {
    return folder.resolve("store");
  }

  private void fresh(String name) throws IOException {
    Path other = Files.createDirectories(folder.resolve("try" + name));
    Files.writeString(other.resolve("node.jar"), "the program");
    folder = other;
    home = new UserHome(other.resolve("user"));
    started.clear();
  }

  private LaunchPlan launchPlan(String launcher) throws IOException {
    Plan planned = new PlanFixture(folder).plan("", PlanFixture.spec(launcher));
    return new LaunchPlan(planned, new Nodes().render(planned));
  }

  private JobRecord launch() throws IOException {
    return launch(Integer.MAX_VALUE, true);
  }

  /** Launches; the n-th call of store, storage or target fails, before or after its effect. */
  private JobRecord launch(int failing, boolean before) throws IOException {
    int[] count = {0};
    try (Storage storage = LocalStorage.at(store());
        RunStore store = FileRunStore.on(storage)) {
      JobLaunch launch =
          new JobLaunch(
              failing(RunStore.class, store, count, failing, before),
              failing(Storage.class, storage, count, failing, before),
              failing(Backend.class, new Nodes(), count, failing, before),
              home,
              Instant::now,
              new SecureRandom());
      return launch.launch(plan, sources, Map.of("TOKEN", new Secret.Text(SECRET)), new Silent());
    }
  }

  @SuppressWarnings("unchecked")
  private static <T> T failing(Class<T> type, T real, int[] count, int failing, boolean before) {
    return (T)
        Proxy.newProxyInstance(
            type.getClassLoader(),
            new Class<?>[] {type},
            (proxy, method, arguments) -> {
              boolean fails = ++count[0] == failing;
              if (fails && before) {
                throw new IOException("broken off before " + method.getName());
              }
              Object result;
              try {
                result = method.invoke(real, arguments);
              } catch (InvocationTargetException e) {
                throw e.getCause();
              }
              if (fails) {
                throw new IOException("broken off after " + method.getName());
              }
              return result;
            });
  }

  private String journal(JobName job) throws IOException {
    List<String> words = new ArrayList<>();
    try (Storage storage = LocalStorage.at(store());
        RunStore store = FileRunStore.on(storage)) {
      JournalPage page = store.read(new Journal.OfJob(job), 0);
      assertEquals(0, page.corrupt());
      page.events()
          .forEach(e -> words.add(e.event() + " " + e.run().map(Object::toString).orElse("-")));
    }
    return String.join(" ", words);
  }

  /** All of the job's files, without what differs from launch to launch. */
  private Map<String, String> normal(JobRecord job) throws IOException {
    Map<String, String> files = new TreeMap<>();
    Path jobs = store().resolve("jobs");
    try (var found = Files.walk(jobs)) {
      for (Path file : found.filter(Files::isRegularFile).toList()) {
        String text =
            Files.readString(file)
                .replace(job.submission(), "ID")
                .replace(job.secretDigest(), "SECRET")
                .replaceAll("\"seed\" : [0-9]+", "SEED")
                .replace(folder.toString(), "FOLDER")
                .replaceAll("20[0-9T:.-]+Z", "TIME");
        files.put(jobs.relativize(file).toString(), text);
      }
    }
    files.put("started", new TreeMap<>(Map.of("nodes", started)).toString());
    try (var tools = Files.list(store().resolve("tools"))) {
      files.put("tools", String.valueOf(tools.count()));
    }
    return files;
  }

  /** Nodes that are only counted. */
  private class Nodes implements Backend {
    @Override
    public BackendRequest render(Plan wanted) {
      return new BackendRequest(
          Map.of("node.sh", "script"),
          IntStream.range(0, wanted.shape().nodes())
              .mapToObj(node -> List.of("sh", "node.sh", String.valueOf(node)))
              .toList(),
          1,
          1);
    }

    @Override
    public List<NodeId> submit(BackendRequest request, Submission submission) throws IOException {
      assertTrue(Files.exists(submission.folder().resolve("node.sh")));
      List<NodeId> ids = new ArrayList<>();
      for (List<String> command : request.commands()) {
        started.add(command.get(2));
        ids.add(new NodeId(ids.size(), "id" + ids.size(), "log"));
      }
      return ids;
    }

    @Override
    public Map<NodeId, NodeStatus> status(Collection<NodeId> nodes) {
      return Map.of();
    }

    @Override
    public void cancel(Collection<NodeId> nodes) {}

    @Override
    public byte[] log(NodeId node, long offset) {
      return new byte[0];
    }
  }

  private class Sources implements LaunchPlan.Files {
    @Override
    public void writeCode(Path zip) throws IOException {
      try (InputStream in = InputStream.nullInputStream()) {
        Files.copy(in, zip, java.nio.file.StandardCopyOption.REPLACE_EXISTING);
      }
    }

    @Override
    public Path tool() {
      return folder.resolve("node.jar");
    }
  }

  private static class Silent implements Launching {
    @Override
    public void created(JobRecord job) {}

    @Override
    public void uploading(int files) {}

    @Override
    public void submitted(JobRecord job) {}
  }
}
