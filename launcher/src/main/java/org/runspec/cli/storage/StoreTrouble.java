package org.runspec.cli.storage;

import java.io.IOException;
import org.runspec.config.Configuration;
import org.runspec.config.Project;
import org.runspec.config.StoreSettings;
import org.runspec.spec.problem.ExternalProblem;
import org.runspec.spec.problem.UserProblem;
import org.runspec.storage.AccessRefused;

/** What is told where a store cannot be used: what a person has to mend, or what may pass. */
public final class StoreTrouble {
  private StoreTrouble() {}

  /**
   * The problem.
   *
   * @param action what could not be done
   * @param project whose store it is
   * @param why what the store's place said
   * @param fix what to try, where it may pass
   */
  public static RuntimeException of(String action, Project project, IOException why, String fix) {
    return why instanceof AccessRefused
        ? new UserProblem(action, why.getMessage(), mending(project.configuration().store()))
        : new ExternalProblem(action, why, fix);
  }

  private static String mending(StoreSettings store) {
    String service = "external-services." + store.service() + " in " + Configuration.FILE;
    return store
        .key()
        .map(key -> "the right key or signature in " + key.reference() + ", as in " + service)
        .orElse("'az login', or a storage-key for " + service);
  }
}
