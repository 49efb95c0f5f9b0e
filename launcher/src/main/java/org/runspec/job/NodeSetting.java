package org.runspec.job;

import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * What a node needs to know before it can read its job: written by the launcher, readable by its
 * user only, handed to {@code node.jar node FILE --node N}. The job's multi-run configuration has
 * the rest.
 *
 * @param format the version of this record's form
 * @param store the address of the store, as {@link StoreAddress} writes it
 * @param storeId of that store; absent if it had none
 * @param database the environment variable that holds the database's connection string, if records
 *     live in one
 * @param work where run directories are made, absolute
 * @param slots the folder by which all jobs of this user on this machine share its slots, absolute;
 *     absent where the node is the job's alone
 * @param machineSlots runs that may go on this machine at the same time, of all jobs together
 * @param data where data is, absolute
 * @param models where models are, absolute
 * @param shared what the node downloads, which goes before {@code data} and {@code models}
 * @param door whether the node answers clients over HTTPS
 * @param loopback whether it answers this machine only
 * @param gentle whether the store is a shared file system that wants few operations
 */
public record NodeSetting(
    int format,
    JobName job,
    String store,
    Optional<String> storeId,
    Optional<String> database,
    String work,
    Optional<String> slots,
    int machineSlots,
    Optional<String> data,
    Optional<String> models,
    List<SharedFolder> shared,
    boolean door,
    boolean loopback,
    boolean gentle) {
  /** The form that is written now. */
  public static final int FORMAT = 1;

  /**
   * The environment variable by which a signature for the store's container reaches a node; absent
   * or empty where the store is a folder, or the node logs in by itself.
   */
  public static final String STORE_VARIABLE = "RUNSPEC_STORE_SAS";

  /**
   * The environment variable with a folder of the node's own on its machine, where that is not the
   * launching one: run directories are made below it.
   */
  public static final String FOLDER_VARIABLE = "RUNSPEC_NODE_FOLDER";

  /** The environment variable with the file of all that the node prints, if it is to be kept. */
  public static final String OUTPUT_VARIABLE = "RUNSPEC_NODE_OUTPUT";

  public NodeSetting {
    shared = List.copyOf(shared);
  }

  /**
   * The same with run directories where an environment says.
   *
   * @param environment of the node
   */
  public NodeSetting in(Map<String, String> environment) {
    String folder = environment.getOrDefault(FOLDER_VARIABLE, "");
    return new NodeSetting(
        format,
        job,
        store,
        storeId,
        database,
        folder.isEmpty() ? work : folder + "/work/" + job,
        slots,
        machineSlots,
        data,
        models,
        shared,
        door,
        loopback,
        gentle);
  }
}
