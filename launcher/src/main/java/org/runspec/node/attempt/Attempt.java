package org.runspec.node.attempt;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.time.Instant;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalDouble;
import org.runspec.component.Cancellation;
import org.runspec.job.Cause;
import org.runspec.job.Claim;
import org.runspec.job.EventKind;
import org.runspec.job.MultiRun;
import org.runspec.job.RunState;
import org.runspec.job.StoreLayout;
import org.runspec.node.door.RunOutput;
import org.runspec.node.journal.LocalJournal;
import org.runspec.node.journal.Shipment;
import org.runspec.node.journal.ShippedFile;
import org.runspec.run.program.ProgramOutcome;
import org.runspec.run.program.ProgramPlan;
import org.runspec.run.program.Progress;
import org.runspec.run.program.StopSignal;
import org.runspec.run.program.report.Report;
import org.runspec.storage.ObjectKey;
import org.runspec.store.Journal;

/**
 * One attempt of a run on this node, from its claim until its files and journal are durable. Used
 * once. Writes nothing outside its own folders, here and in the store.
 */
public final class Attempt {
  private static final long OUTPUT_BYTES = 100L << 20;

  private final AttemptSetting setting;
  private final MultiRun job;
  private final Claim claim;
  private final int resumed;
  private final RunPlanning.Slot slot;
  private final AttemptFolder folder;
  private final StopSignal stop = new StopSignal();
  private volatile Optional<RunOutput> printed = Optional.empty();
  private volatile String whoStopped = "";
  private volatile boolean superseded;
  private volatile Shipment reported = () -> {};

  /**
   * An attempt that this node claimed.
   *
   * @param folder its own, absolute; made here
   * @param resumed the attempt that the latest resume set aside; 0 if there was none
   * @param slot which of the node's slots, from 0
   * @param slots how many there are
   */
  public Attempt(
      AttemptSetting setting, Claim claim, Path folder, int resumed, int slot, int slots) {
    this.setting = setting;
    this.job = setting.job();
    this.claim = claim;
    this.folder = new AttemptFolder(folder);
    this.resumed = resumed;
    this.slot = new RunPlanning.Slot(slot, slots);
  }

  /** The right by which it is executed. */
  public Claim claim() {
    return claim;
  }

  /** Its place on this node's disk. */
  public Path folder() {
    return folder.root();
  }

  /** Asks the command to stop, unless it was asked for this reason before. */
  public void stopOnce(Cancellation.Reason why, String who) {
    if (stop.reason().filter(why::equals).isEmpty()) {
      stop(why, who);
    }
  }

  /** Asks the command to stop. */
  public void stop(Cancellation.Reason why, String who) {
    whoStopped = who;
    stop.request(why);
  }

  /** Ends the command at once: another attempt has the run. */
  public void supersede() {
    superseded = true;
    stop.kill();
  }

  /** Whether another attempt has the run. */
  public boolean isSuperseded() {
    return superseded;
  }

  /** Ends the command at once. */
  public void kill() {
    stop.kill();
  }

  /** What the command prints; empty if it has not begun. */
  public Optional<RunOutput> printed() {
    return printed;
  }

  /**
   * Executes it.
   *
   * @throws IOException if the store did not take its files or its journal
   * @throws InterruptedException if the thread is interrupted; the command is killed then
   */
  public AttemptResult execute() throws IOException, InterruptedException {
    Files.createDirectories(folder.directory());
    Journal key = new Journal.OfAttempt(job.job(), job.workspace(), claim.name(), claim.attempt());
    ShippedFile shippedOutput =
        new ShippedFile(
            folder.output(),
            new ObjectKey(StoreLayout.output(job.workspace(), claim.name(), claim.attempt())),
            setting.storage());
    LiveCopy checkpoints =
        setting
            .copies()
            .ofCheckpoints(folder, claim.name(), claim.attempt(), () -> reported.ship());
    List<LiveCopy> copies =
        new ArrayList<>(setting.copies().ofResults(folder, claim.name(), claim.attempt()));
    copies.add(checkpoints);
    Shipment following = new Following(copies);
    try (LocalJournal journal = LocalJournal.open(folder.journal(), key, setting.store());
        OutputFile output = OutputFile.create(folder.output(), OUTPUT_BYTES)) {
      reported = journal;
      printed = Optional.of(new PrintedOutput(claim.attempt(), output, setting.pacer()));
      List<Shipment> shipments = List.of(journal, shippedOutput, following);
      AttemptReports reports =
          new AttemptReports(
              journal::add,
              setting.clock(),
              job.objective(),
              claim.hparams(),
              new Listeners(output, checkpoints));
      shipments.forEach(setting.shipper()::add);
      try {
        Going going = new Going(reports, copies);
        Verdict verdict = going.toVerdict();
        output.finish();
        List<String> notes = going.capture(shippedOutput);
        going.tellEnd(verdict, notes);
        setting.persistence().untilDone(journal);
        return new AttemptResult(
            verdict, reports.metrics(), reports.hyperparameters(), going.started);
      } finally {
        shipments.forEach(setting.shipper()::remove);
      }
    } finally {
      copies.forEach(LiveCopy::abandon);
    }
  }

  /** Begins to follow the files of an attempt that is not over at once. */
  private static final class Following implements Shipment {
    private final List<LiveCopy> copies;
    private boolean met;

    Following(List<LiveCopy> copies) {
      this.copies = List.copyOf(copies);
    }

    @Override
    public void ship() throws IOException {
      if (met) {
        for (LiveCopy copy : copies) {
          copy.follow();
        }
      }
      met = true;
    }
  }

  /** Who hears of the command, beside the journal. */
  private final class Listeners implements AttemptReports.Audience {
    private final OutputFile output;
    private final LiveCopy checkpoints;

    Listeners(OutputFile output, LiveCopy checkpoints) {
      this.output = output;
      this.checkpoints = checkpoints;
    }

    @Override
    public void printed(byte[] bytes, int offset, int length) {
      output.write(bytes, offset, length);
    }

    @Override
    public void measured(Map<String, Object> metrics) {
      setting.measured().accept(claim, metrics);
    }

    @Override
    public void checkpoint(Report.Checkpoint checkpoint, OptionalDouble score) {
      Path file = folder.files().checkpoints().resolve(checkpoint.path()).normalize();
      if (!file.startsWith(folder.files().checkpoints())) {
        return;
      }
      try {
        checkpoints.complete(file, score);
      } catch (IOException e) {
        // It is gone, or cannot be read: the next one may do better.
      }
    }
  }

  /** The attempt while it goes on. */
  private final class Going {
    private final AttemptReports reports;
    private final List<LiveCopy> copies;
    private Optional<Instant> started = Optional.empty();

    Going(AttemptReports reports, List<LiveCopy> copies) {
      this.reports = reports;
      this.copies = copies;
    }

    /** Whatever goes wrong here is this run's trouble alone. */
    Verdict toVerdict() throws InterruptedException {
      try {
        return judged(run());
      } catch (IOException | RuntimeException e) {
        return Verdict.failed(
            "the node could not execute it: " + line(e), Optional.empty(), claim, job.limits());
      }
    }

    private ProgramOutcome run() throws IOException, InterruptedException {
      boolean first = claim.attempt() == 1;
      if (first) {
        reports.add(EventKind.CREATED, Map.of());
      }
      reports.add(EventKind.QUEUED, Map.of("cause", claim.cause().toString()));
      setting.code().into(folder.directory());
      Files.createDirectories(folder.results());
      int restored = first ? 0 : restore();
      reports.add(EventKind.DOWNLOAD_BEFORE, Map.of("restored", restored));
      ProgramPlan plan = new RunPlanning(setting).of(claim, folder, slot);
      started = Optional.of(Instant.now(setting.clock()));
      reports.add(first ? EventKind.STARTED : EventKind.RESTARTED, Map.of());
      if (!claim.hparams().isEmpty()) {
        reports.add(EventKind.HPARAMS, claim.hparams());
      }
      return setting.runner().run(plan, reports, stop);
    }

    /** The journal says started only after the copy has all that the attempt begins with. */
    private int restore() throws IOException, InterruptedException {
      EarlierAttempts earlier = new EarlierAttempts(setting.store(), job);
      Restoration restoration = new Restoration(setting.storage(), job, earlier);
      int files =
          setting
              .persistence()
              .until(() -> restoration.into(folder, claim.name(), claim.attempt()));
      reports.goOnFrom(
          setting.persistence().until(() -> earlier.metrics(claim.name(), claim.attempt())));
      if (files > 0) {
        for (LiveCopy copy : copies) {
          setting.persistence().untilDone(copy::catchUp);
        }
      }
      return files;
    }

    private Verdict judged(ProgramOutcome outcome) throws IOException, InterruptedException {
      Optional<String> trouble = reports.trouble();
      if (trouble.isPresent()) {
        return Verdict.failed(
            "its records could not be kept: " + trouble.get(),
            Optional.empty(),
            claim,
            job.limits());
      }
      boolean goesOn =
          outcome.ending() == ProgramOutcome.Ending.AGAIN
              || outcome.ending() == ProgramOutcome.Ending.STOPPED;
      Progress earlier =
          goesOn && claim.attempt() > resumed + 1
              ? setting
                  .persistence()
                  .until(
                      () ->
                          new EarlierAttempts(setting.store(), job)
                              .progress(claim.name(), resumed + 1, claim.attempt()))
              : Progress.NONE;
      return Verdict.of(outcome, claim, job.limits(), earlier).by(whoStopped);
    }

    /** Makes durable what is left of the attempt; returns what could not be kept. */
    List<String> capture(Shipment output) throws IOException, InterruptedException {
      List<String> notes = new ArrayList<>();
      for (LiveCopy copy : copies) {
        notes.addAll(setting.persistence().until(copy::finish));
      }
      for (Path name : AfterFiles.in(folder.directory(), job.captures().after(), notes)) {
        keep(name, notes);
      }
      setting.persistence().untilDone(output);
      return notes;
    }

    private void keep(Path name, List<String> notes) throws IOException, InterruptedException {
      Path file = folder.directory().resolve(name);
      ObjectKey key =
          new ObjectKey(
              StoreLayout.after(job.workspace(), claim.name(), claim.attempt())
                  + "/"
                  + name.toString().replace('\\', '/'));
      if (!Files.isReadable(file) || Files.size(file) > job.captures().mirrorFileBytes()) {
        notes.add(name.toString());
        return;
      }
      setting.persistence().untilDone(() -> putUnlessGone(key, file));
    }

    private void putUnlessGone(ObjectKey key, Path file) throws IOException {
      try {
        setting.storage().putFile(key, file);
      } catch (NoSuchFileException e) {
        if (Files.exists(file)) {
          throw e;
        }
      }
    }

    void tellEnd(Verdict verdict, List<String> notKept) {
      Map<String, Object> data = new LinkedHashMap<>();
      data.put("attempt", claim.attempt());
      if (verdict instanceof Verdict.End end) {
        data.put("state", end.state().toString());
      } else if (verdict instanceof Verdict.Again again) {
        data.put("state", RunState.QUEUED.toString());
        data.put("cause", (superseded ? Cause.LOST : again.cause()).toString());
      }
      data.put("reason", verdict.reason());
      verdict.exitCode().ifPresent(code -> data.put("exit_code", code));
      data.put("metrics", reports.metrics());
      data.put("hparams", reports.hyperparameters());
      reports.add(EventKind.ENDED, data);
      reports.add(
          EventKind.CAPTURE_AFTER, notKept.isEmpty() ? Map.of() : Map.of("not_kept", notKept));
    }
  }

  private static String line(Exception e) {
    String text = e.getMessage() == null ? e.toString() : e.getMessage();
    return text.lines().findFirst().orElse("").strip()
        + (e instanceof RuntimeException
            ? " (" + e.getClass().getSimpleName().toLowerCase(Locale.ROOT) + ")"
            : "");
  }
}
