package org.runspec.storage.azure;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.azure.storage.blob.BlobContainerClientBuilder;
import com.azure.storage.blob.BlobServiceVersion;
import com.azure.storage.common.StorageSharedKeyCredential;
import java.io.IOException;
import java.net.HttpURLConnection;
import java.net.URI;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.runspec.storage.AccessRefused;
import org.runspec.storage.ObjectKey;
import org.runspec.storage.Storage;

/** Who is refused is told why, without any secret; links and tokens allow what they say. */
class RefusalsTest {
  private static final ObjectKey KEY = ObjectKey.of("a b", "ünï%41.txt");
  private URI container;
  private BlobStorage storage;

  @BeforeEach
  void prepare() throws IOException {
    container = Azurite.shared().newContainer();
    storage = BlobStorage.at(container, "in", Emulator.CREDENTIAL);
    storage.put(KEY, "content".getBytes(UTF_8));
  }

  @Test
  void aWrongKeyIsNamedByItsAccount() throws IOException {
    try (Storage wrong = with(new BlobCredential.AccountKey(Emulator.ACCOUNT, "d3Jvbmc="))) {
      AccessRefused refused = assertThrows(AccessRefused.class, () -> wrong.get(KEY));

      assertTrue(
          refused.getMessage().startsWith("the key of account devstoreaccount1 was refused"),
          refused.getMessage());
      assertFalse(refused.getMessage().contains("d3Jvbmc="));
    }
  }

  @Test
  void anExpiredSasSaysWhenItEnded() throws IOException {
    Instant end = Instant.parse("2025-01-01T00:00:00Z");
    try (Storage expired = with(new BlobCredential.Sas(storage.containerSas(end)))) {
      AccessRefused refused = assertThrows(AccessRefused.class, () -> expired.get(KEY));

      assertTrue(refused.getMessage().contains("expired at " + end), refused.getMessage());
      assertFalse(refused.getMessage().contains("sig="));
    }
  }

  @Test
  void aSasOfTheContainerAllowsAllThatStoragesDo() throws IOException {
    String sas = storage.containerSas(Instant.now().plus(Duration.ofHours(1)));
    try (Storage node = with(new BlobCredential.Sas(sas))) {
      node.put(KEY, "new".getBytes(UTF_8));
      assertEquals(7, node.append(KEY, 3, ", on".getBytes(UTF_8)));
      assertTrue(node.createIfAbsent(ObjectKey.of("claim"), new byte[] {1}));
      assertEquals(2, node.list("").size());
      assertTrue(node.delete(ObjectKey.of("claim")));
      assertEquals("new, on", new String(node.get(KEY).orElseThrow(), UTF_8));
    }
  }

  @Test
  void aReadLinkIsReadByAnybodyUntilItEnds() throws IOException {
    URI link = storage.readLink(KEY, Instant.now().plus(Duration.ofMinutes(5)));
    URI old = storage.readLink(KEY, Instant.now().minus(Duration.ofMinutes(5)));

    HttpURLConnection connection = (HttpURLConnection) link.toURL().openConnection();
    assertEquals("content", new String(connection.getInputStream().readAllBytes(), UTF_8));
    assertEquals(403, ((HttpURLConnection) old.toURL().openConnection()).getResponseCode());
  }

  @Test
  void aContainerThatIsGoneIsNotMadeAgain() throws IOException {
    new BlobContainerClientBuilder()
        .endpoint(container.toString())
        .serviceVersion(BlobServiceVersion.V2025_11_05)
        .credential(new StorageSharedKeyCredential(Emulator.ACCOUNT, Emulator.KEY))
        .buildClient()
        .delete();

    for (var request :
        List.<org.junit.jupiter.api.function.Executable>of(
            () -> storage.put(KEY, new byte[1]),
            () -> storage.append(KEY, 0, new byte[1]),
            () -> storage.get(KEY),
            () -> storage.list(""))) {
      AccessRefused refused = assertThrows(AccessRefused.class, request);
      assertTrue(refused.getMessage().contains("there is no container"), refused.getMessage());
    }
  }

  @Test
  void aContainerThatNeverWasIsEmptyAndASasDoesNotMakeIt() throws IOException {
    URI other = Azurite.shared().newContainer();
    try (Storage empty = BlobStorage.at(other, "", Emulator.CREDENTIAL)) {
      assertEquals(List.of(), empty.list(""));
      assertTrue(empty.get(KEY).isEmpty());
      assertFalse(empty.delete(KEY));
    }
    String sas =
        BlobStorage.at(other, "", Emulator.CREDENTIAL)
            .containerSas(Instant.now().plus(Duration.ofHours(1)));
    try (Storage node = BlobStorage.at(other, "", new BlobCredential.Sas(sas))) {
      AccessRefused refused = assertThrows(AccessRefused.class, () -> node.put(KEY, new byte[1]));
      assertTrue(refused.getMessage().contains("there is no container"), refused.getMessage());
    }
  }

  @Test
  void theEnvironmentTellsWhatToShow() {
    String connection =
        "DefaultEndpointsProtocol=https;AccountName=acct;AccountKey=a2V5;EndpointSuffix=x";

    assertEquals(
        new BlobCredential.Sas("sig=1"),
        BlobCredential.fromEnvironment(
            Map.of("RUNSPEC_STORE_SAS", "?sig=1", "AZURE_STORAGE_KEY", "a2V5"), "acct"));
    assertEquals(
        new BlobCredential.AccountKey("acct", "a2V5"),
        BlobCredential.fromEnvironment(
            Map.of("AZURE_STORAGE_CONNECTION_STRING", connection), "acct"));
    assertThrows(
        IllegalArgumentException.class,
        () ->
            BlobCredential.fromEnvironment(
                Map.of("AZURE_STORAGE_CONNECTION_STRING", connection), "other"));
    assertEquals(
        Emulator.CREDENTIAL, BlobCredential.fromConnectionString("UseDevelopmentStorage=true"));
    for (BlobCredential each : List.of(Emulator.CREDENTIAL, new BlobCredential.Sas("sig=secret"))) {
      assertFalse(each.toString().contains(Emulator.KEY) || each.toString().contains("secret"));
    }
  }

  private Storage with(BlobCredential credential) {
    return BlobStorage.at(container, "in", credential);
  }
}
