package org.runspec.storage.local;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;

import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class SharedDiskTest {
  @ParameterizedTest
  @CsvSource({
    "nfs4, true",
    "NFS, true",
    "lustre, true",
    "fuse.sshfs, true",
    "ext4, false",
    "apfs, false",
    "NTFS, false",
    "overlay, false"
  })
  void isKnownByItsType(String type, boolean shared) {
    assertEquals(shared, SharedDisk.isShared(type));
  }

  @Test
  void aFolderThatIsNotThereYetIsWhereItsParentIs(@TempDir Path folder) {
    assertFalse(SharedDisk.holds(folder.resolve("not/there/yet")));
  }
}
