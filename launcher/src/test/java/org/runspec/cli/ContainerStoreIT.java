package org.runspec.cli;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.EnabledOnOs;
import org.junit.jupiter.api.condition.OS;
import org.junit.jupiter.api.io.TempDir;
import org.runspec.storage.Storage;
import org.runspec.storage.StoredObject;
import org.runspec.storage.azure.Azurite;
import org.runspec.storage.azure.BlobStorage;
import org.runspec.storage.azure.Emulator;

/** Jobs whose store is a container and nothing else, with real processes and a real Azurite. */
@EnabledOnOs(value = OS.LINUX, disabledReason = "needs setsid")
class ContainerStoreIT {
  @TempDir Path folder;
  private LaunchingProject project;
  private URI container;

  @BeforeEach
  void makeProject() throws Exception {
    container = Azurite.shared().newContainer();
    project = new LaunchingProject(folder);
    configure("");
  }

  @AfterEach
  void endNodes() throws Exception {
    if (project != null) {
      project.endNodes();
    }
  }

  private void configure(String key) throws IOException {
    String name = container.getPath().substring(container.getPath().lastIndexOf('/') + 1);
    project.configuration(
        """
        external-services:
          azure:
            type: storage
            provider: azure-blob-21
            url: %s
            container: %s
            folder: lab/ann
            %s
        xt-services: {storage: azure}
        """
            .formatted(container.resolve("."), name, key));
  }

  private Storage store() {
    return BlobStorage.at(container, "lab/ann", Emulator.CREDENTIAL);
  }

  private String succeed(String... arguments) throws Exception {
    LaunchingProject.Said said = project.type(arguments);
    assertEquals(0, said.code(), () -> said.text() + project.logs());
    return said.text();
  }

  private void launch(String command) throws Exception {
    succeed("submit", "--runs", "3", "--nodes", "2", "--wait", "--", "sh", "-c", command);
  }

  @Test
  void aJobNeedsNothingButTheContainer() throws Exception {
    launch("env; mkdir -p results; echo 7 > results/x.txt");

    assertTrue(succeed("list", "runs", "job1").contains("job1: 3 completed"));
    assertTrue(succeed("status", "job1").contains("job1: completed, 3 runs on 2 nodes"));
    String seen = succeed("logs", "run1.2");
    assertTrue(seen.contains("XT_RUN_NAME=run1.2"), seen);
    assertFalse(seen.contains("RUNSPEC_STORE_SAS"), seen);
    succeed("download", "job1", "--to", "got");
    assertEquals("7\n", Files.readString(project.project.resolve("got/run2.1/mirrored/x.txt")));
    assertFalse(Files.exists(project.store()));

    project.endNodes(); // which would stay for some seconds, in case more is asked of them
    succeed("delete", "job1", "--yes");

    try (Storage store = store()) {
      assertEquals(List.of(), store.list("jobs"));
      assertEquals(List.of(), store.list("ws1/runs"));
    }
    assertTrue(succeed("gc").contains("There is nothing to delete."));
  }

  @Test
  void theSignatureStandsInTheUsersOwnFileForNodesOnly() throws Exception {
    launch("env");

    List<Path> telling;
    try (Stream<Path> files = Files.walk(folder)) {
      telling = files.filter(Files::isRegularFile).filter(this::tellsASecret).toList();
    }
    assertEquals(1, telling.size(), telling.toString());
    assertEquals("secrets.sh", telling.get(0).getFileName().toString());
    try (Storage store = store()) {
      for (StoredObject object : store.list("")) {
        assertFalse(isSecret(store.get(object.key()).orElseThrow()), object.key().path());
      }
    }
  }

  private boolean tellsASecret(Path file) {
    try {
      return isSecret(Files.readAllBytes(file));
    } catch (IOException e) {
      throw new AssertionError(file.toString(), e);
    }
  }

  private static boolean isSecret(byte[] content) {
    String text = new String(content, UTF_8);
    return text.contains("&sig=") || text.contains(Emulator.KEY);
  }

  @Test
  void aJobGoesOnFromAnotherHomeWithASignatureOfItsOwn() throws Exception {
    LaunchingProject.Said failed =
        project.type(
            "submit",
            "--runs",
            "3",
            "--nodes",
            "2",
            "--wait",
            "--",
            "cat",
            folder.resolve("go").toString());
    assertEquals(1, failed.code(), failed.text());
    project.endNodes();
    Files.createFile(folder.resolve("go"));
    project.variables.put("RUNSPEC_HOME", folder.resolve("other user").toString());

    String said = succeed("resume", "job1");

    assertTrue(said.contains("It gets nodes from here as well"), said);
    succeed("monitor", "job1");
    assertTrue(succeed("list", "runs", "job1").contains("job1: 3 completed"));
  }

  @Test
  void whatHasToBeMendedIsToldAndWhatIsGoneToo() throws Exception {
    launch("true");
    project.endNodes(); // none leaves while its store goes
    try (Storage store = store()) {
      for (StoredObject object : store.list("")) {
        store.delete(object.key());
      }
    }

    LaunchingProject.Said gone = project.type("list", "jobs");
    configure("storage-key: {env: NO_KEY}");
    LaunchingProject.Said absent = project.type("list", "jobs");
    project.variables.put("NO_KEY", "bm8ga2V5");
    LaunchingProject.Said wrong = project.type("list", "jobs");
    project.variables.put("NO_KEY", "no key");
    LaunchingProject.Said none = project.type("list", "jobs");

    assertEquals(75, gone.code(), gone.text());
    assertTrue(gone.text().contains("it was there for job1, and is not there now"), gone.text());
    assertEquals(2, absent.code(), absent.text());
    assertTrue(absent.text().contains("{env: NO_KEY}: there is no such variable"), absent.text());
    assertEquals(2, wrong.code(), wrong.text());
    assertTrue(wrong.text().contains("the right key or signature in {env: NO_KEY}"), wrong.text());
    assertFalse(wrong.text().contains("bm8ga2V5"), wrong.text());
    assertEquals(2, none.code(), none.text());
    assertTrue(none.text().contains("it is not in base64"), none.text());
  }
}
