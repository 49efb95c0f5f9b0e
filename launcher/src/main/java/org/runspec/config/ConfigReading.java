package org.runspec.config;

import java.nio.file.Path;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.runspec.job.SharedFolder;
import org.runspec.spec.problem.Problem;
import org.runspec.spec.problem.Problems;

/** Makes records of merged sections, and looks whether the names in them lead somewhere. */
final class ConfigReading {
  private static final List<String> NO_FOLDER = List.of("", ".", "..");
  private static final double GRACE_SECONDS = 30;
  private static final Pattern VARIABLE = Pattern.compile("[A-Za-z_][A-Za-z0-9_]*");
  private static final long MEGABYTE = 1L << 20;

  private final ConfigSection root;
  private final Problems problems = new Problems();
  private final KnownNames names = new KnownNames(problems);
  private final Services services;
  private final BatchTargets batch;
  private final Map<String, ConfigSection> setups;

  private ConfigReading(ConfigSection root) {
    this.root = root;
    this.services = new Services(root, problems);
    this.batch = new BatchTargets(root, services, problems);
    this.setups = root.named("setups");
  }

  /**
   * The records.
   *
   * @throws org.runspec.spec.problem.UserProblem with every name that leads nowhere
   */
  static Configuration of(ConfigSection root) {
    ConfigReading reading = new ConfigReading(root);
    Map<String, Target> targets = reading.targets();
    String target = reading.defaultTarget(targets.keySet());
    Configuration configuration =
        new Configuration(
            root.texts("components").stream().map(Path::of).toList(),
            root.below("data").path("data-local"),
            root.below("model").path("model-local"),
            Stream.of(
                    reading.source(SharedFolder.Use.DATA, "data"),
                    reading.source(SharedFolder.Use.MODELS, "model"))
                .filter(source -> source.action() != DataSource.Action.NONE)
                .toList(),
            target,
            targets,
            reading.services.store(),
            reading.services.otherStores(),
            reading.jobs());
    reading.problems.throwIfErrors("use the configuration");
    return configuration;
  }

  private DataSource source(SharedFolder.Use use, String name) {
    ConfigSection section = root.below(name);
    String path = section.text(name + "-share-path").orElse("").replaceAll("^/+|/+$", "");
    if (!path.isEmpty() && Stream.of(path.split("/", -1)).anyMatch(NO_FOLDER::contains)) {
      problems.add(
          Problem.error(
                  section.position(name + "-share-path"),
                  name + "." + name + "-share-path",
                  "'" + path + "' is no path in a share")
              .allowing("it names folders below the share, such as mnist/small"));
    }
    return new DataSource(
        use,
        DataSource.Action.of(section.text(name + "-action")),
        path,
        section.position(name + "-action"));
  }

  private Map<String, Target> targets() {
    Map<String, Target> targets = new LinkedHashMap<>();
    root.named("compute-targets")
        .forEach((name, section) -> targets.put(name, target(name, section)));
    return targets;
  }

  private Target target(String name, ConfigSection section) {
    String path = "compute-targets." + name;
    ConfigSection env = section.below("env");
    for (String variable : section.textsByName("env").keySet()) {
      if (!VARIABLE.matcher(variable).matches()) {
        problems.add(
            Problem.error(env.position(variable), path + ".env", variable + " cannot be a variable")
                .allowing("variables have letters, digits and underscores"));
      }
    }
    Optional<String> service = section.text("service");
    if (service.isEmpty()) {
      problems.add(
          Problem.error(section.position(), path, "it names no service")
              .allowing("services are " + String.join(", ", services.names())));
    }
    String type =
        service
            .flatMap(it -> services.typeOf(it, section.position("service"), path + ".service"))
            .orElse("");
    boolean inBatch = type.equals(BatchTargets.TYPE);
    if (!inBatch) {
      batch.refuse(section, path);
    }
    return new Target(
        name,
        type,
        section
            .text("storage")
            .filter(
                it ->
                    services
                        .service(it, "storage", section.position("storage"), path + ".storage")
                        .isPresent()),
        section.whole("nodes"),
        section.whole("slots"),
        section.decimal("gpus"),
        section
            .text("setup")
            .flatMap(
                it -> names.known(setups, it, section.position("setup"), path + ".setup", "setup"))
            .map(ConfigReading::setup)
            .orElse(Setup.NOTHING),
        section.text("java").orElse("auto"),
        section.textsByName("env"),
        section.text("door").orElse("loopback"),
        section.decimal("lease"),
        section.decimal("grace").orElse(GRACE_SECONDS),
        inBatch ? batch.of(service.orElseThrow(), section, path) : Optional.empty(),
        section.position());
  }

  private static Setup setup(ConfigSection section) {
    return new Setup(
        section.text("activate"),
        section.texts("conda-packages"),
        section.texts("pip-packages"),
        section.texts("python-path"),
        section.texts("commands"));
  }

  private String defaultTarget(Collection<String> targets) {
    ConfigSection section = root.below("xt-services");
    String target = section.text("target").orElse("local");
    if (!targets.contains(target)) {
      names.report(target, targets, section.position("target"), "xt-services.target", "target");
    }
    return target;
  }

  private JobSettings jobs() {
    ConfigSection general = root.below("general");
    ConfigSection code = root.below("code");
    ConfigSection logging = root.below("logging");
    ConfigSection search = root.below("hyperparameter-search");
    String workspace = general.text("workspace").orElse("ws1");
    if (!WorkspaceName.fits(workspace)) {
      problems.add(
          Problem.error(
                  general.position("workspace"),
                  "general.workspace",
                  "'" + workspace + "' cannot be a workspace")
              .allowing(WorkspaceName.RULE));
    }
    return new JobSettings(
        workspace,
        general.text("experiment").orElse("exper1"),
        general.text("username"),
        general.text("primary-metric"),
        general.truth("maximize-metric").orElse(true),
        new JobSettings.Code(
            code.texts("code-dirs"),
            code.texts("code-omit"),
            code.text("working-dir").orElse("."),
            code.whole("max-size-mb").orElse(100) * MEGABYTE),
        new JobSettings.Copies(
            logging.texts("mirror-files"),
            logging.texts("mirror-omit"),
            logging.whole("max-file-mb").orElse(1024) * MEGABYTE,
            root.below("after-files").texts("after-dirs")),
        search.whole("concurrent").orElse(1),
        search.text("schedule").orElse("dynamic"));
  }
}
