package org.runspec.config;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.runspec.job.StoreAddress;
import org.runspec.spec.problem.UserProblem;

/** Stores in containers of Azure Blob storage, as a configuration names them. */
class StorageServiceTest {
  @TempDir private Path folder;

  private Configuration configuration(String text) throws IOException {
    Files.writeString(folder.resolve(Configuration.FILE), text);
    return WrittenConfiguration.of(folder, new UserHome(folder.resolve("home"))).merged();
  }

  private static StoreAddress address(StoreSettings store) {
    return store.address().orElseThrow();
  }

  @Test
  void anAccountIsEnough() throws IOException {
    StoreSettings store =
        configuration(
                """
                external-services:
                  azure: {type: storage, provider: azure-blob-21, account: ourlab}
                xt-services: {storage: azure}
                """)
            .store();

    assertEquals("https://ourlab.blob.core.windows.net/runspec", address(store).text());
    assertEquals(Optional.empty(), store.key());
  }

  @Test
  void aContainerAndAFolderInItMayBeNamed() throws IOException {
    List<StoreSettings> stores =
        configuration(
                """
                external-services:
                  lab:
                    type: storage
                    provider: azure-blob-21
                    url: http://127.0.0.1:10000/devstoreaccount1/
                    container: team-b
                    folder: /ann/2026/
                    storage-key: {file: lab.key}
                """)
            .otherStores();

    assertEquals(
        "http://127.0.0.1:10000/devstoreaccount1/team-b/ann/2026", address(stores.get(0)).text());
    assertEquals("{file: lab.key}", stores.get(0).key().orElseThrow().reference());
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      quoteCharacter = '`',
      value = {
        "provider: azure-blob | 'azure-blob' does not fit | did you mean azure-blob-21?",
        "provider: azure-blob-21 | it does not name its storage account | add 'account: azure'",
        "provider: azure-blob-21, acount: ourlab | there is no acount | did you mean account?",
        "provider: azure-blob-21, account: R-Nexus | 'R-Nexus' cannot be a storage account | 3 to 24",
        "provider: azure-blob-21, account: https://a.b.c | cannot be a storage account | write 'url:'",
        "provider: azure-blob-21, account: abc, url: https://abc.blob.core.windows.net | twice | either",
        "provider: azure-blob-21, url: https://abc.blob.core.windows.net/c | no address | have keys of",
        "provider: azure-blob-21, url: 'https://a.blob.core.windows.net/?sig=pw@' | no address | signature",
        "provider: azure-blob-21, url: ourlab | this is no address of a storage account | https://NAME",
        "provider: azure-blob-21, account: abc, container: My_Runs | cannot be a container | dashes",
        "provider: azure-blob-21, account: abc, folder: a/../b | cannot be a folder | slashes",
        "provider: azure-blob-21, account: abc, path: x | a container has no path | 'container:'",
        "provider: azure-blob-21, account: abc, storage-key: pw@ | not a reference | {env: NAME}",
        "account: abc | a folder has no account | add 'provider: azure-blob-21'",
        "storage-key: {env: KEY} | a folder has no storage-key | add 'provider: azure-blob-21'",
      })
  void mistakesAreToldWithTheirPlace(String keys, String what, String fix) {
    UserProblem wrong =
        assertThrows(
            UserProblem.class,
            () -> configuration("external-services: {azure: {type: storage, " + keys + "}}"));

    String told = wrong.problems().toString();
    assertTrue(told.contains(what), told);
    assertTrue(told.contains(fix), told);
    assertTrue(told.contains("xt_config.yaml:1:"), told);
    assertFalse(told.contains("pw@"), told);
  }

  @Test
  void allMistakesAreToldAtOnce() {
    UserProblem wrong =
        assertThrows(
            UserProblem.class,
            () ->
                configuration(
                    """
                    external-services:
                      azure: {type: storage, provider: azure-blob-21, container: X, folder: ..}
                      other: {type: storage, container: x}
                    """));

    assertEquals(4, wrong.problems().size(), wrong.problems().toString());
  }
}
