package org.runspec.cli.job;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.runspec.cli.session.Caller;
import org.runspec.cli.session.Session;
import org.runspec.cli.storage.StorePlace;
import org.runspec.config.Configuration;
import org.runspec.config.DataSource;
import org.runspec.config.Project;
import org.runspec.plan.EarlierJob;
import org.runspec.plan.Facts;
import org.runspec.plan.PinnedPackages;
import org.runspec.spec.problem.ExternalProblem;
import org.runspec.storage.Storage;

/** What this machine and project are, for plans. */
public final class LaunchFacts {
  private LaunchFacts() {}

  /**
   * The facts.
   *
   * @param configuration of the project, as the command line may have changed it
   * @param tool SHA-256 of what nodes execute
   * @param earlier the jobs that the history of the search names
   */
  public static Facts of(
      Session session,
      Project project,
      Configuration configuration,
      Facts.Code code,
      String tool,
      List<EarlierJob> earlier) {
    StorePlace place = new StorePlace(project, session);
    return new Facts(
        Caller.user(project),
        code,
        tool,
        Runtime.getRuntime().availableProcessors(),
        Path.of(System.getProperty("java.home"), "bin", "java").toString(),
        project.store(),
        place.isGentle(),
        project.work().toString(),
        session.home().slots().toString(),
        Optional.of(project.dataDirectory(session.job().dataFolder()).toString()),
        session.job().modelFolder().or(configuration::models).map(Path::toString),
        folders(project, session, configuration),
        installed(session, configuration),
        earlier);
  }

  /** The versions of packages that a setup wants as they are here. */
  private static Map<String, String> installed(Session session, Configuration configuration) {
    Set<String> names =
        configuration.targets().values().stream()
            .flatMap(target -> target.setup().pipPackages().stream())
            .map(PinnedPackages::name)
            .flatMap(Optional::stream)
            .collect(Collectors.toCollection(TreeSet::new));
    return InstalledPackages.versions(names, session.directory());
  }

  /** The folders that nodes are to mount or download, as far as they are there. */
  private static Set<String> folders(
      Project project, Session session, Configuration configuration) {
    Set<String> there = new TreeSet<>();
    if (configuration.sources().isEmpty()) {
      return there;
    }
    Stream.of(configuration.data(), configuration.models())
        .flatMap(Optional::stream)
        .filter(Files::isDirectory)
        .map(Path::toString)
        .forEach(there::add);
    StorePlace place = new StorePlace(project, session);
    if (!place.isAbsent()) {
      try (Storage storage = place.open()) {
        for (DataSource source : configuration.sources()) {
          if (!storage.children(source.key()).isEmpty()) {
            there.add(source.key());
          }
        }
      } catch (IOException e) {
        throw new ExternalProblem("look into the shares of " + project.store(), e, "again later");
      }
    }
    return there;
  }
}
