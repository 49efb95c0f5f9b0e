package org.runspec.node;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.random.RandomGenerator;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.runspec.job.ClientRequest;
import org.runspec.job.Event;
import org.runspec.job.JobRecord;
import org.runspec.job.MultiRun;
import org.runspec.job.NodeName;
import org.runspec.job.RecordFormat;
import org.runspec.job.RunEnd;
import org.runspec.job.RunState;
import org.runspec.job.SharedFolder;
import org.runspec.job.StoreLayout;
import org.runspec.node.attempt.Machine;
import org.runspec.node.attempt.MirroredCopies;
import org.runspec.node.attempt.SnapshotCode;
import org.runspec.node.slots.OwnSlots;
import org.runspec.pace.Bell;
import org.runspec.pace.Pacer;
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
  /** What only launcher and clients of the job know. */
  static final String SECRET = "0f1e2d3c4b5a69788796a5b4c3d2e1f0";

  final Path folder;
  final Storage storage;
  final RunStore store;
  final Job job;

  private TestJob(Path folder, Storage storage, RunStore store, Job job) {
    this.folder = folder;
    this.storage = storage;
    this.store = store;
    this.job = job;
  }

  static TestJob create(Path folder, Draft draft) throws IOException {
    Storage storage = LocalStorage.at(folder.resolve("store"));
    return create(folder, storage, FileRunStore.on(storage), draft);
  }

  static TestJob create(Path folder, Storage storage, RunStore store, Draft draft)
      throws IOException {
    JobRecord record = store.createJob(new JobDraft(draft.record(folder)));
    MultiRun multiRun = draft.multiRun(record);
    storage.put(new ObjectKey(StoreLayout.multiRun(record.job())), RecordFormat.file(multiRun));
    return new TestJob(folder, storage, store, Job.read(record.job(), store, storage));
  }

  /** A node with this machine as its own. */
  Controller node(int number, String incarnation) {
    return node(number, incarnation, List.of());
  }

  /** A node that downloads folders of shares. */
  Controller node(int number, String incarnation, List<SharedFolder> shared) {
    return node(number, incarnation, shared, new Searching(job.multiRun()));
  }

  /** A node that is told otherwise what its runs get. */
  Controller node(int number, String incarnation, List<SharedFolder> shared, Values values) {
    NodeName self = new NodeName(number, incarnation);
    Log log = new Log(System.out, Clock.systemUTC());
    return new Controller(setting(store, self, Pacer.real(), values, shared, log));
  }

  /** What a node is made from. */
  ControllerSetting setting(
      RunStore store,
      NodeName self,
      Pacer pacer,
      Values values,
      List<SharedFolder> shared,
      Log log) {
    MultiRun multiRun = job.multiRun();
    Path work = folder.resolve("work").resolve("job1");
    return new ControllerSetting(
        job,
        self,
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
        values,
        runner(),
        Optional.empty(),
        Optional.empty(),
        shared,
        Optional.empty(),
        "host",
        pacer,
        Clock.systemUTC(),
        RandomGenerator.getDefault(),
        log);
  }

  static ProgramRunner runner() {
    return new ProgramRunner(
        Pacer.real(),
        OomKills.ofThisMachine(),
        StartTools.in(System.getenv()),
        events -> {
          throw new IllegalStateException();
        });
  }

  static Machine machine() {
    return new Machine(
        System.getenv(),
        Path.of(System.getProperty("java.home"), "bin", "java"),
        Path.of("node.jar"),
        2,
        Optional.empty(),
        Path.of("/nowhere"),
        Optional.empty());
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

  /** The same, on a thread of its own. */
  Thread start() {
    Thread nodes =
        new Thread(
            () -> {
              try {
                execute();
              } catch (InterruptedException e) {
                Thread.currentThread().interrupt();
              }
            });
    nodes.start();
    return nodes;
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

  List<RunState> states() throws IOException {
    return ends().stream().map(RunEnd::state).toList();
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
