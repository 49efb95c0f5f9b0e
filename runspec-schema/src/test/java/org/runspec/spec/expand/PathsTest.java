package org.runspec.spec.expand;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestFactory;
import org.junit.jupiter.api.condition.EnabledOnOs;
import org.junit.jupiter.api.condition.OS;
import org.junit.jupiter.api.io.TempDir;

/** What paths are relative to, and what is left alone. */
class PathsTest {
  private static final String LOADED = "processing_stages[0].load_model_from";

  @TempDir Path temporary;
  private Path folder;

  @BeforeEach
  void folder() {
    folder = temporary.toAbsolutePath();
  }

  private static String spec(String path) {
    return Specs.HEAD
        + "string_replacements: {<dir>: models, <data>: $datastore/d}\n"
        + "processing_stages:\n  - processing_stage: {component: processors/Train, load_model_from: "
        + path
        + "}\n";
  }

  private record Case(String written, String expected) {}

  @TestFactory
  Stream<DynamicTest> writtenPathsBelongToTheirRunspec() {
    String home = System.getProperty("user.home");
    return Stream.of(
            new Case("m.pt", "{folder}/specs/m.pt"),
            new Case("./a/../m.pt", "{folder}/specs/m.pt"),
            new Case("../m.pt", "{folder}/m.pt"),
            new Case("<dir>/m.pt", "{folder}/specs/models/m.pt"),
            new Case("a/<dir>", "{folder}/specs/a/models"),
            new Case("<experiment_path>", "{folder}/results/x"),
            new Case("<experiment_path>/m.pt", "{folder}/results/x/m.pt"),
            new Case("<experiment_path>_2/m.pt", "{folder}/results/x_2/m.pt"),
            new Case("<experiment_path>/../y", "{folder}/results/y"),
            new Case("$datastore", "{folder}/data"),
            new Case("$datastore/m.pt", "{folder}/data/m.pt"),
            new Case("<data>/m.pt", "{folder}/data/d/m.pt"),
            new Case("$datastores/m.pt", "{folder}/specs/$datastores/m.pt"),
            new Case("'~'", home),
            new Case("~/m.pt", home + "/m.pt"),
            new Case("~x/m.pt", "{folder}/specs/~x/m.pt"),
            new Case("https://example.org/a/../m.pt", "https://example.org/a/../m.pt"),
            new Case("'azure://box/<dir>'", "azure://box/models"),
            new Case("''", ""))
        .map(
            each ->
                DynamicTest.dynamicTest(
                    each.written(),
                    () ->
                        assertEquals(
                            each.expected().replace("{folder}", folder.toString()),
                            Specs.value(
                                new Specs(folder).load(spec(each.written())).tree(), LOADED))));
  }

  @Test
  @EnabledOnOs({OS.LINUX, OS.MAC})
  void backslashesMeanNothingHere() {
    assertEquals(
        folder + "/specs/a\\b", Specs.value(new Specs(folder).load(spec("'a\\b'")).tree(), LOADED));
    assertEquals("/m.pt", Specs.value(new Specs(folder).load(spec("/a/../m.pt")).tree(), LOADED));
  }

  @Test
  void pathsOnTheCommandLineBelongToTheCurrentDirectory() {
    assertEquals(
        folder.resolve("m.pt").toString(),
        Specs.value(new Specs(folder).set(LOADED, "m.pt").load(spec("x")).tree(), LOADED));
    assertEquals(
        folder.resolve("here/m.pt").toString(),
        Specs.value(
            new Specs(folder).replace("dir", "here").load(spec("<dir>/m.pt")).tree(), LOADED),
        "a replacement that the path begins with");
    assertEquals(
        folder.resolve("specs/a/here").toString(),
        Specs.value(new Specs(folder).replace("dir", "here").load(spec("a/<dir>")).tree(), LOADED),
        "one in its middle");
    assertEquals(
        folder.resolve("here/m.pt").toString(),
        Specs.value(
            new Specs(folder)
                .set("string_replacements.<dir>", "here")
                .load(spec("<dir>/m.pt"))
                .tree(),
            LOADED),
        "one that --set changes");
    assertEquals(
        folder.resolve("other"),
        new Specs(folder).replace("experiment_path", "other").load(spec("x")).experimentPath());
    assertEquals(
        folder.resolve("other"),
        new Specs(folder).set("experiment_path", "other").load(spec("x")).experimentPath());
  }

  @Test
  void aHyperparameterFromTheCommandLineDoesToo() {
    String spec =
        Specs.HEAD
            + "hyperparameters:\n  - name: &m\n      tuned_value: a.pt\nprocessing_stages:\n"
            + "  - processing_stage: {component: processors/Train, load_model_from: *m}\n";

    assertEquals(
        folder.resolve("specs/a.pt").toString(),
        Specs.value(new Specs(folder).load(spec).tree(), LOADED));
    assertEquals(
        folder.resolve("b.pt").toString(),
        Specs.value(new Specs(folder).set("hyperparameters.m", "b.pt").load(spec).tree(), LOADED));
  }

  private record Refused(String experimentPath, String message) {}

  @TestFactory
  Stream<DynamicTest> resultsGoToAFolder() {
    return Stream.of(
            new Refused("https://example.org/x", "'https://example.org/x' is not a folder"),
            new Refused("''", "'' is not a folder"),
            new Refused("\"a\\0b\"", "is not a path"),
            new Refused("<experiment_path>", "the runspec does not say where results go"),
            new Refused("<experiment_path>/x", "the runspec does not say where results go"))
        .map(
            each ->
                DynamicTest.dynamicTest(
                    each.experimentPath(),
                    () -> {
                      List<String> problems =
                          new Specs(folder)
                              .problems(
                                  "component: root/Root_Component\nexperiment_path: "
                                      + each.experimentPath()
                                      + "\nprocessing_stages:\n"
                                      + "  - processing_stage: {component: processors/Train}\n");
                      assertTrue(
                          problems.size() == 1
                              && problems.get(0).startsWith("2:18: experiment_path: ")
                              && problems.get(0).contains(each.message()),
                          problems.toString());
                    }));
  }
}
