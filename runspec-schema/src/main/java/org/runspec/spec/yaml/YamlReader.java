package org.runspec.spec.yaml;

import java.util.List;
import java.util.Optional;
import org.runspec.spec.problem.Position;
import org.runspec.spec.problem.Problem;
import org.runspec.spec.problem.Problems;
import org.runspec.spec.tree.Mapping;
import org.runspec.spec.tree.Node;
import org.runspec.spec.tree.Provenance;
import org.runspec.spec.tree.Scalar;
import org.yaml.snakeyaml.LoaderOptions;
import org.yaml.snakeyaml.error.YAMLException;
import org.yaml.snakeyaml.parser.Parser;
import org.yaml.snakeyaml.parser.ParserImpl;
import org.yaml.snakeyaml.reader.StreamReader;

/**
 * Reads one YAML document as a tree. Tags never name classes; nothing is constructed but {@link
 * Node}s.
 */
public final class YamlReader {
  private final Limits limits;

  /** A reader with the usual limits. */
  public YamlReader() {
    this(Limits.DEFAULT);
  }

  /** A reader with its own limits. */
  public YamlReader(Limits limits) {
    this.limits = limits;
  }

  /**
   * The tree of a text. A syntax error ends the reading and is reported alone; duplicate keys,
   * unknown aliases, foreign tags and the like are reported and reading goes on.
   *
   * @return empty if there is nothing to go on with; {@code problems} then has an error
   */
  public Optional<Document> read(SourceText source, Problems problems) {
    LoaderOptions options = new LoaderOptions();
    options.setCodePointLimit(Integer.MAX_VALUE);
    options.setNestingDepthLimit(Integer.MAX_VALUE);
    Problems found = new Problems();
    Optional<Document> document;
    List<Problem> blanks = List.of();
    try {
      Parser parser = new ParserImpl(new StreamReader(source.text()), options);
      Composer composer = new Composer(Places.in(source), parser, limits, found);
      document = composer.compose();
      blanks = composer.sawInvisible() ? MistakenBlanks.in(source) : blanks;
    } catch (YAMLException e) {
      blanks = MistakenBlanks.in(source);
      document = Optional.empty();
      if (blanks.isEmpty()) {
        problems.add(SyntaxMessages.of(e, source));
        return Optional.empty();
      }
    } catch (LimitExceeded e) {
      problems.add(e.problem());
      return Optional.empty();
    }
    if (!blanks.isEmpty()) {
      blanks.forEach(problems::add);
      return Optional.empty();
    }
    found.sorted().forEach(problems::add);
    return document;
  }

  /** Like {@link #read}, for documents that must be a mapping. */
  public Optional<Mapping> readMapping(SourceText source, Problems problems) {
    return read(source, problems).flatMap(document -> document.mapping(problems));
  }

  /**
   * A value from the command line: a number, {@code true}, {@code null}, {@code [1, 2]}, {@code {a:
   * b}} or quoted text as in YAML; anything else is text as it stands.
   */
  public Node readArgument(String text, Position position) {
    Node value = Scalar.of(text, Provenance.written(position));
    if (startsLikeYaml(text.stripLeading())) {
      Problems found = new Problems();
      Optional<Document> document = read(new SourceText(position.file(), text), found);
      value = found.hasErrors() || document.isEmpty() ? value : document.get().root();
    } else if (!text.isEmpty()) {
      Object word = PlainScalars.valueOf(text.strip());
      value = word instanceof String ? value : new Scalar(word, text.strip(), value.provenance());
    }
    return Relocation.to(position, value);
  }

  private static boolean startsLikeYaml(String text) {
    return !text.isEmpty() && "[{'\"".indexOf(text.charAt(0)) >= 0;
  }
}
