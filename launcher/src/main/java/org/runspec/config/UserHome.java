package org.runspec.config;

import java.nio.file.Path;
import java.util.Map;
import org.runspec.spec.problem.GivenPath;

/**
 * The folder of what belongs to the user rather than to a project: {@code ~/.runspec}, or where the
 * variable {@code RUNSPEC_HOME} leads. Owns the paths in it.
 *
 * @param folder absolute; may not exist yet
 */
public record UserHome(Path folder) {
  /** The variable that leads to it. */
  public static final String VARIABLE = "RUNSPEC_HOME";

  /** The folder that an environment means. */
  public static UserHome of(Map<String, String> environment) {
    String told = environment.getOrDefault(VARIABLE, "");
    Path folder =
        told.isBlank() ? Path.of(System.getProperty("user.home"), ".runspec") : GivenPath.of(told);
    return new UserHome(folder.toAbsolutePath().normalize());
  }

  /** The folder of all launches, which is the user's alone. */
  public Path jobs() {
    return folder.resolve("jobs");
  }

  /** The folder of one launch. */
  public Path job(String submission) {
    return jobs().resolve(submission);
  }

  /** By which all jobs of this user on this machine share its slots. */
  public Path slots() {
    return folder.resolve("slots");
  }

  /** What is known of differences between code snapshots. */
  public Path changes() {
    return folder.resolve("cache").resolve("changes");
  }

  /** A program that nodes on this machine need, once per content. */
  public Path tool(String digest) {
    return folder.resolve("tools").resolve(digest + ".jar");
  }

  /** A packed Java for nodes that have none. */
  public Path java(String name) {
    String file = "java-" + name.replaceAll("[^A-Za-z0-9.]+", "-") + ".tar.gz";
    return folder.resolve("tools").resolve(file);
  }

  /** What commands learned of the jobs of a store, by a digest of where it is. */
  public Path index(String digest) {
    return folder.resolve("cache").resolve("index").resolve(digest + ".db");
  }

  /** Native libraries that were taken out of the program. */
  public Path libraries() {
    return folder.resolve("cache").resolve("lib");
  }

  /** Where the local Batch service lives. */
  public Path batchService() {
    return folder.resolve("batch-service");
  }
}
