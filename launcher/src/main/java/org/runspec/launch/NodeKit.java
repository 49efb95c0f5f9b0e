package org.runspec.launch;

import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.Map;
import org.runspec.config.Secret;
import org.runspec.config.UserHome;
import org.runspec.job.NodeSetting;
import org.runspec.job.RecordFormat;
import org.runspec.plan.NodePreparation.Delivery;
import org.runspec.plan.NodeScript;

/**
 * What lies in a launch's folder when its nodes are started.
 *
 * @param secrets values by variable
 * @param files further files: text by name
 */
record NodeKit(NodeSetting setting, Map<String, Secret.Text> secrets, Map<String, String> files) {
  NodeKit {
    secrets = Map.copyOf(secrets);
    files = Map.copyOf(files);
  }

  void putInto(LaunchFolder folder, Delivery delivery) throws IOException {
    folder.write(NodeScript.SETTING_FILE, RecordFormat.file(setting));
    if (!secrets.isEmpty() && delivery != Delivery.LAUNCH_FOLDER) {
      StoreProvision.keep(secrets, folder);
    } else if (!secrets.isEmpty()) {
      new SecretsFile(folder.path()).write(secrets);
    }
    for (Map.Entry<String, String> file : files.entrySet()) {
      folder.write(file.getKey(), file.getValue().getBytes(StandardCharsets.UTF_8));
    }
  }

  /** Opens the program that nodes execute. */
  interface Source {
    InputStream open() throws IOException;
  }

  /** Brings the program that nodes execute to where their script looks for it. */
  static void bringTool(UserHome home, String digest, Source program) throws IOException {
    Path here = home.tool(digest);
    if (Files.exists(here)) {
      return;
    }
    Files.createDirectories(here.getParent());
    Path half = Files.createTempFile(here.getParent(), "node", ".jar");
    try (InputStream in = program.open()) {
      Files.copy(in, half, StandardCopyOption.REPLACE_EXISTING);
      Files.move(half, here, StandardCopyOption.ATOMIC_MOVE);
    } finally {
      Files.deleteIfExists(half);
    }
  }
}
