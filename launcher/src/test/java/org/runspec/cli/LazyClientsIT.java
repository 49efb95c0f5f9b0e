package org.runspec.cli;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Clients of clouds and databases take long to load: only who uses one does. */
class LazyClientsIT {
  private static final Pattern CLIENT =
      Pattern.compile("\\] ((com\\.azure|com\\.microsoft|com\\.mongodb|reactor)\\.\\S+)");

  @TempDir Path folder;
  private LaunchingProject project;

  @BeforeEach
  void makeProject() throws Exception {
    project = new LaunchingProject(folder);
    project.configuration(
        """
        external-services:
          azure: {type: storage, provider: azure-blob-21, account: ourlab}
          db: {type: mongo, mongo-connection-string: {env: DB}}
        compute-targets:
          cloud: {service: local, storage: azure}
        """);
  }

  private List<String> clientsOf(String... arguments) throws Exception {
    Path log = folder.resolve("classes");
    List<String> command = new ArrayList<>(LaunchedProgram.jar(arguments));
    command.add(1, "-Xlog:class+load:file=" + log);
    LaunchingProject.Said said = project.run(command);
    assertEquals(0, said.code(), said.text());
    try (Stream<String> lines = Files.lines(log)) {
      return lines.map(CLIENT::matcher).filter(Matcher::find).map(it -> it.group(1)).toList();
    }
  }

  @Test
  void aRunspecIsValidatedWithoutThem() throws Exception {
    assertEquals(List.of(), clientsOf("validate", "specs/x.yaml"));
  }

  @Test
  void aStoreInAFolderIsListedWithoutThoseOfOtherStores() throws Exception {
    assertEquals(List.of(), clientsOf("plan", "specs/x.yaml", "--on", "local"));
    assertEquals(List.of(), clientsOf("gc"));
  }

  @Test
  void aLaunchIntoAContainerIsPlannedWithoutThem() throws Exception {
    assertEquals(List.of(), clientsOf("plan", "specs/x.yaml", "--on", "cloud"));
  }
}
