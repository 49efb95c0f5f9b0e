package org.runspec.cli.job;

import java.io.IOException;
import java.util.Map;
import java.util.Optional;
import org.runspec.cli.session.Session;
import org.runspec.cli.storage.StorePlace;
import org.runspec.cli.storage.StoreTrouble;
import org.runspec.config.Project;
import org.runspec.config.Secret;
import org.runspec.config.StoreSettings;
import org.runspec.report.Jobs;
import org.runspec.report.index.StoreIndex;
import org.runspec.spec.problem.UserProblem;
import org.runspec.storage.Storage;
import org.runspec.store.RunStore;
import org.runspec.store.StoreId;
import org.runspec.store.file.FileRunStore;
import org.runspec.store.mongo.MongoRunStore;
import org.runspec.store.view.Clocks;

/**
 * Where a project's jobs live.
 *
 * @param records records of jobs
 * @param files files of jobs
 * @param id of the store of the files; absent if nobody wrote there yet, or records are in a
 *     database
 * @param index what commands learned of the records before
 */
public record JobStores(RunStore records, Storage files, Optional<StoreId> id, StoreIndex index)
    implements AutoCloseable {

  /**
   * Opens what the configuration names.
   *
   * @throws org.runspec.spec.problem.ExternalProblem if it cannot be used
   * @throws UserProblem if the key of a container is refused
   */
  public static JobStores open(Project project, Session session) {
    try {
      Storage files = new StorePlace(project, session).open();
      Optional<Secret.Text> connection = connection(project, session);
      RunStore records =
          connection.map(JobStores::database).orElseGet(() -> FileRunStore.on(files));
      Optional<StoreId> id = connection.isPresent() ? Optional.empty() : StoreId.in(files);
      StoreIdentity identity =
          connection.isPresent()
              ? StoreIdentity.ofDatabase(connection.get().reveal())
              : StoreIdentity.of(project.store(), id);
      StoreIndex index =
          new StoreIndex(
              session.home().index(identity.digest()),
              session.home().libraries(),
              session.err()::println);
      return new JobStores(records, files, id, index);
    } catch (IOException e) {
      String fix =
          project.store().folder().isPresent()
              ? "another path for it in xt_config.yaml"
              : "again later";
      throw StoreTrouble.of("open the store " + project.store(), project, e, fix);
    }
  }

  /** The jobs, as a project's call sees them. */
  public Jobs jobs(Project project, Session session) {
    return new Jobs(
        records,
        new Clocks(session.pacer()::nanoTime, session.clock()),
        index,
        new Eyewitness(session, project, files));
  }

  /** The database's connection string; absent where records are files. */
  public static Optional<Secret.Text> connection(Project project, Session session) {
    Map<String, String> environment = session.environment();
    return project
        .configuration()
        .store()
        .mongo()
        .map(StoreSettings.Mongo::connection)
        .map(secret -> secret.read(environment, project.folder()));
  }

  private static RunStore database(Secret.Text connection) {
    try {
      return MongoRunStore.at(connection.reveal());
    } catch (IllegalArgumentException e) {
      throw new UserProblem(
          "reach the database", e.getMessage(), "a string such as mongodb://host:27017/runspec");
    }
  }

  @Override
  public void close() throws IOException {
    index.close();
    records.close();
    files.close();
  }
}
