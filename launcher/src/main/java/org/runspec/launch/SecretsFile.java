package org.runspec.launch;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import org.runspec.config.Secret;
import org.runspec.plan.NodeScript;
import org.runspec.plan.ShellWord;

/**
 * The file in a launch's folder by which secrets reach nodes on this machine; readable by its user
 * only.
 */
record SecretsFile(Path folder) {
  /** Writes all of them, values by variable. */
  void write(Map<String, Secret.Text> secrets) throws IOException {
    write("", secrets);
  }

  /** Writes some of them anew; each of those stands on one line. */
  void renew(Map<String, Secret.Text> secrets) throws IOException {
    Path file = folder.resolve(NodeScript.SECRETS_FILE);
    StringBuilder others = new StringBuilder();
    if (Files.exists(file)) {
      String text = Files.readString(file, StandardCharsets.UTF_8).stripTrailing();
      for (String line : text.split("\n", -1)) {
        if (secrets.keySet().stream().noneMatch(name -> line.startsWith(name + "="))) {
          others.append(line).append('\n');
        }
      }
    }
    write(others.toString(), secrets);
  }

  private void write(String before, Map<String, Secret.Text> secrets) throws IOException {
    StringBuilder exports = new StringBuilder(before);
    secrets.forEach(
        (name, text) -> exports.append(ShellWord.export(name, text.reveal())).append('\n'));
    LaunchFolder.write(
        folder, NodeScript.SECRETS_FILE, exports.toString().getBytes(StandardCharsets.UTF_8));
  }
}
