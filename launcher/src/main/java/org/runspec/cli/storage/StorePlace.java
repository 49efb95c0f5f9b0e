package org.runspec.cli.storage;

import java.io.IOException;
import java.nio.file.Files;
import java.time.Duration;
import java.time.Instant;
import java.util.Map;
import java.util.Optional;
import org.runspec.cli.session.Session;
import org.runspec.config.Project;
import org.runspec.config.Secret;
import org.runspec.job.NodeSetting;
import org.runspec.job.StoreAddress;
import org.runspec.storage.Storage;
import org.runspec.storage.local.LocalStorage;
import org.runspec.storage.local.SharedDisk;

/** The place of a project's store, as its commands see it. */
public final class StorePlace {
  /** What a job may take; it can be resumed after that. */
  private static final Duration LONG_JOB = Duration.ofDays(30);

  private final Project project;
  private final Session session;

  /** The place of a project's own store. */
  public StorePlace(Project project, Session session) {
    this.project = project;
    this.session = session;
  }

  /**
   * Opens it; what is not there is made by the first who writes. A container is not asked for yet.
   *
   * @throws org.runspec.spec.problem.UserProblem if the key of a container cannot be read
   */
  public Storage open() throws IOException {
    return project.store() instanceof StoreAddress.Container container
        ? key(container).open()
        : LocalStorage.at(project.store().folder().orElseThrow());
  }

  private ContainerKey key(StoreAddress.Container container) {
    Optional<Secret> key = project.configuration().store().key();
    return ContainerKey.of(
        container, key.map(secret -> secret.read(session.environment(), project.folder())));
  }

  /**
   * What lets nodes elsewhere into the store, by variable: nothing where it is a folder.
   *
   * @param until when it ends at the latest; whoever has no key of the account gets one that ends
   *     after days
   */
  public Map<String, Secret.Text> forNodes(Instant until) throws IOException {
    return project.store() instanceof StoreAddress.Container container
        ? Map.of(NodeSetting.STORE_VARIABLE, key(container).signature(until))
        : Map.of();
  }

  /**
   * The same for nodes on this machine, which are their user's own: where there is no key, they log
   * in as their user is logged in, and get an empty text.
   */
  public Map<String, Secret.Text> forNodesHere() throws IOException {
    return project.store() instanceof StoreAddress.Container container && !key(container).isKnown()
        ? Map.of(NodeSetting.STORE_VARIABLE, new Secret.Text(""))
        : forNodes(session.clock().instant().plus(LONG_JOB));
  }

  /** Whether it can be told without asking anybody that nothing was ever written there. */
  public boolean isAbsent() {
    return project.store().folder().filter(folder -> !Files.isDirectory(folder)).isPresent();
  }

  /** Whether the place is a file system that wants few operations. */
  public boolean isGentle() {
    return project.store().folder().filter(SharedDisk::holds).isPresent();
  }
}
