package org.runspec.run.program.command;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;
import org.runspec.run.program.command.Interpreter.Origin;
import org.runspec.spec.problem.UserProblem;

/**
 * Chooses the Python: the property {@code python}, else the active venv, else the active conda
 * environment, else {@code .venv} beside the runspec, else {@code python3} on PATH.
 */
public final class PythonSearch {
  private static final List<String> IN_ENVIRONMENT =
      List.of("bin/python3", "bin/python", "Scripts/python.exe", "python.exe");

  private final Map<String, String> environment;
  private final Path specFolder;
  private final Platform platform;
  private final Executables executables;

  /**
   * Searches from where the launcher stands.
   *
   * @param environment the launcher's own
   * @param specFolder the folder of the runspec, absolute
   */
  public PythonSearch(Map<String, String> environment, Path specFolder, Platform platform) {
    this.environment = Map.copyOf(environment);
    this.specFolder = specFolder;
    this.platform = platform;
    this.executables = Executables.in(environment, specFolder, platform);
  }

  /**
   * The interpreter to use.
   *
   * @param property the value of {@code python}: a name on PATH, a file or an environment's folder,
   *     relative to the runspec
   * @throws UserProblem if there is none
   */
  public Interpreter choose(Optional<String> property) {
    if (property.isPresent()) {
      return named(property.get());
    }
    List<String> passedOver = new ArrayList<>();
    return Stream.<Optional<Interpreter>>of(
            active("VIRTUAL_ENV", Origin.VENV, passedOver),
            active("CONDA_PREFIX", Origin.CONDA, passedOver),
            in(specFolder.resolve(".venv"), Origin.BESIDE_SPEC, ".venv beside the runspec"),
            onPath(passedOver))
        .flatMap(Optional::stream)
        .findFirst()
        .orElseThrow(
            () ->
                new UserProblem(
                    "choose a Python",
                    "no python3 on PATH" + also(passedOver),
                    "install Python, or name one in the property python"));
  }

  private Interpreter named(String name) {
    Path folder = specFolder.resolve(name);
    Optional<Interpreter> inFolder =
        Files.isDirectory(folder)
            ? in(folder, Origin.PROPERTY, "the property python: " + name)
            : Optional.empty();
    return inFolder
        .or(
            () ->
                executables
                    .find(name)
                    .map(f -> new Interpreter(f, Origin.PROPERTY, "the property python: " + name)))
        .orElseThrow(
            () ->
                new UserProblem(
                    "use the interpreter of the property python",
                    executables.whyMissing(name),
                    "correct it, or leave it out to use the active environment"));
  }

  private Optional<Interpreter> active(String variable, Origin origin, List<String> passedOver) {
    Optional<String> folder = platform.variable(environment, variable);
    Optional<Interpreter> found =
        folder.flatMap(f -> in(Path.of(f), origin, "the active environment " + f));
    if (folder.isPresent() && found.isEmpty()) {
      passedOver.add(variable + "=" + folder.get() + " holds no Python");
    }
    return found;
  }

  private Optional<Interpreter> onPath(List<String> passedOver) {
    List<String> names =
        platform == Platform.POSIX ? List.of("python3", "python") : List.of("python", "python3");
    return names.stream()
        .flatMap(
            name ->
                executables
                    .find(name)
                    .map(f -> new Interpreter(f, Origin.PATH, name + " on PATH" + also(passedOver)))
                    .stream())
        .findFirst();
  }

  private static Optional<Interpreter> in(Path folder, Origin origin, String why) {
    return IN_ENVIRONMENT.stream()
        .map(folder::resolve)
        .filter(file -> Files.isRegularFile(file) && Files.isExecutable(file))
        .map(file -> new Interpreter(file.toAbsolutePath(), origin, why))
        .findFirst();
  }

  private static String also(List<String> passedOver) {
    return passedOver.isEmpty() ? "" : " (" + String.join(", ", passedOver) + ")";
  }
}
