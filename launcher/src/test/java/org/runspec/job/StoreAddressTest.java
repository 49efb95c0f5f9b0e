package org.runspec.job;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;

import java.net.URI;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.runspec.job.StoreAddress.Container;

class StoreAddressTest {
  @Test
  void aFolderIsAnAbsolutePath(@TempDir Path folder) {
    StoreAddress address = StoreAddress.parse(folder.toString());

    assertEquals(new StoreAddress.Folder(folder), address);
    assertEquals(folder.toString(), address.text());
    assertThrows(IllegalArgumentException.class, () -> StoreAddress.parse("store"));
  }

  @ParameterizedTest
  @CsvSource({
    "https://ourlab.blob.core.windows.net/runspec, https://ourlab.blob.core.windows.net, runspec, ''",
    "https://ourlab.blob.core.windows.net/runspec/lab/ann, https://ourlab.blob.core.windows.net, runspec, lab/ann",
    "https://ourlab.blob.core.usgovcloudapi.net/abc, https://ourlab.blob.core.usgovcloudapi.net, abc, ''",
    "http://127.0.0.1:10000/devstoreaccount1/runspec, http://127.0.0.1:10000/devstoreaccount1, runspec, ''",
    "http://localhost:10000/devstoreaccount1/a-b/c, http://localhost:10000/devstoreaccount1, a-b, c",
  })
  void aContainerBelongsToAnAccount(String text, String account, String container, String prefix) {
    StoreAddress address = StoreAddress.parse(text);

    assertEquals(new Container(URI.create(account), container, prefix), address);
    assertEquals(text, address.text());
  }

  @Test
  void writtenDifferentlyItIsTheSame() {
    assertEquals(
        StoreAddress.parse("https://ourlab.blob.core.windows.net/runspec"),
        StoreAddress.parse("https://OurLab.blob.core.windows.net/runspec/"));
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "https://ourlab.blob.core.windows.net",
        "https://ourlab.blob.core.windows.net/",
        "https://ourlab.blob.core.windows.net/ab",
        "https://ourlab.blob.core.windows.net/Runspec",
        "https://ourlab.blob.core.windows.net/run--spec",
        "https://ourlab.blob.core.windows.net/runspec/../other",
        "https://ourlab.blob.core.windows.net/runspec/a//b",
        "https://ourlab.blob.core.windows.net/run spec",
        "http://127.0.0.1:10000/devstoreaccount1",
        "https:///runspec",
      })
  void whatIsNoAddressIsTold(String text) {
    assertThrows(IllegalArgumentException.class, () -> StoreAddress.parse(text));
  }

  @Test
  void aSignatureIsNoPartOfAnAddressAndIsNotShown() {
    String text = "https://ourlab.blob.core.windows.net/runspec?sv=2025&sig=c2VjcmV0";

    Exception refused =
        assertThrows(IllegalArgumentException.class, () -> StoreAddress.parse(text));

    assertFalse(refused.getMessage().contains("c2VjcmV0"), refused.getMessage());
  }
}
