package org.runspec.run.program.command;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.runspec.run.program.command.Interpreter.Origin;
import org.runspec.spec.problem.UserProblem;

class PythonSearchTest {
  @TempDir Path folder;
  private final Map<String, String> environment = new HashMap<>();
  private Path project;

  @BeforeEach
  void everythingIsThere() throws IOException {
    project = Files.createDirectories(folder.resolve("project"));
    program("bin/python3");
    program("bin/python3.9");
    program("venv/bin/python3");
    program("conda/bin/python");
    program("project/.venv/bin/python");
    environment.put("PATH", folder.resolve("empty") + ":" + folder.resolve("bin"));
    environment.put("VIRTUAL_ENV", folder.resolve("venv").toString());
    environment.put("CONDA_PREFIX", folder.resolve("conda").toString());
  }

  @Test
  void thePropertyComesFirst() {
    assertChoice(Optional.of("python3.9"), "bin/python3.9", Origin.PROPERTY);
    assertChoice(Optional.of("../conda"), "conda/bin/python", Origin.PROPERTY);
    assertChoice(
        Optional.of(folder.resolve("venv/bin/python3").toString()),
        "venv/bin/python3",
        Origin.PROPERTY);
  }

  @Test
  void thenTheActiveEnvironmentThenTheProjectsThenThePath() throws IOException {
    assertChoice(Optional.empty(), "venv/bin/python3", Origin.VENV);
    environment.put("VIRTUAL_ENV", "");
    assertChoice(Optional.empty(), "conda/bin/python", Origin.CONDA);
    environment.remove("CONDA_PREFIX");
    assertChoice(Optional.empty(), "project/.venv/bin/python", Origin.BESIDE_SPEC);
    Files.delete(project.resolve(".venv/bin/python"));
    assertChoice(Optional.empty(), "bin/python3", Origin.PATH);
  }

  @Test
  void anActiveEnvironmentWithoutPythonIsPassedOverAndNamed() throws IOException {
    Files.delete(folder.resolve("venv/bin/python3"));
    Files.delete(project.resolve(".venv/bin/python"));
    environment.remove("CONDA_PREFIX");
    assertEquals(
        "python3 on PATH (VIRTUAL_ENV=" + folder.resolve("venv") + " holds no Python)",
        search(Platform.POSIX).choose(Optional.empty()).why());
  }

  @Test
  void withoutAnyTheUserIsToldWhatToDo() {
    UserProblem problem =
        assertThrows(
            UserProblem.class,
            () ->
                new PythonSearch(Map.of("PATH", "/nowhere"), folder, Platform.POSIX)
                    .choose(Optional.empty()));
    assertEquals(
        "Could not choose a Python: no python3 on PATH."
            + " Try: install Python, or name one in the property python.",
        problem.getMessage());
  }

  @Test
  void aPropertyThatNamesNothingIsNotPassedOver() {
    UserProblem problem =
        assertThrows(
            UserProblem.class, () -> search(Platform.POSIX).choose(Optional.of("python2")));
    assertEquals(
        "Could not use the interpreter of the property python: no python2 on PATH."
            + " Try: correct it, or leave it out to use the active environment.",
        problem.getMessage());
  }

  @Test
  void onWindowsNamesHaveExtensionsAndVariablesNoCase() throws IOException {
    program("win/venv/Scripts/python.exe");
    program("win/bin/python.exe");
    environment.clear();
    environment.put("Path", folder.resolve("win/bin").toString());
    environment.put("PATHEXT", ".com;.exe");
    assertEquals(
        folder.resolve("win/bin/python.exe"),
        search(Platform.WINDOWS, folder.resolve("win")).choose(Optional.empty()).program());
    environment.put("Virtual_Env", folder.resolve("win/venv").toString());
    assertEquals(
        folder.resolve("win/venv/Scripts/python.exe"),
        search(Platform.WINDOWS, folder.resolve("win")).choose(Optional.empty()).program());
  }

  private void assertChoice(Optional<String> property, String file, Origin origin) {
    Interpreter chosen = search(Platform.POSIX).choose(property);
    assertEquals(folder.resolve(file), chosen.program().normalize());
    assertEquals(origin, chosen.origin());
  }

  private PythonSearch search(Platform platform) {
    return search(platform, project);
  }

  private PythonSearch search(Platform platform, Path specFolder) {
    return new PythonSearch(environment, specFolder, platform);
  }

  private void program(String name) throws IOException {
    Path file = folder.resolve(name);
    Files.createDirectories(file.getParent());
    assumeTrue(Files.createFile(file).toFile().setExecutable(true));
  }
}
