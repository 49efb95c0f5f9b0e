package org.runspec.node;

import java.io.IOException;
import java.nio.file.Path;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import org.runspec.job.SharedFolder;
import org.runspec.node.journal.Persistence;

/**
 * Data and models as the runs of a node find them.
 *
 * @param data where data is, absolute
 * @param models where models are, absolute
 * @param downloaded what was brought here, for the runs' journals: files by folder of the store
 * @param missing why the runs cannot begin, if they cannot
 */
record Supplies(
    Optional<Path> data,
    Optional<Path> models,
    Map<String, Integer> downloaded,
    Optional<String> missing) {
  Supplies {
    downloaded = Collections.unmodifiableMap(new LinkedHashMap<>(downloaded));
  }

  /** What a node was told, all downloads done. */
  static Supplies of(ControllerSetting setting, Persistence persistence)
      throws IOException, InterruptedException {
    Supplies supplies = new Supplies(setting.data(), setting.models(), Map.of(), Optional.empty());
    SharedFolders folders = new SharedFolders(setting.storage(), NodeFolder.shares(setting.work()));
    for (SharedFolder folder : setting.shared()) {
      SharedFolders.Delivery delivery = persistence.until(() -> folders.bring(folder.key()));
      if (delivery instanceof SharedFolders.Delivery.Here here) {
        supplies = supplies.with(folder, here.folder(), here.files());
      } else if (delivery instanceof SharedFolders.Delivery.Refused refused) {
        supplies = supplies.without(folder, refused.reason());
      }
    }
    return supplies;
  }

  private Supplies without(SharedFolder folder, String reason) {
    return new Supplies(
        data,
        models,
        downloaded,
        Optional.of("the " + folder.use() + " could not be downloaded: " + reason));
  }

  private Supplies with(SharedFolder folder, Path here, int files) {
    Map<String, Integer> more = new LinkedHashMap<>(downloaded);
    more.put(folder.key(), files);
    return folder.use() == SharedFolder.Use.DATA
        ? new Supplies(Optional.of(here), models, more, missing)
        : new Supplies(data, Optional.of(here), more, missing);
  }
}
