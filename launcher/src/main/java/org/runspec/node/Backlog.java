package org.runspec.node;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;
import org.runspec.job.NodeName;
import org.runspec.job.RunName;
import org.runspec.node.attempt.AttemptSetting;
import org.runspec.node.attempt.Inheritance;
import org.runspec.node.journal.LocalJournal;
import org.runspec.store.Journal;

/** What earlier lives of a node left on its disk, and had not yet brought to the store. */
final class Backlog {
  private final NodeFolder folder;
  private final NodeName self;
  private final AttemptSetting setting;
  private final Log log;

  Backlog(NodeFolder folder, NodeName self, AttemptSetting setting, Log log) {
    this.folder = folder;
    this.self = self;
    this.setting = setting;
    this.log = log;
  }

  /** Brings it, before any of their runs goes on. */
  void bring(Predecessor predecessor) throws IOException, InterruptedException {
    for (NodeName earlier : predecessor.journals()) {
      if (!earlier.equals(self)) {
        Journal key = new Journal.OfNode(setting.job().job(), earlier);
        Path file = folder.journal(earlier);
        try (LocalJournal journal = LocalJournal.open(file, key, setting.store())) {
          setting.persistence().untilDone(journal);
        }
        Files.delete(file);
      }
    }
    Inheritance inheritance = new Inheritance(setting);
    for (Path attempt : folder.unshipped()) {
      bring(attempt, inheritance);
    }
  }

  private void bring(Path attempt, Inheritance inheritance) throws InterruptedException {
    Optional<RunName> run = RunName.parse(attempt.getParent().getFileName().toString());
    try {
      int number = Integer.parseInt(attempt.getFileName().toString().substring(1));
      if (run.isPresent()) {
        inheritance.settle(attempt, run.get(), number);
      }
      Files.write(NodeFolder.shippedMark(attempt), new byte[0]);
    } catch (IOException | NumberFormatException e) {
      log.trouble("what is left of " + attempt, e);
    }
  }
}
