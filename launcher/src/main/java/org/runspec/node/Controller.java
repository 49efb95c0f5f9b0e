package org.runspec.node;

import java.io.IOException;
import java.time.Duration;
import java.util.Map;
import java.util.Optional;
import org.runspec.component.Cancellation;
import org.runspec.job.Claim;
import org.runspec.job.MultiRun;
import org.runspec.job.NodeLine;
import org.runspec.job.NodeName;
import org.runspec.job.NodeState;
import org.runspec.node.attempt.AttemptSetting;
import org.runspec.node.attempt.PatientCode;
import org.runspec.node.door.Services;
import org.runspec.node.journal.LocalJournal;
import org.runspec.node.journal.Persistence;
import org.runspec.node.journal.Shipper;
import org.runspec.run.program.StopSignal;
import org.runspec.search.stopping.Mark;
import org.runspec.store.Journal;

/** One life of a node: executes runs of a job until nothing is left for it to do. Used once. */
public final class Controller {
  private static final Duration LAST_WORDS = Duration.ofSeconds(20);

  private final ControllerSetting setting;
  private final MultiRun job;
  private final NodeName self;
  private final NodeFolder folder;
  private final StopSignal stop = new StopSignal();
  private final Crew crew = new Crew();
  private final Going going = new Going();
  private final Departure departure;
  private final Reception reception;
  private final Outage shipping;
  private final Outage asking;

  /** A life that has not begun. */
  public Controller(ControllerSetting setting) {
    this.setting = setting;
    this.job = setting.job().multiRun();
    this.self = setting.self();
    this.folder = NodeFolder.of(setting.work(), self.node());
    this.departure = new Departure(setting.pacer());
    this.reception = new Reception(setting, going, this::restart);
    this.shipping = new Outage(setting.log(), "bring records and files to the store");
    this.asking = new Outage(setting.log(), "use the store");
  }

  /** How a life ended. */
  public enum Outcome {
    /** Nothing was left to do. */
    LEFT,
    /** It was asked to leave before that. */
    WITHDRAWN,
    /** It could not begin its work. */
    FAILED,
    /** A client wants it to begin anew. */
    RESTART
  }

  /** What it does for clients, from now on. */
  public Services services() {
    return reception;
  }

  /** Asks all runs to save what they want to keep, leaves them to others, and ends. */
  public void drain() {
    Duration grace = Duration.ofMillis((long) (job.limits().graceSeconds() * 1000));
    departure.within(grace.plus(LAST_WORDS));
    going.preempt();
    stop.request(Cancellation.Reason.PREEMPT);
    crew.wake();
  }

  private void restart() {
    departure.toBeginAnew();
    crew.interrupt();
    crew.wake();
  }

  /**
   * Lives.
   *
   * @throws IOException if the node's own disk fails, or the store when the node leaves
   */
  public Outcome live() throws IOException, InterruptedException {
    Predecessor predecessor = Predecessor.in(folder);
    predecessor.end();
    predecessor.succeed(self);
    Persistence persistence = new Persistence(setting.pacer(), departure::isDue, asking);
    try (Shipper shipper = new Shipper(setting.pacer(), shipping);
        LocalJournal local =
            LocalJournal.open(
                folder.journal(self), new Journal.OfNode(job.job(), self), setting.store())) {
      shipper.add(local);
      return live(predecessor, persistence, shipper, local);
    }
  }

  private Outcome live(
      Predecessor predecessor, Persistence persistence, Shipper shipper, LocalJournal local)
      throws IOException, InterruptedException {
    NodeJournal journal = new NodeJournal(local, setting.clock(), setting.pacer());
    Knowledge knowledge = new Knowledge(setting.job().record(), self, setting.pacer());
    Canary canary =
        new Canary(job, self, knowledge, setting.pacer(), setting.clock(), this::cancelJob);
    Endings endings = new Endings(setting, persistence, journal, knowledge, canary);
    Desk desk = new Desk(setting, persistence, knowledge, endings);
    knowledge.learn((board, leases) -> predecessor.names().forEach(leases::over));
    EarlyStops earlyStops =
        new EarlyStops(job.limits().earlyStopping(), journal, going, setting.log());
    try (Heart heart = heart(knowledge, journal, canary, earlyStops)) {
      reception.lives(heart);
      desk.readsHistoryBy(heart::look);
      persistence.untilDone(heart::begin);
      Supplies supplies = Supplies.of(setting, persistence);
      AttemptSetting attempts =
          attempts(persistence, shipper, journal, canary, earlyStops, supplies);
      new Backlog(folder, self, attempts, setting.log()).bring(predecessor);
      Optional<String> failure =
          supplies.missing().isPresent() ? supplies.missing() : prepare(attempts);
      if (failure.isPresent()) {
        setting.log().note(failure.get());
        heart.become(NodeState.ERROR, failure.get());
        endings.failOwnRuns(failure.get());
      } else {
        Lookout lookout = new Lookout(canary, heart, journal, persistence, setting.pacer());
        Course course = new Course(going, journal, earlyStops);
        crew.work(shared(attempts, knowledge, desk, endings, heart, lookout, course));
        leave(heart, knowledge);
      }
      boolean withdrawn = departure.isAsked() && !knowledge.isComplete();
      departure.within(LAST_WORDS);
      if (!departure.beginsAnew()) {
        shipper.remove(local);
        persistence.untilDone(local);
        persistence.untilDone(heart::last);
      }
      if (departure.beginsAnew()) {
        return Outcome.RESTART;
      } else if (failure.isPresent()) {
        return Outcome.FAILED;
      }
      return withdrawn ? Outcome.WITHDRAWN : Outcome.LEFT;
    }
  }

  private Heart heart(
      Knowledge knowledge, NodeJournal journal, Canary canary, EarlyStops earlyStops) {
    Heart.Listener listener =
        new Heart.Listener() {
          @Override
          public void hear(NodeName node, NodeLine line) {
            setting.values().learn(node, line);
            earlyStops.learn(line);
            canary.hear(line);
          }

          @Override
          public boolean isEager() {
            return earlyStops.areWanted() && !going.isEmpty();
          }
        };
    Presence presence = new Presence(setting, going, journal, () -> asking.now().or(shipping::now));
    return new Heart(setting, knowledge, going, presence, listener);
  }

  private AttemptSetting attempts(
      Persistence persistence,
      Shipper shipper,
      NodeJournal journal,
      Canary canary,
      EarlyStops earlyStops,
      Supplies supplies) {
    return new AttemptSetting(
        job,
        setting.machine(),
        setting.store(),
        setting.storage(),
        shipper,
        persistence,
        setting.pacer(),
        setting.clock(),
        setting.runner(),
        new PatientCode(setting.code(), job.job(), setting.storage(), persistence),
        setting.copies(),
        supplies.data(),
        supplies.models(),
        supplies.downloaded(),
        folder.mark(),
        new AttemptSetting.News() {
          @Override
          public void measured(Claim claim, Map<String, Object> metrics) {
            canary.wentWell();
            journal.measured(claim, metrics);
          }

          @Override
          public void chosen(Claim claim, Map<String, Object> hparams) {
            journal.chosen(claim, hparams);
          }

          @Override
          public void compared(Claim claim, Mark mark) {
            earlyStops.compared(claim, mark);
          }
        });
  }

  private Worker.Shared shared(
      AttemptSetting attempts,
      Knowledge knowledge,
      Desk desk,
      Endings endings,
      Heart heart,
      Lookout lookout,
      Course course) {
    return new Worker.Shared(
        attempts,
        folder,
        knowledge,
        desk,
        endings,
        heart,
        lookout,
        course,
        setting.slots(),
        setting.log(),
        departure::isAsked);
  }

  private Optional<String> prepare(AttemptSetting attempts)
      throws IOException, InterruptedException {
    if (job.parentScript().isEmpty()) {
      return Optional.empty();
    }
    return new ParentScript(attempts, folder, self).execute(job.parentScript().get(), stop);
  }

  private void leave(Heart heart, Knowledge knowledge) {
    boolean cancelled = knowledge.isComplete() && knowledge.wishes().isJobCancelled();
    if (cancelled) {
      heart.become(NodeState.CANCELLED, "the job was cancelled");
    } else if (departure.isAsked() && !knowledge.isComplete()) {
      heart.become(NodeState.CANCELLED, "the node was asked to leave");
    } else {
      heart.become(NodeState.COMPLETED, "");
    }
  }

  private String cancelJob(String reason) throws IOException {
    String request = reception.cancelJob(reason);
    setting.log().note("the job is cancelled by " + reason);
    return request;
  }
}
