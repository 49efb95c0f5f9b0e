package org.runspec.cli.job;

import java.io.IOException;
import java.util.Comparator;
import java.util.Optional;
import org.runspec.job.JobRecord;
import org.runspec.job.RunName;
import org.runspec.job.StoreLayout;
import org.runspec.storage.ObjectKey;
import org.runspec.storage.Storage;
import org.runspec.storage.StoredObject;

/** The runspecs that runs leave behind, each of which gives the same run again. */
public final class ReproSpecs {
  private static final String NAME = "/repro_spec.yaml";

  private final Storage files;

  /** In a store. */
  public ReproSpecs(Storage files) {
    this.files = files;
  }

  /**
   * Where one lies.
   *
   * @param place relative to what was mirrored of the attempt
   */
  public record Found(ObjectKey key, String place) {}

  /**
   * That of the latest attempt that has one; of several stages' the whole run's.
   *
   * @param run by index
   * @param latest the number of the latest attempt
   */
  public Optional<Found> of(JobRecord job, int run, int latest) throws IOException {
    RunName name = job.shape().nameOf(run);
    for (int attempt = latest; attempt > 0; attempt--) {
      String folder = StoreLayout.mirrored(job.workspace(), name, attempt);
      Optional<ObjectKey> found =
          files.list(folder).stream()
              .map(StoredObject::key)
              .filter(key -> key.path().endsWith(NAME))
              .min(Comparator.comparingInt(key -> key.path().length()));
      if (found.isPresent()) {
        String place = found.get().path().substring(folder.length() + 1);
        return Optional.of(new Found(found.get(), place));
      }
    }
    return Optional.empty();
  }
}
