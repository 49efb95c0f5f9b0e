package org.runspec.launch;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.Map;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.runspec.config.Secret;

class SecretsFileTest {
  @TempDir private Path folder;
  private SecretsFile file;

  @BeforeEach
  void write() throws IOException {
    file = new SecretsFile(folder);
    Map<String, Secret.Text> secrets = new LinkedHashMap<>();
    secrets.put("TOKEN", new Secret.Text("it's\r\non two lines\n"));
    secrets.put("STORE", new Secret.Text("sig=1&se=2"));
    file.write(secrets);
  }

  private String text() throws IOException {
    return Files.readString(folder.resolve("secrets.sh"));
  }

  @Test
  void aSecretIsRenewedAndTheOthersStay() throws IOException {
    file.renew(Map.of("STORE", new Secret.Text("sig=3")));

    assertEquals(
        "TOKEN='it'\\''s\r\non two lines\n'; export TOKEN\nSTORE=sig=3; export STORE\n", text());
  }

  @Test
  void onesThatWereNotThereAreAdded() throws IOException {
    Files.delete(folder.resolve("secrets.sh"));

    file.renew(Map.of("STORE", new Secret.Text("")));

    assertEquals("STORE=''; export STORE\n", text());
  }
}
