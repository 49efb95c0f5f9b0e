package org.runspec.cli.job;

import java.io.IOException;
import org.runspec.backend.azure.BatchAccess;
import org.runspec.batchservice.LocalAccount;
import org.runspec.cli.session.Session;
import org.runspec.config.BatchService;
import org.runspec.config.Project;
import org.runspec.config.Secret;
import org.runspec.spec.problem.ExternalProblem;

/**
 * The account of a configured Batch service: its key is read, or it is started, when it is used.
 */
record BatchAccount(Session session, Project project, BatchService service)
    implements BatchAccess.Source {
  @Override
  public BatchAccess get() {
    if (service.isLocal()) {
      return local();
    }
    Secret key = service.key().orElseThrow();
    return new BatchAccess(
        service.url().orElseThrow(),
        service.account(),
        key.read(session.environment(), project.folder()).reveal(),
        key.reference());
  }

  private BatchAccess local() {
    try {
      return new BatchAccess(
          LocalBatch.of(session).find(), LocalAccount.NAME, LocalAccount.KEY, "this program");
    } catch (IOException e) {
      throw new ExternalProblem("start the local Batch service", e, "again later");
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new ExternalProblem("start the local Batch service", e, "again later");
    }
  }
}
