package org.runspec.node.attempt;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.OptionalDouble;
import org.runspec.job.MultiRun;
import org.runspec.job.RunName;
import org.runspec.job.StoreLayout;
import org.runspec.node.journal.Persistence;
import org.runspec.storage.ObjectKey;
import org.runspec.storage.Storage;

/** Interim. */
public final class SweptCopies implements AttemptSetting.Copies {
  private final MultiRun job;
  private final Storage storage;
  private final Persistence persistence;

  public SweptCopies(MultiRun job, Storage storage, Persistence persistence) {
    this.job = job;
    this.storage = storage;
    this.persistence = persistence;
  }

  @Override
  public LiveCopy ofResults(AttemptFolder folder, RunName run, int attempt) {
    return new Swept(folder.results(), StoreLayout.mirrored(job.workspace(), run, attempt));
  }

  @Override
  public LiveCopy ofCheckpoints(AttemptFolder folder, RunName run, int attempt) {
    return new Swept(
        folder.files().checkpoints(), StoreLayout.checkpoints(job.workspace(), run, attempt));
  }

  private final class Swept implements LiveCopy {
    private final Path root;
    private final String key;

    Swept(Path root, String key) {
      this.root = root;
      this.key = key;
    }

    @Override
    public void follow() {}

    @Override
    public void catchUp() throws IOException, InterruptedException {
      finish();
    }

    @Override
    public void complete(Path file, OptionalDouble score) {}

    @Override
    public void finish() throws IOException, InterruptedException {
      List<String> no = new ArrayList<>();
      for (Path name : AfterFiles.in(root, List.of("**"), no)) {
        Path file = root.resolve(name);
        if (Files.isReadable(file)) {
          persistence.untilDone(() -> storage.putFile(new ObjectKey(key + "/" + name), file));
        }
      }
    }

    @Override
    public void abandon() {}
  }
}
