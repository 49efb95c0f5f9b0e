package org.runspec.config;

import java.util.Locale;
import java.util.Optional;
import org.runspec.job.SharedFolder;
import org.runspec.spec.problem.Position;

/**
 * How data or models come to the nodes of jobs.
 *
 * <pre>{@code
 * data: {data-action: download, data-share-path: mnist}
 * }</pre>
 *
 * @param action what nodes do
 * @param path of the folder in the share; empty for all of it
 * @param position where it was configured
 */
public record DataSource(SharedFolder.Use use, Action action, String path, Position position) {
  /** What nodes do before their first run. */
  public enum Action {
    /** They take the folder that this machine has. */
    NONE,
    /** They copy the folder of the share onto their own disk. */
    DOWNLOAD,
    /** They read the folder where it lies. */
    MOUNT;

    /** From the word in a configuration; nothing without one. */
    static Action of(Optional<String> word) {
      return word.map(it -> valueOf(it.toUpperCase(Locale.ROOT))).orElse(NONE);
    }
  }

  /** The section of the configuration that says it. */
  public String section() {
    return use == SharedFolder.Use.DATA ? "data" : "model";
  }

  /** The key of the folder in a store. */
  public String key() {
    return use.key(path);
  }
}
