package org.runspec.launch;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import org.runspec.backend.Provision;
import org.runspec.config.Secret;
import org.runspec.config.UserHome;
import org.runspec.job.CorruptRecordException;
import org.runspec.job.JobName;
import org.runspec.job.NodeSetting;
import org.runspec.job.RecordFormat;
import org.runspec.job.StoreAddress;
import org.runspec.job.StoreLayout;
import org.runspec.storage.ObjectKey;
import org.runspec.storage.Storage;

/**
 * What nodes get that see their job's store, but not the folder of its launch: the launch's files
 * and programs are brought into the store when they are asked for.
 */
final class StoreProvision implements Provision {
  /** The file of the launch's folder that has the secrets. */
  private static final String SECRETS = "secrets.json";

  private final Storage storage;
  private final StoreAddress address;
  private final JobName job;
  private final Path folder;
  private final UserHome home;
  private final String program;
  private final Runnable packing;
  private Optional<String> java;

  /**
   * The provision of one launch.
   *
   * @param address of the store
   * @param folder of the launch
   * @param program SHA-256 of what nodes execute, which the store has
   * @param java SHA-256 of a packed Java that the store has for the job, if it has one
   * @param packing hears that a Java is made
   */
  StoreProvision(
      Storage storage,
      StoreAddress address,
      JobName job,
      Path folder,
      UserHome home,
      String program,
      Optional<String> java,
      Runnable packing) {
    this.storage = storage;
    this.address = address;
    this.job = job;
    this.folder = folder;
    this.home = home;
    this.program = program;
    this.java = java;
    this.packing = packing;
  }

  /** Keeps secrets for this launch and for nodes that are started again from here. */
  static void keep(Map<String, Secret.Text> secrets, LaunchFolder folder) throws IOException {
    Map<String, String> texts = new LinkedHashMap<>();
    secrets.forEach((name, text) -> texts.put(name, text.reveal()));
    texts.remove(NodeSetting.STORE_VARIABLE); // made anew for each submission
    if (texts.isEmpty()) {
      return;
    }
    folder.write(SECRETS, RecordFormat.file(new Kept(texts)));
  }

  /** What is kept, by variable. */
  private record Kept(Map<String, String> secrets) {}

  @Override
  public Map<String, String> secrets(Duration good) throws IOException {
    Map<String, String> secrets = new LinkedHashMap<>();
    Path file = folder.resolve(SECRETS);
    if (Files.exists(file)) {
      try {
        secrets.putAll(RecordFormat.read(Files.readAllBytes(file), Kept.class).secrets());
      } catch (CorruptRecordException e) {
        throw new IOException(file + " holds no secrets", e);
      }
    }
    secrets.putAll(access().credentials(good));
    return secrets;
  }

  @Override
  public String file(String name, Duration good) throws IOException {
    ObjectKey key = new ObjectKey(StoreLayout.kit(job, folder.getFileName().toString(), name));
    storage.put(key, Files.readAllBytes(folder.resolve(name)));
    return access().place(key, good);
  }

  @Override
  public String tool(Duration good) throws IOException {
    return access().place(new ObjectKey(StoreLayout.tool(program)), good);
  }

  @Override
  public String java(Duration good) throws IOException {
    if (java.isPresent() && storage.stat(javaKey()).isPresent()) {
      return access().place(javaKey(), good);
    }
    Path archive = new ShippedJava(home, packing).archive();
    java = Optional.of(ShippedJava.digest(archive));
    if (storage.stat(javaKey()).isEmpty()) {
      storage.putFile(javaKey(), archive);
    }
    return access().place(javaKey(), good);
  }

  private ObjectKey javaKey() {
    return new ObjectKey(StoreLayout.tool(java.orElseThrow()));
  }

  private NodeAccess access() {
    return NodeAccess.to(address, storage);
  }

  /** SHA-256 of the packed Java that nodes got, if they got one. */
  Optional<String> shippedJava() {
    return java;
  }
}
