package org.runspec.plan;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.runspec.config.Setup;
import org.runspec.config.Target;
import org.runspec.spec.problem.Problem;
import org.runspec.spec.problem.Problems;

/** Packages written as {@code name==*}: nodes get the version that is installed here. */
public final class PinnedPackages {
  private static final String ANY = "==*";

  private PinnedPackages() {}

  /** The name that a package is installed under, if it is written so; without extras. */
  public static Optional<String> name(String written) {
    return written.endsWith(ANY)
        ? Optional.of(
            written.substring(0, written.length() - ANY.length()).replaceFirst("\\[.*", "").strip())
        : Optional.empty();
  }

  /**
   * The setup of a target with versions.
   *
   * @param installed versions here, by name
   * @param problems hears what each stands for, and what is not installed
   */
  static Setup of(Target target, Map<String, String> installed, Problems problems) {
    Setup setup = target.setup();
    List<String> packages = new ArrayList<>();
    for (String written : setup.pipPackages()) {
      Optional<String> name = name(written);
      Optional<String> version = name.map(installed::get);
      if (name.isPresent() && version.isEmpty()) {
        problems.add(
            Problem.error(target.position(), "pip-packages", name.get() + " is not installed here")
                .allowing("'" + written + "' stands for the version on this machine")
                .suggesting("python3 -m pip install " + name.get() + ", or a version of its own"));
      }
      String pinned = version.map(it -> written.replace(ANY, "==" + it)).orElse(written);
      if (version.isPresent()) {
        problems.add(
            Problem.warning(
                target.position(),
                "pip-packages",
                written + " stands for " + pinned + ", as it is installed here"));
      }
      packages.add(pinned);
    }
    return new Setup(
        setup.activate(), setup.condaPackages(), packages, setup.pythonPath(), setup.commands());
  }
}
