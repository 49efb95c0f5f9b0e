package org.runspec.config;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.runspec.job.StoreAddress;
import org.runspec.spec.catalogue.Catalogue;
import org.runspec.spec.catalogue.DefinitionFile;
import org.runspec.spec.catalogue.DefinitionFiles;
import org.runspec.spec.catalogue.Sections;
import org.runspec.spec.problem.UserProblem;
import org.runspec.spec.yaml.Sha256;

/** A folder that belongs together: runspecs, components, results, configuration. */
public final class Project {
  private static final String COMPONENTS = "components";
  private static final String RESULTS = "results";
  private static final String BUILT_IN = "runspec-components";

  private final Path folder;
  private final WrittenConfiguration configuration;

  private Project(Path folder, UserHome home) {
    this(folder, WrittenConfiguration.of(folder, home));
  }

  private Project(Path folder, WrittenConfiguration configuration) {
    this.folder = folder;
    this.configuration = configuration;
  }

  /** The same project, seen from another of its configured stores. */
  public Project in(StoreSettings store) {
    return new Project(folder, configuration.in(store));
  }

  /**
   * The project around a file or folder: the nearest folder upwards with an {@code xt_config.yaml},
   * a {@code components} folder or a git checkout; else the folder itself.
   *
   * @param home whose configuration lies below the project's
   */
  public static Project around(Path place, UserHome home) {
    Path absolute = place.toAbsolutePath().normalize();
    Path start = Files.isDirectory(absolute) ? absolute : absolute.getParent();
    return upTo(Optional.empty(), start, home);
  }

  /**
   * The project of a run inside a job, whose folder is a copy of its code: looked for no higher
   * than in the folder that holds both the runspec and the current directory, since above there may
   * be the project that the job was launched from.
   *
   * @param place the runspec, or a folder
   * @param directory the current directory, absolute
   * @param home whose configuration lies below the project's
   */
  public static Project ofRun(Path place, Path directory, UserHome home) {
    Path absolute = place.toAbsolutePath().normalize();
    Path start = Files.isDirectory(absolute) ? absolute : absolute.getParent();
    Path top = directory.normalize();
    while (!start.startsWith(top)) {
      top = top.getParent();
    }
    return upTo(Optional.of(top), start, home);
  }

  private static Project upTo(Optional<Path> top, Path start, UserHome home) {
    for (Path folder = start; folder != null; folder = folder.getParent()) {
      if (top.filter(folder::equals).isPresent()
          || Files.exists(folder.resolve(Configuration.FILE))
          || Files.isDirectory(folder.resolve(COMPONENTS))
          || Files.exists(folder.resolve(".git"))) {
        return new Project(folder, home);
      }
    }
    return new Project(start, home);
  }

  /** Where it lies, absolute. */
  public Path folder() {
    return folder;
  }

  /** What {@code xt_config.yaml} says, or the defaults. */
  public Configuration configuration() {
    return configuration.merged();
  }

  /**
   * All components: those of the project's {@code components/}, of the configured folders, and the
   * built-in ones, the first of a name winning.
   */
  public Catalogue catalogue() {
    List<DefinitionFile> files = new ArrayList<>();
    Path own = folder.resolve(COMPONENTS);
    if (Files.isDirectory(own)) {
      files.addAll(DefinitionFiles.inFolder(own, shown(own)));
    }
    for (Path configured : configuration.components()) {
      if (!Files.isDirectory(configured)) {
        throw new UserProblem(
            "find the components in " + configured,
            "there is no such folder",
            "mend 'components:' in " + folder.resolve(Configuration.FILE));
      }
      files.addAll(DefinitionFiles.inFolder(configured, shown(configured)));
    }
    files.addAll(builtIn());
    return Catalogue.ofFiles(files);
  }

  /** The definitions that come with this program. */
  public static List<DefinitionFile> builtIn() {
    return DefinitionFiles.onClassPath(Project.class.getClassLoader(), BUILT_IN, Sections.ROOT);
  }

  /**
   * What {@code $datastore} stands for, absolute.
   *
   * @param ofJob what the job says it is; goes before the configuration
   */
  public Path dataDirectory(Optional<Path> ofJob) {
    return ofJob
        .or(configuration::data)
        .orElse(folder.resolve("data"))
        .toAbsolutePath()
        .normalize();
  }

  /** Where results belong. */
  public Path results() {
    return folder.resolve(RESULTS);
  }

  /** Where this program keeps what it can make again; not in git. */
  public Path cache() {
    return folder.resolve(".runspec").resolve("cache");
  }

  /** Where files and records of jobs live, unless the configuration names another place. */
  public StoreAddress store() {
    return configuration().store().address().orElse(ownStore());
  }

  private StoreAddress ownStore() {
    return new StoreAddress.Folder(folder.resolve(".runspec").resolve("store"));
  }

  /**
   * Where jobs on this machine make the directories of their runs: in different places for
   * different stores, since each of these counts its jobs from 1.
   */
  public Path work() {
    Path work = folder.resolve(".runspec").resolve("work");
    return store().equals(ownStore())
        ? work
        : work.resolve("at-" + new Sha256().add(store().text()).hex().substring(0, 8));
  }

  /** The schema that editors use for the project's runspecs. */
  public Path editorSchema() {
    return folder.resolve(".vscode").resolve("runspec.schema.json");
  }

  /** The schema that editors use for the configuration. */
  public Path configurationSchema() {
    return folder.resolve(".vscode").resolve("xt_config.schema.json");
  }

  /** A path below the project as its users would name it from the current directory. */
  public static String shown(Path path) {
    Path here = Path.of("").toAbsolutePath();
    return path.startsWith(here) ? here.relativize(path).toString() : path.toString();
  }
}
