package org.runspec.cli.job;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class InstalledPackagesTest {
  @TempDir private Path folder;

  @Test
  void modulesOfTheProjectAreNotExecutedForIt() throws Exception {
    for (String module : List.of("csv", "email", "importlib", "zipfile")) {
      Files.writeString(
          folder.resolve(module + ".py"), "open('executed', 'w').close()\nraise SystemExit(1)\n");
    }

    InstalledPackages.versions(List.of("pip"), folder);

    assertFalse(Files.exists(folder.resolve("executed")));
  }

  @Test
  void whatIsNotInstalledIsLeftOut() {
    assertEquals(Map.of(), InstalledPackages.versions(List.of("no-such-package-anywhere"), folder));
  }
}
