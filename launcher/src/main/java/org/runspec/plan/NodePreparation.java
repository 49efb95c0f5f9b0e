package org.runspec.plan;

import java.util.List;
import java.util.Optional;
import org.runspec.config.Setup;

/**
 * What happens on a node before its controller starts, and how that is started.
 *
 * @param setup environments, packages, commands
 * @param java {@code auto}, {@code shipped}, or the path of a Java
 * @param knownJava a Java that is known to be there; tried first by {@code auto}
 * @param tool SHA-256 of node.jar
 * @param secrets whether a file of secrets is read
 * @param delivery how nodes get what they need beside the script
 * @param environment names of variables with their values, as {@code NAME=value}
 */
public record NodePreparation(
    Setup setup,
    String java,
    Optional<String> knownJava,
    String tool,
    boolean secrets,
    Delivery delivery,
    List<String> environment) {
  /** How what a node needs comes to it. */
  public enum Delivery {
    /** It sees the folder of the launch and the user's home. */
    LAUNCH_FOLDER,
    /** Out of the store: by variables that its target sets. */
    STORE,
    /** The same, with a Java that is unpacked where there is none. */
    STORE_WITH_JAVA
  }

  public NodePreparation {
    environment = List.copyOf(environment);
  }
}
