package org.runspec.config;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import org.runspec.spec.problem.Position;
import org.runspec.spec.problem.Problems;
import org.runspec.spec.tree.Mapping;
import org.runspec.spec.tree.Provenance;
import org.runspec.spec.yaml.Limits;
import org.runspec.spec.yaml.SourceText;
import org.runspec.spec.yaml.YamlReader;

/** One configuration file, read and held against {@link ConfigShape}. */
final class ConfigFile {
  private static final String PACKAGED = "xt_config.yaml";

  private ConfigFile() {}

  /** What comes with this program. */
  static Mapping packaged() {
    Problems problems = new Problems();
    SourceText source = new SourceText("packaged " + PACKAGED, packagedText());
    Mapping tree = read(source, Path.of(""), problems);
    problems.throwIfErrors("read the packaged configuration");
    return tree;
  }

  /** What comes with this program, as it was written. */
  static String packagedText() {
    try (InputStream in = ConfigFile.class.getResourceAsStream(PACKAGED)) {
      return new String(in.readAllBytes(), StandardCharsets.UTF_8);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /**
   * A file of the user's.
   *
   * @return empty if there is no such file
   * @throws org.runspec.spec.problem.UserProblem with everything that is wrong with it
   */
  static Optional<Mapping> of(Path file) {
    if (!Files.exists(file, LinkOption.NOFOLLOW_LINKS)) {
      return Optional.empty();
    }
    SourceText source = SourceText.read(file, Project.shown(file), Limits.DEFAULT);
    Problems problems = new Problems();
    Mapping tree = read(source, file.toAbsolutePath().getParent(), problems);
    problems.throwIfErrors("read " + source.name());
    return Optional.of(tree);
  }

  private static Mapping read(SourceText source, Path folder, Problems problems) {
    if (source.isEmpty()) {
      return nothing(source.name());
    }
    Optional<Mapping> root = new YamlReader().readMapping(source, problems);
    return root.map(tree -> new ConfigCheck(folder, problems).checked(tree))
        .orElseGet(() -> nothing(source.name()));
  }

  private static Mapping nothing(String name) {
    return new Mapping(List.of(), Provenance.written(Position.ofFile(name)));
  }
}
