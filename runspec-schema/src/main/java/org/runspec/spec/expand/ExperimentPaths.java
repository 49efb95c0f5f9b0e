package org.runspec.spec.expand;

import java.io.File;
import java.nio.file.InvalidPathException;
import java.nio.file.Path;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.runspec.spec.catalogue.PropertyType;
import org.runspec.spec.catalogue.PropertyType.Base;
import org.runspec.spec.catalogue.Sections;
import org.runspec.spec.problem.Problem;
import org.runspec.spec.problem.Problems;
import org.runspec.spec.tree.Provenance;
import org.runspec.spec.tree.Provenance.Step;
import org.runspec.spec.tree.Scalar;

/**
 * Makes paths absolute for the run, and portable for the repro spec.
 *
 * @param runspecFolder what paths in the runspec are relative to
 * @param currentDirectory what paths on the command line are relative to
 * @param dataDirectory what {@code $datastore} stands for
 * @param experimentPath what {@code <experiment_path>} stands for
 */
record ExperimentPaths(
    Path runspecFolder, Path currentDirectory, Path dataDirectory, Path experimentPath) {
  private static final Pattern TOKENS =
      Pattern.compile(
          Pattern.quote(Sections.EXPERIMENT_TOKEN)
              + "|"
              + Pattern.quote(Sections.DATASTORE_TOKEN)
              + "\\b");
  private static final Pattern URL = Pattern.compile("[a-zA-Z][a-zA-Z0-9+.-]+://.*");

  /** The same places with another experiment path. */
  ExperimentPaths withExperimentPath(Path path) {
    return new ExperimentPaths(runspecFolder, currentDirectory, dataDirectory, path);
  }

  /**
   * The places of a repro spec that is run. Its relative paths are those in the experiment path,
   * which is another one now.
   */
  ExperimentPaths ofRepro(Path path) {
    return new ExperimentPaths(path, currentDirectory, dataDirectory, path);
  }

  /** Paths and tokens as the run needs them: absolute. */
  TypedTree.ScalarRule absolute(Problems problems) {
    return (scalar, type, path) -> {
      if (!(scalar.value() instanceof String text)) {
        return scalar;
      }
      Scalar filled = filled(scalar, text);
      if (!isPath(type)) {
        return filled;
      }
      String resolved = resolve(scalar, text, path, problems);
      return resolved.equals(filled.text())
          ? filled
          : new Scalar(resolved, resolved, resolved(filled, baseOf(scalar)));
    };
  }

  private static Provenance resolved(Scalar filled, Path base) {
    if (HomePath.startsIn(filled.text()) || Path.of(filled.text()).isAbsolute()) {
      return filled.provenance();
    }
    return filled.provenance().then(new Provenance.Resolved(base.toString(), filled.position()));
  }

  private Scalar filled(Scalar scalar, String text) {
    String filled = filled(text);
    if (filled.equals(text)) {
      return scalar;
    }
    Provenance provenance = scalar.provenance().then(new Provenance.Filled(scalar.position()));
    return new Scalar(filled, filled, provenance);
  }

  private String filled(String text) {
    return TOKENS
        .matcher(text)
        .replaceAll(match -> Matcher.quoteReplacement(tokenValue(match.group()).toString()));
  }

  private Path tokenValue(String token) {
    return token.equals(Sections.DATASTORE_TOKEN) ? dataDirectory : experimentPath;
  }

  /** Paths as another place can use them: below the experiment path relative to it. */
  TypedTree.ScalarRule portable() {
    return (scalar, type, path) -> {
      if (!(scalar.value() instanceof String text) || !isPath(type) || isInData(text)) {
        return scalar;
      }
      String written = portable(resolve(scalar, text, path, new Problems()));
      return new Scalar(written, written, scalar.provenance());
    };
  }

  /** Paths as the runspec's folder has them, whatever they were relative to. */
  TypedTree.ScalarRule relative() {
    return (scalar, type, path) -> {
      if (!(scalar.value() instanceof String text)
          || !isPath(type)
          || text.isEmpty()
          || TOKENS.matcher(text).find()
          || URL.matcher(text).matches()
          || HomePath.startsIn(text)
          || Path.of(text).isAbsolute()) {
        return scalar;
      }
      Path absolute = Path.of(resolve(scalar, text, path, new Problems()));
      String written = relativized(absolute).toString().replace(File.separatorChar, '/');
      return new Scalar(written, written, scalar.provenance());
    };
  }

  private Path relativized(Path absolute) {
    if (absolute.equals(runspecFolder)) {
      return Path.of(".");
    }
    boolean sameDisk = Objects.equals(absolute.getRoot(), runspecFolder.getRoot());
    return sameDisk ? runspecFolder.relativize(absolute) : absolute;
  }

  private static boolean isInData(String text) {
    Matcher token = TOKENS.matcher(text);
    return token.lookingAt() && token.group().equals(Sections.DATASTORE_TOKEN);
  }

  private String portable(String resolved) {
    if (resolved.isEmpty() || URL.matcher(resolved).matches()) {
      return resolved;
    }
    Path absolute = Path.of(resolved);
    String text;
    if (absolute.equals(experimentPath)) {
      text = ".";
    } else if (absolute.startsWith(experimentPath)) {
      text = "./" + experimentPath.relativize(absolute);
    } else {
      text = resolved;
    }
    return text.replace(File.separatorChar, '/');
  }

  private static boolean isPath(Optional<PropertyType> type) {
    return type.map(known -> known.path() && known.allows(Base.STRING)).orElse(false);
  }

  /**
   * Where results go, absolute.
   *
   * @param written the root's {@code experiment_path}
   */
  Path experimentPathOf(Scalar written, Problems problems) {
    String text = filled(written.text());
    if (text.isBlank() || URL.matcher(text).matches()) {
      problems.add(
          Problem.error(
                  written.position(), Sections.EXPERIMENT_PATH, "'" + text + "' is not a folder")
              .suggesting("write 'experiment_path: ../results/NAME'"));
      return runspecFolder;
    }
    String resolved = resolve(written, text, Sections.EXPERIMENT_PATH, problems);
    return problems.hasErrors() ? runspecFolder : Path.of(resolved);
  }

  /** The absolute text of a path; a URL, and no text at all, stay as they are. */
  private String resolve(Scalar scalar, String text, String path, Problems problems) {
    String filled = filled(text);
    if (filled.isEmpty() || URL.matcher(filled).matches()) {
      return filled;
    }
    try {
      return HomePath.resolve(filled, baseOf(scalar)).normalize().toString();
    } catch (InvalidPathException e) {
      problems.add(
          Problem.error(
              scalar.position(), path, "'" + filled + "' is not a path: " + e.getReason()));
      return filled;
    }
  }

  /** What a relative path is relative to: the place of the words that it begins with. */
  private Path baseOf(Scalar scalar) {
    List<Step> steps = scalar.provenance().steps();
    for (int i = steps.size() - 1; i >= 0; i--) {
      Step step = steps.get(i);
      if (step instanceof Provenance.Overridden) {
        return currentDirectory;
      }
      if (step instanceof Provenance.Replaced replaced && replaced.leading()) {
        return replaced.at().isCommandLine() ? currentDirectory : runspecFolder;
      }
    }
    return runspecFolder;
  }
}
