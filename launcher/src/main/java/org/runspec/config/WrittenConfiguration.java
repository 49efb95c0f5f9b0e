package org.runspec.config;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.runspec.spec.tree.Mapping;

/**
 * The configuration of a folder. What the user and the project wrote is read and checked at once;
 * where they wrote nothing, the packaged one holds, and is read when it is asked for: commands that
 * launch nothing start sooner by it.
 */
final class WrittenConfiguration {
  private final Optional<Configuration> written;

  private WrittenConfiguration(Optional<Configuration> written) {
    this.written = written;
  }

  /** Read once, when it is first needed. */
  private static final class Packaged {
    static final Configuration CONFIGURATION = merged(List.of());
  }

  /**
   * The configuration of a folder.
   *
   * @param home the user's own
   * @throws org.runspec.spec.problem.UserProblem if a file is wrong
   */
  static WrittenConfiguration of(Path folder, UserHome home) {
    List<Mapping> files = new ArrayList<>();
    ConfigFile.of(home.folder().resolve(Configuration.FILE)).ifPresent(files::add);
    ConfigFile.of(folder.resolve(Configuration.FILE)).ifPresent(files::add);
    return new WrittenConfiguration(
        files.isEmpty() ? Optional.empty() : Optional.of(merged(files)));
  }

  private static Configuration merged(List<Mapping> files) {
    List<Mapping> layers = new ArrayList<>();
    layers.add(ConfigFile.packaged());
    layers.addAll(files);
    return ConfigReading.of(new ConfigSection(Optional.of(ConfigLayers.merged(layers))));
  }

  /** The same, seen from another of its stores. */
  WrittenConfiguration in(StoreSettings store) {
    return new WrittenConfiguration(Optional.of(merged().in(store)));
  }

  /** What holds. */
  Configuration merged() {
    return written.orElseGet(() -> Packaged.CONFIGURATION);
  }

  /** Folders of components; the packaged configuration names none. */
  List<Path> components() {
    return written.map(Configuration::components).orElse(List.of());
  }

  /** What {@code $datastore} stands for; the packaged configuration does not say. */
  Optional<Path> data() {
    return written.flatMap(Configuration::data);
  }
}
