package org.runspec.config;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.TestFactory;
import org.junit.jupiter.api.io.TempDir;

/** Every key of the configuration is read, or says in its description that it is not yet. */
class ConfigurationKeysTest {
  private static final String UNUSED = "not used yet";

  /** What the user's own configuration says: names for the project's to lead to. */
  private static final String GROUND =
      """
      external-services:
        other: {type: storage, path: elsewhere}
        db: {type: mongo, mongo-connection-string: {env: URL}}
        azb: {type: batch, url: "https://acct.west.batch.azure.com", batch-key: {env: KEY}}
      azure-batch-images:
        NAME: {publisher: p, offer: o, sku: s, node-agent: a}
        other: {id: /i, node-agent: a}
      compute-targets:
        NAME: {service: local, setup: NAME}
        VMS: {service: azb, azure-image: NAME}
      setups:
        NAME: {}
        other: {commands: [make]}
      data: {data-action: mount}
      model: {model-action: mount}
      """;

  /** What is written for a key where no odd word will do. */
  private static final Map<String, String> WRITTEN =
      Map.ofEntries(
          Map.entry(
              "external-services.NAME", "external-services: {files: {type: storage, path: odd}}"),
          Map.entry("xt-services.target", "xt-services: {target: NAME}"),
          Map.entry("xt-services.storage", "xt-services: {storage: other}"),
          Map.entry("xt-services.mongo", "xt-services: {mongo: db}"),
          Map.entry("compute-targets.NAME.service", "compute-targets: {NAME: {service: files}}"),
          Map.entry("compute-targets.NAME.storage", "compute-targets: {NAME: {storage: other}}"),
          Map.entry("compute-targets.NAME.setup", "compute-targets: {NAME: {setup: other}}"),
          Map.entry("general.workspace", "general: {workspace: odd}"),
          Map.entry(
              "compute-targets.NAME.vm-size", "compute-targets: {VMS: {vm-size: Standard_D4s_v3}}"),
          Map.entry(
              "compute-targets.NAME.azure-image", "compute-targets: {VMS: {azure-image: other}}"),
          Map.entry("compute-targets.NAME.container", "compute-targets: {VMS: {container: odd}}"),
          Map.entry("compute-targets.NAME.low-pri", "compute-targets: {VMS: {low-pri: false}}"),
          Map.entry("compute-targets.NAME.queue-days", "compute-targets: {VMS: {queue-days: 97}}"),
          Map.entry("compute-targets.NAME.retries", "compute-targets: {VMS: {retries: 97}}"),
          Map.entry("compute-targets.NAME.hours", "compute-targets: {VMS: {hours: 98.5}}"),
          Map.entry("compute-targets.NAME.admin", "compute-targets: {VMS: {admin: true}}"),
          Map.entry("compute-targets.NAME.core-quota", "compute-targets: {VMS: {core-quota: 97}}"));

  @TempDir Path folder;

  /**
   * A key.
   *
   * @param yaml a configuration that writes it
   */
  private record Place(String path, String description, String yaml) {}

  @TestFactory
  Stream<DynamicTest> eachIsReadOrSaysThatItIsNot() {
    List<Place> places = new ArrayList<>();
    collect(ConfigShape.ROOT, "", "", "", places);
    return places.stream()
        .map(place -> DynamicTest.dynamicTest(place.path(), () -> isReadOrSaysThatItIsNot(place)));
  }

  private void isReadOrSaysThatItIsNot(Place place) throws IOException {
    boolean read = !configuration("").equals(configuration(place.yaml()));
    assertEquals(place.description().endsWith(UNUSED), !read, place::toString);
  }

  /** All that a configuration says, but for where it says so. */
  private String configuration(String yaml) throws IOException {
    Path project = Files.createDirectories(folder.resolve("project"));
    Path home = Files.createDirectories(folder.resolve("home"));
    Files.writeString(home.resolve(Configuration.FILE), GROUND);
    Files.writeString(project.resolve(Configuration.FILE), yaml);
    return WrittenConfiguration.of(project, new UserHome(home))
        .merged()
        .toString()
        .replaceAll("Position\\[[^]]*]", "");
  }

  private static void collect(
      Shape shape, String path, String open, String description, List<Place> places) {
    if (shape instanceof Shape.Keys keys) {
      String below = path.isEmpty() ? "" : path + ".";
      String brace = path.isEmpty() ? "" : "{";
      keys.keys()
          .forEach(
              (name, key) ->
                  collect(
                      key.shape(),
                      below + name,
                      open + brace + name + ": ",
                      description.endsWith(UNUSED) ? description : key.description(),
                      places));
    } else if (shape instanceof Shape.Named named && !(named.value() instanceof Shape.Text)) {
      collect(named.value(), path + ".NAME", open + "{NAME: ", description, places);
    } else {
      String yaml = open + value(shape) + "}".repeat(open.split("\\{", -1).length - 1);
      places.add(new Place(path, description, WRITTEN.getOrDefault(path, yaml)));
    }
  }

  private static String value(Shape shape) {
    if (shape instanceof Shape.Whole) {
      return "97";
    } else if (shape instanceof Shape.Decimal) {
      return "98.5";
    } else if (shape instanceof Shape.Truth) {
      return "false";
    } else if (shape instanceof Shape.Choice choice) {
      return choice.words().get(choice.words().size() - 1);
    } else if (shape instanceof Shape.ListOf) {
      return "[odd]";
    } else if (shape instanceof Shape.Named) {
      return "{ODD: odd}";
    }
    return "odd";
  }
}
