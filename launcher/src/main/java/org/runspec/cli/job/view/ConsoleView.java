package org.runspec.cli.job.view;

import java.io.IOException;
import java.io.InputStream;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import org.runspec.cli.session.OutputChannel;
import org.runspec.job.StoreLayout;
import org.runspec.report.Named;
import org.runspec.spec.problem.UserProblem;
import org.runspec.storage.Storage;
import org.runspec.storage.StoredObject;
import org.runspec.store.JobView.RunRow;

/** The console.txt among a run's results. */
final class ConsoleView {
  private static final String NAME = "console.txt";
  private static final int PIECE = 1 << 16;

  private final Viewed viewed;

  ConsoleView(Viewed viewed) {
    this.viewed = viewed;
  }

  void show(List<String> names) throws IOException {
    List<Named.Run> runs = viewed.runs(names);
    for (Named.Run run : runs) {
      show(run, runs.size() > 1 ? run + " | " : "");
    }
  }

  private void show(Named.Run run, String prefix) throws IOException {
    RunRow row = viewed.row(run);
    Storage storage = viewed.sight().stores().files();
    String folder = StoreLayout.mirrored(run.job().workspace(), row.name(), viewed.attemptOf(row));
    Optional<StoredObject> console =
        storage.list(folder).stream()
            .filter(object -> object.key().name().equals(NAME))
            .min(Comparator.comparingInt(object -> object.key().segments().size()));
    if (console.isEmpty()) {
      throw new UserProblem(
          "view the console of " + run,
          "there is no " + NAME + " among its results",
          "logs " + run + ", which shows what it printed");
    }
    OutputChannel channel =
        new OutputChannel(
            viewed.sight().out(), prefix, viewed.sight().session().terminal().interactive());
    try (InputStream in = storage.open(console.get().key(), 0)) {
      byte[] piece = in.readNBytes(PIECE);
      while (piece.length > 0 && !viewed.sight().out().checkError()) {
        channel.write(piece);
        piece = in.readNBytes(PIECE);
      }
    }
    channel.end();
  }
}
