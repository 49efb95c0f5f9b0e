package org.runspec.node;

import java.io.IOException;
import java.net.URISyntaxException;
import java.nio.charset.StandardCharsets;
import java.nio.file.DirectoryStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.runspec.job.NodeSetting;
import org.runspec.node.attempt.Machine;
import org.runspec.run.program.command.PythonModule;

/** Finds out what this machine has. */
final class MachineFacts {
  private static final String CUDA_DEVICES = "CUDA_VISIBLE_DEVICES";
  private static final Path LIMITS = Path.of("/proc/self/limits");
  private static final String ADDRESS_SPACE = "Max address space";

  private MachineFacts() {}

  /**
   * What runs may use.
   *
   * @param environment of the controller
   * @param database the variable that is the controller's alone, if there is one
   * @param cache a folder that may be emptied at any time
   */
  static Machine of(Map<String, String> environment, Optional<String> database, Path cache) {
    Map<String, String> forRuns = new HashMap<>(environment);
    database.ifPresent(forRuns::remove);
    forRuns.remove(NodeSetting.STORE_VARIABLE);
    String java = System.getProperty("os.name", "").startsWith("Windows") ? "java.exe" : "java";
    return new Machine(
        forRuns,
        Path.of(System.getProperty("java.home"), "bin", java),
        jar(),
        Runtime.getRuntime().availableProcessors(),
        accelerators(environment),
        PythonModule.unpackInto(cache),
        addressSpace());
  }

  private static Path jar() {
    try {
      return Path.of(
          MachineFacts.class.getProtectionDomain().getCodeSource().getLocation().toURI());
    } catch (URISyntaxException e) {
      throw new IllegalStateException(e);
    }
  }

  /** Those that were granted, else those that there are. */
  private static Optional<List<String>> accelerators(Map<String, String> environment) {
    String granted = environment.get(CUDA_DEVICES);
    if (granted != null) {
      return Optional.of(
          granted.isBlank() ? List.of() : List.of(granted.strip().split("\\s*,\\s*", -1)));
    }
    List<String> found = new ArrayList<>();
    try (DirectoryStream<Path> devices =
        Files.newDirectoryStream(Path.of("/dev"), "nvidia[0-9]*")) {
      for (Path device : devices) {
        found.add(device.getFileName().toString().substring("nvidia".length()));
      }
    } catch (IOException e) {
      return Optional.empty(); // no such folder, as on Windows
    }
    found.sort(null);
    return found.isEmpty() ? Optional.empty() : Optional.of(found);
  }

  private static Optional<Long> addressSpace() {
    try {
      return Files.readAllLines(LIMITS, StandardCharsets.ISO_8859_1).stream()
          .filter(line -> line.startsWith(ADDRESS_SPACE))
          .map(line -> line.substring(ADDRESS_SPACE.length()).strip().replaceFirst("\\s.*", ""))
          .filter(soft -> soft.chars().allMatch(Character::isDigit))
          .map(Long::valueOf)
          .findFirst();
    } catch (IOException e) {
      return Optional.empty(); // not Linux
    }
  }
}
