package org.runspec.plan;

import java.util.List;
import java.util.Optional;
import org.runspec.config.Setup;

/**
 * What happens on a node before its controller starts, and how that is started.
 *
 * @param setup environments, packages, commands
 * @param java {@code auto}, or the path of a Java
 * @param knownJava a Java that is known to be there; tried first by {@code auto}
 * @param tool SHA-256 of node.jar
 * @param secrets whether a file of secrets is read
 * @param environment names of variables with their values, as {@code NAME=value}
 */
public record NodePreparation(
    Setup setup,
    String java,
    Optional<String> knownJava,
    String tool,
    boolean secrets,
    List<String> environment) {
  public NodePreparation {
    environment = List.copyOf(environment);
  }
}
