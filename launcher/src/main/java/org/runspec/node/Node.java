package org.runspec.node;

import java.io.IOException;
import java.io.PrintStream;
import java.net.InetAddress;
import java.net.UnknownHostException;
import java.nio.file.Path;
import java.security.SecureRandom;
import java.time.Clock;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.runspec.job.Heartbeat;
import org.runspec.job.JobRecord;
import org.runspec.job.MultiRun;
import org.runspec.job.NodeName;
import org.runspec.job.NodeSetting;
import org.runspec.job.RunName;
import org.runspec.job.RunState;
import org.runspec.job.Wishes;
import org.runspec.node.attempt.MirroredCopies;
import org.runspec.node.attempt.SnapshotCode;
import org.runspec.node.door.Door;
import org.runspec.node.door.RunOutput;
import org.runspec.node.door.Services;
import org.runspec.node.journal.Persistence;
import org.runspec.node.slots.MachineSlots;
import org.runspec.node.slots.OwnSlots;
import org.runspec.node.slots.Slots;
import org.runspec.pace.Pacer;
import org.runspec.run.program.ProgramRunner;
import org.runspec.run.program.StartTools;
import org.runspec.run.program.failure.OomKills;
import org.runspec.snapshot.SnapshotCache;
import org.runspec.storage.Storage;
import org.runspec.store.RunStore;

/** A node of a job on this machine: one life after the other, as clients wish. */
public final class Node implements Services {
  private final NodeSetting setting;
  private final int number;
  private final RunStore store;
  private final Storage storage;
  private final Map<String, String> environment;
  private final Log log;
  private final PrintStream out;
  private final Pacer pacer = Pacer.real();
  private final SecureRandom random = new SecureRandom();
  private Optional<Heartbeat.Door> door = Optional.empty();
  private Controller controller;
  private boolean asked;

  /**
   * A node.
   *
   * @param number its index in the job, from 0
   * @param environment of this process
   * @param out gets what the run prints if this node is one
   */
  public Node(
      NodeSetting setting,
      int number,
      RunStore store,
      Storage storage,
      Map<String, String> environment,
      Log log,
      PrintStream out) {
    this.setting = setting;
    this.number = number;
    this.store = store;
    this.storage = storage;
    this.environment = Map.copyOf(environment);
    this.log = log;
    this.out = out;
  }

  /** Lets the runs save what they want to keep, leaves them to others, and ends. */
  public synchronized void drain() {
    asked = true;
    if (controller != null) {
      controller.drain();
    }
  }

  /** The door is known to others only by the life that answers at it. */
  private synchronized Services current() {
    return controller.services();
  }

  @Override
  public synchronized Set<String> admitted() {
    return controller == null ? Set.of() : controller.services().admitted();
  }

  @Override
  public Status status() {
    return current().status();
  }

  @Override
  public void cancel(List<RunName> runs, String user) throws IOException {
    current().cancel(runs, user);
  }

  @Override
  public void concurrency(int runsPerNode, String user) throws IOException {
    current().concurrency(runsPerNode, user);
  }

  @Override
  public void restart() {
    log.note("a client restarts the node");
    current().restart();
  }

  @Override
  public void hurry() {
    current().hurry();
  }

  @Override
  public Optional<RunOutput> output(RunName run) {
    return current().output(run);
  }

  private synchronized boolean isAsked() {
    return asked;
  }

  /** Lives until nothing is left to do, or it is asked to leave. Never ends to begin anew. */
  public Controller.Outcome live() throws IOException, InterruptedException {
    Persistence persistence =
        new Persistence(pacer, this::isAsked, new Outage(log, "use the store"));
    Job job = persistence.until(() -> Job.read(setting.job(), store, storage));
    Path work = Path.of(setting.work());
    try (Slots slots = slots(job.multiRun());
        Entrance entrance = Entrance.of(setting, job, this, log)) {
      door = entrance.published();
      Controller.Outcome outcome = Controller.Outcome.RESTART;
      while (outcome == Controller.Outcome.RESTART) {
        outcome = next(job, work, slots).live();
      }
      boolean failed =
          outcome == Controller.Outcome.LEFT
              && job.multiRun().shape().direct()
              && !completed(job.record());
      return failed ? Controller.Outcome.FAILED : outcome;
    }
  }

  /** Whether the run that this node is has been completed. */
  private boolean completed(JobRecord job) throws IOException {
    Wishes wishes = new Wishes(store.requests(job.job(), Set.of()));
    return store
        .endOf(job, number, wishes.resumed(number))
        .filter(end -> end.state() == RunState.COMPLETED)
        .isPresent();
  }

  private ProgramRunner runner(boolean direct) {
    ProgramRunner runner =
        new ProgramRunner(
            pacer,
            OomKills.ofThisMachine(),
            StartTools.in(environment),
            events -> {
              throw new IllegalStateException("a run's metrics are JSON lines");
            });
    return direct ? runner.echoing(out) : runner;
  }

  private synchronized Controller next(Job job, Path work, Slots slots) throws IOException {
    NodeName self = new NodeName(number, incarnation());
    log.note(self + " begins, node " + number + " of " + setting.job());
    MultiRun multiRun = job.multiRun();
    controller =
        new Controller(
            new ControllerSetting(
                job,
                self,
                work,
                MachineFacts.of(environment, setting.database(), NodeFolder.cache(work)),
                store,
                storage,
                slots,
                new SnapshotCode(
                    multiRun,
                    storage,
                    new SnapshotCache(NodeFolder.code(work)),
                    NodeFolder.of(work, number).generated()),
                new MirroredCopies(multiRun, storage, setting.gentle()),
                new Searching(multiRun),
                runner(multiRun.shape().direct()),
                setting.data().map(Path::of),
                setting.models().map(Path::of),
                setting.shared(),
                door,
                host(),
                pacer,
                Clock.systemUTC(),
                random,
                log));
    if (asked) {
      controller.drain();
    }
    return controller;
  }

  /** Eight letters and digits that no other life has. */
  private String incarnation() {
    String digits = Long.toUnsignedString(random.nextLong() | Long.MIN_VALUE, Character.MAX_RADIX);
    return digits.toLowerCase(Locale.ROOT).substring(digits.length() - 8);
  }

  private Slots slots(MultiRun multiRun) throws IOException {
    if (setting.slots().isEmpty()) {
      return new OwnSlots(multiRun.shape().runsPerNode());
    }
    Path work = Path.of(setting.work()).toAbsolutePath().normalize();
    String job = NodeFolder.of(work, 0).mark();
    return MachineSlots.enter(
        Path.of(setting.slots().get()),
        setting.machineSlots(),
        job,
        Integer.toString(number),
        pacer);
  }

  private static String host() {
    try {
      return InetAddress.getLocalHost().getHostName();
    } catch (UnknownHostException e) {
      return "unknown";
    }
  }

  /** The door, where the node is to have one. */
  private record Entrance(Optional<Door> door) implements AutoCloseable {
    static Entrance of(NodeSetting setting, Job job, Services services, Log log)
        throws IOException {
      return new Entrance(
          setting.door()
              ? Optional.of(
                  Door.open(
                      setting.loopback(), job.multiRun().secretDigest(), services, log::trouble))
              : Optional.empty());
    }

    Optional<Heartbeat.Door> published() {
      return door.map(Door::published);
    }

    @Override
    public void close() {
      door.ifPresent(Door::close);
    }
  }
}
