package org.runspec.storage.local;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Locale;
import java.util.Set;

/** Whether a folder lies on a file system that several machines share. */
public final class SharedDisk {
  private static final Set<String> TYPES =
      Set.of(
          "nfs",
          "nfs4",
          "lustre",
          "gpfs",
          "beegfs",
          "ceph",
          "afs",
          "panfs",
          "orangefs",
          "glusterfs",
          "fuse.glusterfs",
          "fuse.sshfs",
          "smb2",
          "smbfs",
          "cifs",
          "9p");

  private SharedDisk() {}

  /** Of a folder that need not be there yet; one that cannot be asked counts as this machine's. */
  public static boolean holds(Path folder) {
    Path there = folder.toAbsolutePath();
    while (!Files.exists(there) && there.getParent() != null) {
      there = there.getParent();
    }
    try {
      return isShared(Files.getFileStore(there).type());
    } catch (IOException e) {
      return false; // whoever writes there says what is wrong with it
    }
  }

  /** Whether this is the type of a shared one, as the system calls it. */
  static boolean isShared(String type) {
    return TYPES.contains(type.toLowerCase(Locale.ROOT));
  }
}
