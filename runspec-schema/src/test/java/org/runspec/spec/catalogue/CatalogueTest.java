package org.runspec.spec.catalogue;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.net.URL;
import java.net.URLClassLoader;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.jar.JarEntry;
import java.util.jar.JarOutputStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.runspec.spec.problem.Problem;

/** Which components there are, and where their definitions come from. */
class CatalogueTest {
  private static final ComponentName PART = new ComponentName("parts", "Part");

  @TempDir Path folder;

  private Path define(String root, String name, String rest) throws IOException {
    ComponentName component = ComponentName.parse(name).orElseThrow();
    Path file = folder.resolve(root).resolve(name).resolve(component.name() + ".yaml");
    Files.createDirectories(file.getParent());
    Files.writeString(file, "component: " + name + "\n" + rest);
    return folder.resolve(root);
  }

  @Test
  void theFirstOfTwoFoldersWins() throws IOException {
    Path own = define("own", "parts/Part", "a: 1\n");
    Path builtIn = define("built-in", "parts/Part", "b: 1\n");
    define("built-in", "parts/Other", "");
    List<DefinitionFile> files = new ArrayList<>(DefinitionFiles.inFolder(own, "own"));
    files.addAll(DefinitionFiles.inFolder(builtIn, "built-in"));

    Catalogue catalogue = Catalogue.ofFiles(files);

    assertEquals(List.of("a"), catalogue.find(PART).orElseThrow().propertyNames());
    assertEquals(List.of("parts/Other", "parts/Part"), catalogue.names(List.of()));
    assertEquals(own.resolve("parts/Part").toUri(), catalogue.find(PART).orElseThrow().folder());
  }

  @Test
  void namesAreGivenByKind() throws IOException {
    Path own = define("own", "parts/Part", "");
    define("own", "tools/Tool", "");
    define("own", ".hidden/Tool", "");
    Files.createDirectories(own.resolve("parts/Empty"));
    Files.writeString(own.resolve("parts/README.md"), "no folder");

    Catalogue catalogue = Catalogue.ofFiles(DefinitionFiles.inFolder(own, "own"));

    assertEquals(List.of("parts", "tools"), catalogue.kinds());
    assertEquals(List.of("tools/Tool"), catalogue.names(List.of("tools", "unknown")));
    assertTrue(catalogue.find(new ComponentName("parts", "Empty")).isEmpty());
  }

  @Test
  void problemsOfADefinitionAreToldOnceItIsUsed() throws IOException {
    Path own = define("own", "parts/Part", "a: [1\n");
    Catalogue catalogue = Catalogue.ofFiles(DefinitionFiles.inFolder(own, "own"));

    assertEquals(List.of(), catalogue.problems());
    assertTrue(catalogue.find(PART).isEmpty());
    assertTrue(catalogue.contains(PART));
    assertEquals(
        List.of(
            Path.of("own", "parts", "Part", "Part.yaml")
                + ":2:4: this list is not closed properly; check for a missing ',' or ']'"),
        catalogue.problems().stream().map(Problem::toString).toList());
  }

  @Test
  void definitionsAreFoundInAJar() throws IOException {
    Path jar = folder.resolve("with space.jar");
    try (JarOutputStream out = new JarOutputStream(Files.newOutputStream(jar))) {
      for (String entry :
          List.of(
              "defs/parts/Part/Part.yaml",
              "defs/parts/Part/other.yaml",
              "defs/parts/Loose.yaml",
              "elsewhere/parts/Part/Part.yaml",
              "defs/a/B/B.yaml")) {
        out.putNextEntry(new JarEntry(entry));
        out.write(
            "component: parts/Part\na: 1\n".getBytes(java.nio.charset.StandardCharsets.UTF_8));
      }
    }
    try (URLClassLoader loader = new URLClassLoader(new URL[] {jar.toUri().toURL()}, null)) {
      List<DefinitionFile> files = DefinitionFiles.onClassPath(loader, "defs", PART);

      assertEquals(
          List.of("a/B", "parts/Part"), files.stream().map(f -> f.name().toString()).toList());
      Definition part = Catalogue.ofFiles(files).find(PART).orElseThrow();
      assertEquals(List.of("a"), part.propertyNames());
      assertEquals(
          "built-in components/parts/Part/Part.yaml:2:1",
          part.property("a").get().position().toString());
      assertEquals("jar:" + jar.toUri().toURL() + "!/defs/parts/Part/", part.folder().toString());
    }
  }

  @Test
  void definitionsAreFoundInAFolderOfTheClassPath() throws IOException {
    Path root = define("classes/defs", "parts/Part", "");
    try (URLClassLoader loader =
        new URLClassLoader(new URL[] {root.getParent().toUri().toURL()}, null)) {
      assertEquals(1, DefinitionFiles.onClassPath(loader, "defs", PART).size());
    }
  }

  @Test
  void aPlaceWithoutTheWitnessIsABug() {
    ClassLoader none = ClassLoader.getPlatformClassLoader();

    assertThrows(
        IllegalStateException.class, () -> DefinitionFiles.onClassPath(none, "defs", PART));
  }
}
