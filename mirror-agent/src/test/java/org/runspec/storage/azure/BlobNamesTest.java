package org.runspec.storage.azure;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.net.URI;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.runspec.storage.ObjectKey;

/** Names of blobs are those of objects as far as the service lets them be. */
class BlobNamesTest {
  @ParameterizedTest
  @CsvSource({
    "jobs/job7/job.json, jobs/job7/job.json",
    "it's a \"file\" #?&=+~, it's a \"file\" #?&=+~",
    "ünï/日本語-🚀, ünï/日本語-🚀",
    "a\\b, a%5cb",
    "100%, 100%25",
    "%41, %2541",
    "dot./..., dot%2e/..%2e",
    ".hidden, .hidden"
  })
  void areReadable(String path, String blob) throws IOException {
    BlobNames names = new BlobNames(Optional.empty());

    assertEquals(blob, names.of(new ObjectKey(path)));
    assertEquals(Optional.of(new ObjectKey(path)), names.key(blob));
  }

  @Test
  void ofOtherProgramsAreTakenAsTheyAre() {
    BlobNames names = new BlobNames(Optional.of(new ObjectKey("team/a")));

    assertEquals(Optional.of(new ObjectKey("50% of%it")), names.key("team/a/50% of%it"));
    assertEquals(Optional.empty(), names.key("team/a/folder/"));
  }

  @Test
  void haveALimitWhichIsTold() {
    BlobNames names = new BlobNames(Optional.empty());

    IOException tooLong =
        assertThrows(IOException.class, () -> names.of(new ObjectKey("x".repeat(1025))));

    assertTrue(tooLong.getMessage().contains("1024"), tooLong.getMessage());
  }

  @ParameterizedTest
  @CsvSource({
    "https://acct.blob.core.windows.net/runspec, acct, runspec, ''",
    "https://acct.blob.core.windows.net/runspec/team/a/, acct, runspec, team/a",
    "http://127.0.0.1:10000/devstoreaccount1/c/x, devstoreaccount1, c, x",
    "http://localhost:10000/devstoreaccount1/c, devstoreaccount1, c, ''",
    "http://azurite:10000/acct/c, acct, c, ''",
    "http://[::1]:10000/acct/c, acct, c, ''"
  })
  void ofContainersTellTheAccount(URI address, String account, String container, String folder) {
    ContainerAddress.Place place = ContainerAddress.Place.of(address);

    assertEquals(account, place.container().account());
    assertEquals(container, place.container().container());
    assertEquals(folder, place.folder());
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "https://acct.blob.core.windows.net",
        "https://acct.blob.core.windows.net/",
        "http://127.0.0.1:10000/devstoreaccount1",
        "https://acct.blob.core.windows.net/c?sig=secret"
      })
  void thatAreNoContainersAreRefusedWithoutTheirQuery(URI address) {
    IllegalArgumentException refused =
        assertThrows(
            IllegalArgumentException.class,
            () -> BlobStorage.at(address, new BlobCredential.Sas("sig=x")));

    assertTrue(!refused.getMessage().contains("secret"), refused.getMessage());
  }
}
