package org.runspec.node;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import java.util.random.RandomGenerator;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.runspec.job.ClientRequest;
import org.runspec.job.Event;
import org.runspec.job.Heartbeat;
import org.runspec.job.JobName;
import org.runspec.job.JobRecord;
import org.runspec.job.JobShape;
import org.runspec.job.MultiRun;
import org.runspec.job.NodeName;
import org.runspec.job.NodeSetting;
import org.runspec.job.Objective;
import org.runspec.job.RecordFormat;
import org.runspec.job.RunEnd;
import org.runspec.job.Schedule;
import org.runspec.job.SearchStyle;
import org.runspec.job.StoreLayout;
import org.runspec.node.attempt.Machine;
import org.runspec.node.attempt.MirroredCopies;
import org.runspec.node.attempt.SnapshotCode;
import org.runspec.node.door.NodeClient;
import org.runspec.node.slots.OwnSlots;
import org.runspec.run.program.Bell;
import org.runspec.run.program.Pacer;
import org.runspec.run.program.ProgramRunner;
import org.runspec.run.program.StartTools;
import org.runspec.run.program.failure.OomKills;
import org.runspec.snapshot.SnapshotCache;
import org.runspec.storage.ObjectKey;
import org.runspec.storage.Storage;
import org.runspec.storage.local.LocalStorage;
import org.runspec.store.JobDraft;
import org.runspec.store.Journal;
import org.runspec.store.JournalPage;
import org.runspec.store.RunStore;
import org.runspec.store.file.FileRunStore;

/** A job in a store of files, as a launcher leaves it, and nodes to execute it in this process. */
final class TestJob {
  /** Short enough for tests, long enough for a machine that does much else. */
  static final MultiRun.Limits LIMITS =
      new MultiRun.Limits(1, 3, Optional.empty(), 2, 3, 0.3, false);

  /** What only launcher and clients of the job know. */
  static final String SECRET = "0f1e2d3c4b5a69788796a5b4c3d2e1f0";

  private static final String DIGEST =
      "a1bf4dc2c0cea821798c38e16fcc1667d6f0504afa821b181672035fc5967890";

  final Path folder;
  final Storage storage;
  final RunStore store;
  final Job job;

  private final Map<Integer, Controller> controllers = new ConcurrentHashMap<>();

  private TestJob(Path folder, Storage storage, RunStore store, Job job) {
    this.folder = folder;
    this.storage = storage;
    this.store = store;
    this.job = job;
  }

  /** What is to be executed. */
  record Draft(
      int runs,
      int nodes,
      int runsPerNode,
      Schedule schedule,
      List<String> commands,
      MultiRun.Limits limits,
      Optional<String> parentScript,
      List<String> after) {
    static Draft of(int runs, int nodes, int runsPerNode, String... shellCommands) {
      return new Draft(
          runs,
          nodes,
          runsPerNode,
          Schedule.DYNAMIC,
          List.of(shellCommands),
          LIMITS,
          Optional.empty(),
          List.of());
    }

    Draft within(MultiRun.Limits other) {
      return new Draft(runs, nodes, runsPerNode, schedule, commands, other, parentScript, after);
    }

    Draft scheduled(Schedule other) {
      return new Draft(runs, nodes, runsPerNode, other, commands, limits, parentScript, after);
    }

    Draft prepared(String script) {
      return new Draft(
          runs, nodes, runsPerNode, schedule, commands, limits, Optional.of(script), after);
    }

    Draft capturing(String... globs) {
      return new Draft(
          runs, nodes, runsPerNode, schedule, commands, limits, parentScript, List.of(globs));
    }
  }

  static TestJob create(Path folder, Draft draft) throws IOException {
    Storage storage = LocalStorage.at(folder.resolve("store"));
    return create(folder, storage, FileRunStore.on(storage), draft);
  }

  static TestJob create(Path folder, Storage storage, RunStore store, Draft draft)
      throws IOException {
    JobRecord record =
        store.createJob(
            new JobDraft(
                new JobRecord(
                    JobRecord.FORMAT,
                    new JobName(1),
                    "submission-of-" + folder.getFileName(),
                    new JobRecord.Origin(
                        "x.yaml",
                        "",
                        Optional.empty(),
                        List.of(),
                        Optional.empty(),
                        false,
                        "0",
                        "ann",
                        "here"),
                    "ws1",
                    "exp",
                    "local",
                    "local",
                    "",
                    new JobShape(draft.runs, draft.nodes, draft.runsPerNode, 1),
                    SearchStyle.REPEAT,
                    draft.schedule,
                    Optional.empty(),
                    Objective.HPMAX,
                    "",
                    Instant.EPOCH)));
    MultiRun multiRun =
        new MultiRun(
            MultiRun.FORMAT,
            record.job(),
            "ws1",
            "exp",
            "ann",
            record.shape(),
            SearchStyle.REPEAT,
            draft.schedule,
            draft.commands.stream().map(c -> new MultiRun.Command(List.of(c), true)).toList(),
            draft.parentScript,
            Optional.empty(),
            Map.of(),
            Map.of("OF_THE_JOB", "yes"),
            List.of(),
            new MultiRun.SearchPlan(Optional.empty(), 7, List.of(), List.of(), Optional.empty()),
            draft.limits,
            new MultiRun.Captures(List.of("results/**"), List.of(), 1 << 30, draft.after),
            Optional.empty(),
            Objective.HPMAX,
            DIGEST);
    storage.put(new ObjectKey(StoreLayout.multiRun(record.job())), RecordFormat.file(multiRun));
    return new TestJob(folder, storage, store, Job.read(record.job(), store, storage));
  }

  /** A node with this machine as its own. */
  Controller node(int number, String incarnation) {
    MultiRun multiRun = job.multiRun();
    Path work = folder.resolve("work").resolve("job1");
    Controller controller =
        new Controller(
            new ControllerSetting(
                job,
                new NodeName(number, incarnation),
                work,
                machine(),
                store,
                storage,
                new OwnSlots(multiRun.shape().runsPerNode()),
                new SnapshotCode(
                    multiRun,
                    storage,
                    new SnapshotCache(folder.resolve("code")),
                    folder.resolve("generated")),
                new MirroredCopies(multiRun, storage, false),
                run -> Map.of(),
                new ProgramRunner(
                    Pacer.real(),
                    OomKills.ofThisMachine(),
                    StartTools.in(System.getenv()),
                    events -> {
                      throw new IllegalStateException();
                    }),
                Optional.empty(),
                Optional.empty(),
                Optional.empty(),
                "host",
                Pacer.real(),
                Clock.systemUTC(),
                RandomGenerator.getDefault(),
                new Log(System.out, Clock.systemUTC())));
    controllers.put(number, controller);
    return controller;
  }

  private static Machine machine() {
    return new Machine(
        System.getenv(),
        Path.of(System.getProperty("java.home"), "bin", "java"),
        Path.of("node.jar"),
        2,
        Optional.empty(),
        Path.of("/nowhere"),
        Optional.empty());
  }

  /** Starts a node as a process of its own. */
  Process start(int node) throws IOException {
    Path setting = folder.resolve("setting.json");
    Files.write(
        setting,
        RecordFormat.file(
            new NodeSetting(
                NodeSetting.FORMAT,
                job.record().job(),
                folder.resolve("store").toString(),
                Optional.empty(),
                folder.resolve("work").resolve("job1").toString(),
                Optional.empty(),
                job.multiRun().shape().runsPerNode(),
                Optional.empty(),
                Optional.empty(),
                true,
                true,
                false)));
    return new ProcessBuilder(
            machine().java().toString(),
            "-Xmx96m",
            "-XX:+UseSerialGC",
            "-XX:TieredStopAtLevel=1",
            "-cp",
            System.getProperty("java.class.path"),
            "org.runspec.cli.Main",
            "node",
            setting.toString(),
            "--node",
            Integer.toString(node))
        .redirectErrorStream(true)
        .redirectOutput(
            ProcessBuilder.Redirect.appendTo(folder.resolve("node" + node + ".log").toFile()))
        .start();
  }

  /** A client of a node that has shown itself. */
  NodeClient client(int node) throws Exception {
    await(
        () ->
            store.heartbeats(job.record().job()).keySet().stream().anyMatch(n -> n.node() == node));
    Heartbeat latest =
        store.heartbeats(job.record().job()).values().stream()
            .filter(beat -> beat.node().node() == node && !beat.state().isTerminal())
            .max(Comparator.comparing(Heartbeat::at))
            .orElseThrow();
    return new NodeClient(latest.door().orElseThrow(), SECRET);
  }

  /** The processes of this job's runs that there are, whoever started them. */
  long leftProcesses() {
    return ProcessHandle.allProcesses()
        .filter(process -> environment(process).contains(folder.toString()))
        .count();
  }

  private static String environment(ProcessHandle process) {
    try {
      return Files.readString(
          Path.of("/proc", Long.toString(process.pid()), "environ"), StandardCharsets.ISO_8859_1);
    } catch (IOException e) {
      return "";
    }
  }

  /** Executes the job on all its nodes at once, in this process, until all have left. */
  void execute() throws InterruptedException {
    int nodes = job.multiRun().shape().nodes();
    List<Throwable> failures = new ArrayList<>();
    List<Thread> threads =
        IntStream.range(0, nodes)
            .mapToObj(
                n ->
                    new Thread(
                        () -> {
                          try {
                            node(n, "first" + n).live();
                          } catch (IOException | InterruptedException | RuntimeException e) {
                            failures.add(e);
                          }
                        }))
            .toList();
    threads.forEach(Thread::start);
    for (Thread thread : threads) {
      thread.join();
    }
    if (!failures.isEmpty()) {
      throw new AssertionError(failures.get(0));
    }
  }

  /** Waits until something holds. */
  static void await(Condition condition) throws Exception {
    Bell never = new Bell();
    for (int i = 0; i < 1500; i++) {
      if (condition.holds()) {
        return;
      }
      Pacer.real().await(never, Duration.ofMillis(20));
    }
    throw new AssertionError("waited in vain");
  }

  interface Condition {
    boolean holds() throws Exception;
  }

  /** Leaves a wish. */
  void ask(ClientRequest.Wish wish) throws IOException {
    String id = "%019d".formatted(System.nanoTime());
    store.request(job.record().job(), new ClientRequest(id, wish, "ann", Instant.now()));
  }

  /** How a run ended. */
  RunEnd end(int run) throws IOException {
    return store
        .endOf(job.record(), run, 0)
        .orElseThrow(() -> new AssertionError("run " + run + " has no end"));
  }

  List<RunEnd> ends() throws IOException {
    List<RunEnd> ends = new ArrayList<>();
    for (int run = 0; run < job.multiRun().shape().totalRuns(); run++) {
      ends.add(end(run));
    }
    return ends;
  }

  /** An attempt's journal. */
  List<Event> journal(int run, int attempt) throws IOException {
    Journal journal =
        new Journal.OfAttempt(
            job.record().job(), "ws1", job.multiRun().shape().nameOf(run), attempt);
    List<Event> events = new ArrayList<>();
    JournalPage page = store.read(journal, 0);
    long position = 0;
    while (page.next() > position) {
      events.addAll(page.events());
      position = page.next();
      page = store.read(journal, position);
    }
    return events;
  }

  List<String> told(int run, int attempt) throws IOException {
    return journal(run, attempt).stream().map(event -> event.event().toString()).toList();
  }

  /** How many rows of metrics an attempt reported. */
  long metricsOf(int run, int attempt) throws IOException {
    return told(run, attempt).stream().filter("metrics"::equals).count();
  }

  String output(int run, int attempt) throws IOException {
    return object(StoreLayout.output("ws1", job.multiRun().shape().nameOf(run), attempt));
  }

  String mirrored(int run, int attempt, String file) throws IOException {
    return object(
        StoreLayout.mirrored("ws1", job.multiRun().shape().nameOf(run), attempt) + "/" + file);
  }

  String object(String key) throws IOException {
    return storage
        .get(new ObjectKey(key))
        .map(bytes -> new String(bytes, StandardCharsets.UTF_8))
        .orElseThrow(() -> new AssertionError("no " + key));
  }

  /** All files below the store. */
  List<Path> files() throws IOException {
    try (Stream<Path> found = Files.walk(folder.resolve("store"))) {
      return found.filter(Files::isRegularFile).toList();
    }
  }
}
