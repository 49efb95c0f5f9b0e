package org.runspec.node.attempt;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.runspec.component.Cancellation;
import org.runspec.job.Claim;
import org.runspec.job.FileSum;
import org.runspec.job.FileSums;
import org.runspec.job.MultiRun;
import org.runspec.job.NotKept;
import org.runspec.job.RecordFormat;
import org.runspec.job.StoreLayout;
import org.runspec.node.door.RunOutput;
import org.runspec.node.journal.LocalJournal;
import org.runspec.node.journal.Shipment;
import org.runspec.node.journal.ShippedFile;
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
  private final StopOrders stop = new StopOrders();
  private volatile Optional<RunOutput> printed = Optional.empty();
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
    stop.stopOnce(why, who);
  }

  /** Asks the command to stop. */
  public void stop(Cancellation.Reason why, String who) {
    stop.stop(why, who);
  }

  /**
   * Asks the command to save what it wants to keep and end: its run does worse than others.
   *
   * @param why in one line
   */
  public void stopEarly(String why) {
    stop.stopEarly(why);
  }

  /** Asks the command to save what it wants to keep and end, and its run to go on in another. */
  public void restart(String who) {
    stop.restart(who);
  }

  /** Ends the command at once: another attempt has the run. */
  public void supersede() {
    stop.supersede();
  }

  /** Whether another attempt has the run. */
  public boolean isSuperseded() {
    return stop.isSuperseded();
  }

  /** Why the command was asked to stop; empty if it was not. */
  public Optional<Cancellation.Reason> stopReason() {
    return stop.reason();
  }

  /** Ends the command at once. */
  public void kill() {
    stop.signal().kill();
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
    LiveCopies copies =
        new LiveCopies(
            setting.copies().ofResults(folder, claim.name(), claim.attempt()),
            setting
                .copies()
                .ofCheckpoints(folder, claim.name(), claim.attempt(), () -> reported.ship()));
    try (LocalJournal journal = LocalJournal.open(folder.journal(), key, setting.store());
        OutputFile output = OutputFile.create(folder.output(), OUTPUT_BYTES)) {
      reported = journal;
      printed = Optional.of(new PrintedOutput(claim.attempt(), output, setting.pacer()));
      return execute(journal, output, copies);
    } finally {
      copies.abandon();
    }
  }

  private AttemptResult execute(LocalJournal journal, OutputFile output, LiveCopies copies)
      throws IOException, InterruptedException {
    Listeners listeners =
        new Listeners(
            output, copies.checkpoints(), folder.files().checkpoints(), claim, setting.news());
    AttemptReports reports =
        new AttemptReports(
            journal::add,
            setting.clock(),
            job.objective(),
            job.limits().earlyStopping().map(Measure::new),
            claim.hparams(),
            listeners);
    ShippedFile shippedOutput =
        new ShippedFile(
            folder.output(),
            new ObjectKey(StoreLayout.output(job.workspace(), claim.name(), claim.attempt())),
            setting.storage());
    List<Shipment> shipments = List.of(journal, shippedOutput, copies);
    shipments.forEach(setting.shipper()::add);
    try {
      Execution execution = new Execution(setting, claim, folder, reports, copies);
      Verdict verdict =
          execution
              .toVerdict(slot, stop.signal(), resumed, stop::restartedBy)
              .by(stop.cancelledBy());
      List<NotKept> notKept = new ArrayList<>();
      if (!output.finish()) {
        notKept.add(NotKept.unreadable(folder.output().getFileName().toString()));
      }
      capture(copies, shippedOutput, notKept);
      reports.ended(claim, verdict, stop.whyEarly(), stop.isSuperseded(), notKept);
      setting.persistence().untilDone(journal);
      return new AttemptResult(
          verdict, reports.metrics(), reports.hyperparameters(), execution.started());
    } finally {
      shipments.forEach(setting.shipper()::remove);
    }
  }

  /** Makes durable what is left of the attempt. */
  private void capture(LiveCopies copies, Shipment output, List<NotKept> notKept)
      throws IOException, InterruptedException {
    Swept swept = copies.finish(setting.persistence());
    notKept.addAll(swept.notKept());
    keep(swept.sums());
    new AfterCopies(setting, claim, folder).make(notKept);
    setting.persistence().untilDone(output);
  }

  private void keep(Map<String, FileSum> sums) throws IOException, InterruptedException {
    if (!sums.isEmpty()) {
      ObjectKey key =
          new ObjectKey(StoreLayout.sums(job.workspace(), claim.name(), claim.attempt()));
      String record = RecordFormat.line(new FileSums(FileSums.FORMAT, sums));
      byte[] content = record.getBytes(StandardCharsets.UTF_8);
      setting.persistence().untilDone(() -> setting.storage().put(key, content));
    }
  }
}
