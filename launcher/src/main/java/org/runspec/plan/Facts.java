package org.runspec.plan;

import java.util.Collections;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import org.runspec.job.StoreAddress;

/**
 * What was found out before planning: the only input beside the request and the configuration.
 *
 * @param user who launches
 * @param code the code snapshot
 * @param tool SHA-256 of node.jar
 * @param cores of this machine
 * @param java the Java that runs this program, which nodes on this machine may use
 * @param store where the store is
 * @param gentle whether that is on a file system that machines share, which wants few operations
 * @param work where run directories of jobs on this machine are made, absolute
 * @param slots the folder by which jobs on this machine share its slots, absolute
 * @param data where data is, absolute
 * @param models where models are, absolute
 * @param folders of those that nodes are to mount or download the ones that there are: absolute
 *     paths, or keys in the store
 * @param installed versions of Python packages here, by name, of those that a setup leaves open
 * @param earlier the jobs that the history of the search names, in order
 */
public record Facts(
    String user,
    Code code,
    String tool,
    int cores,
    String java,
    StoreAddress store,
    boolean gentle,
    String work,
    String slots,
    Optional<String> data,
    Optional<String> models,
    Set<String> folders,
    Map<String, String> installed,
    List<EarlierJob> earlier) {
  public Facts {
    earlier = List.copyOf(earlier);
    installed = Collections.unmodifiableMap(new TreeMap<>(installed));
    folders = Collections.unmodifiableSet(new LinkedHashSet<>(folders));
  }

  /**
   * A code snapshot.
   *
   * @param digest SHA-256 of its zip
   * @param bytes of all files together
   * @param files names in the snapshot, sorted
   */
  public record Code(String digest, long bytes, List<CodeFile> files) {
    public Code {
      files = List.copyOf(files);
    }
  }

  /** A file of the snapshot, by its name there. */
  public record CodeFile(String name, long bytes) {}
}
