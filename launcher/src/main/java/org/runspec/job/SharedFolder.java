package org.runspec.job;

import com.fasterxml.jackson.annotation.JsonValue;

/**
 * A folder of a share that nodes download before their first run.
 *
 * @param use what it is to the runs
 * @param key of the folder in the store
 */
public record SharedFolder(Use use, String key) {
  /** What runs know a folder as. */
  public enum Use {
    /** XT_DATA_DIR, from the share {@code data}. */
    DATA("data"),
    /** XT_MODEL_DIR, from the share {@code models}. */
    MODELS("models");

    private final String share;

    Use(String share) {
      this.share = share;
    }

    @JsonValue
    @Override
    public String toString() {
      return share;
    }

    /**
     * The key of a folder of its share.
     *
     * @param path below the share; empty for all of it
     */
    public String key(String path) {
      return StoreLayout.share(share) + (path.isEmpty() ? "" : "/" + path);
    }
  }
}
