package org.runspec.node.attempt;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.runspec.job.RunName;
import org.runspec.job.StoreLayout;
import org.runspec.mirror.send.Prelude;
import org.runspec.node.journal.LocalJournal;
import org.runspec.node.journal.ShippedFile;
import org.runspec.storage.ObjectKey;
import org.runspec.store.Journal;

/** What an earlier life of a node left on the disk and had not yet brought to the store. */
public final class Inheritance {
  private final AttemptSetting setting;

  /** Brings it with what the attempts of this life are brought with. */
  public Inheritance(AttemptSetting setting) {
    this.setting = setting;
  }

  /**
   * Brings what is left of an attempt: its journal, its output and its files; in this order, so
   * that whoever goes on from a checkpoint finds what was reported before it.
   */
  public void settle(Path root, RunName run, int attempt) throws IOException, InterruptedException {
    AttemptFolder folder = new AttemptFolder(root);
    String workspace = setting.job().workspace();
    if (Files.exists(folder.journal())) {
      Journal key = new Journal.OfAttempt(setting.job().job(), workspace, run, attempt);
      try (LocalJournal journal = LocalJournal.open(folder.journal(), key, setting.store())) {
        new UnheardReports(setting.clock(), setting.job().objective()).addTo(journal, folder);
        setting.persistence().untilDone(journal);
      }
    }
    if (Files.exists(folder.output())) {
      ObjectKey key = new ObjectKey(StoreLayout.output(workspace, run, attempt));
      setting.persistence().untilDone(new ShippedFile(folder.output(), key, setting.storage()));
    }
    for (LiveCopy copy : setting.copies().ofResults(folder, run, attempt)) {
      finish(copy);
    }
    finish(setting.copies().ofCheckpoints(folder, run, attempt, Prelude.NONE));
  }

  private void finish(LiveCopy copy) throws IOException, InterruptedException {
    try {
      setting.persistence().until(copy::finish);
    } finally {
      copy.abandon();
    }
  }
}
