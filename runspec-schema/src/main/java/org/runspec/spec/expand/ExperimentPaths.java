package org.runspec.spec.expand;

import java.io.File;
import java.nio.file.InvalidPathException;
import java.nio.file.Path;
import java.util.List;
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
  private static final String EXPERIMENT_TOKEN = "<" + Sections.EXPERIMENT_PATH + ">";
  private static final String DATA_TOKEN = "$datastore";
  private static final Pattern TOKENS =
      Pattern.compile(Pattern.quote(EXPERIMENT_TOKEN) + "|" + Pattern.quote(DATA_TOKEN) + "\\b");
  private static final Pattern URL = Pattern.compile("[a-zA-Z][a-zA-Z0-9+.-]+://.*");

  /** The same places with another experiment path. */
  ExperimentPaths withExperimentPath(Path path) {
    return new ExperimentPaths(runspecFolder, currentDirectory, dataDirectory, path);
  }

  /** Paths and tokens as the run needs them: absolute. */
  TypedTree.ScalarRule absolute(Problems problems) {
    return (scalar, type, path) -> {
      if (!(scalar.value() instanceof String text)) {
        return scalar;
      }
      if (isPath(type)) {
        String resolved = resolve(scalar, text, path, problems);
        Step step = new Provenance.Resolved(baseOf(scalar).toString(), scalar.position());
        return resolved.equals(text)
            ? scalar
            : new Scalar(resolved, resolved, scalar.provenance().then(step));
      }
      String filled =
          TOKENS
              .matcher(text)
              .replaceAll(match -> Matcher.quoteReplacement(tokenValue(match.group()).toString()));
      return filled.equals(text) ? scalar : new Scalar(filled, filled, scalar.provenance());
    };
  }

  /** Paths as another place can use them: below the experiment path relative to it. */
  TypedTree.ScalarRule portable() {
    return (scalar, type, path) -> {
      if (!(scalar.value() instanceof String text)
          || !isPath(type)
          || text.startsWith(DATA_TOKEN)) {
        return scalar;
      }
      String written = portable(resolve(scalar, text, path, new Problems()));
      return new Scalar(written, written, scalar.provenance());
    };
  }

  private String portable(String resolved) {
    if (URL.matcher(resolved).matches()) {
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

  /** The absolute text of a path; a URL stays as it is. */
  String resolve(Scalar scalar, String text, String path, Problems problems) {
    if (URL.matcher(text).matches()) {
      return text;
    }
    try {
      return resolve(scalar, text).normalize().toString();
    } catch (InvalidPathException e) {
      problems.add(
          Problem.error(scalar.position(), path, "'" + text + "' is not a path: " + e.getReason()));
      return text;
    }
  }

  private Path resolve(Scalar scalar, String text) {
    Matcher token = TOKENS.matcher(text);
    if (token.lookingAt()) {
      String rest = text.substring(token.end());
      return tokenValue(token.group()).resolve(withoutSlash(rest));
    }
    if (text.equals("~") || text.startsWith("~/")) {
      return Path.of(System.getProperty("user.home")).resolve(withoutSlash(text.substring(1)));
    }
    return baseOf(scalar).resolve(text);
  }

  private static String withoutSlash(String rest) {
    int start = 0;
    while (start < rest.length() && (rest.charAt(start) == '/' || rest.charAt(start) == '\\')) {
      start++;
    }
    return rest.substring(start);
  }

  private Path tokenValue(String token) {
    return token.equals(DATA_TOKEN) ? dataDirectory : experimentPath;
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
