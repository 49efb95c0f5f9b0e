package org.runspec.cli.launch.sweep;

import java.math.BigDecimal;
import java.math.MathContext;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Consumer;
import java.util.stream.Stream;
import org.runspec.job.ValueText;
import org.runspec.spec.catalogue.Sections;
import org.runspec.spec.problem.Nearest;
import org.runspec.spec.problem.Position;
import org.runspec.spec.problem.Problem;
import org.runspec.spec.problem.Problems;
import org.runspec.spec.problem.UserProblem;
import org.runspec.spec.repro.DistinctValues;
import org.runspec.spec.repro.Tunable;
import org.runspec.spec.tree.Alias;
import org.runspec.spec.tree.Mapping;
import org.runspec.spec.tree.Node;
import org.runspec.spec.tree.Scalar;
import org.runspec.spec.tree.Sequence;
import org.runspec.spec.tuning.Space;
import org.runspec.spec.tuning.SpaceNotation;
import org.runspec.spec.tuning.Spread;
import org.runspec.spec.yaml.Document;
import org.runspec.spec.yaml.Limits;
import org.runspec.spec.yaml.SourceText;
import org.runspec.spec.yaml.YamlReader;

/**
 * A YAML file of hyperparameters with the values that runs may get.
 *
 * <pre>{@code
 * lr: [0.001, 0.01]                  # numbers are in order, other values are not
 * layers: {unordered_tuning_values: [2, 7]}
 * dropout: $uniform(0, 0.5)
 * steps: 1000                        # every run gets this one
 * }</pre>
 *
 * <p>The section {@code hyperparameters} of a runspec may be copied here, too. Below {@code
 * hyperparameter-distributions} or {@code hparams} the bounds of {@code $loguniform} are exponents,
 * as in the files that have these keys.
 */
public final class HyperparameterFile {
  private static final List<String> DISTRIBUTIONS =
      List.of("hyperparameter-distributions", "hparams");
  private static final List<String> KEYS =
      List.of(
          Sections.ORDERED_TUNING_VALUES,
          Sections.UNORDERED_TUNING_VALUES,
          Sections.TUNING_DISTRIBUTION,
          Sections.TUNED_VALUE);

  private final Problems problems = new Problems();
  private final Map<String, Tunable> found = new LinkedHashMap<>();
  private final List<Document.Anchor> anchors;
  private SpaceNotation notation = new SpaceNotation(SpaceNotation.Bounds.VALUES);

  private HyperparameterFile(List<Document.Anchor> anchors) {
    this.anchors = anchors;
  }

  /**
   * Reads a file.
   *
   * @param shown as the user named it
   * @param notes takes what deserves a look
   * @return at least one, in the order of the file, each with values
   * @throws UserProblem with everything that is wrong
   */
  public static List<Tunable> read(Path file, String shown, Consumer<Problem> notes) {
    Problems syntax = new Problems();
    Optional<Document> document =
        new YamlReader().read(SourceText.read(file, shown, Limits.DEFAULT), syntax);
    syntax.throwIfErrors("read " + shown);
    HyperparameterFile read = new HyperparameterFile(document.orElseThrow().anchors());
    read.whole(document.get().root());
    read.problems.throwIfErrors("read " + shown);
    if (read.found.isEmpty()) {
      throw new UserProblem(
          "search the hyperparameters of " + shown, "there are none", "lr: [0.001, 0.01] in it");
    }
    read.problems.sorted().forEach(notes);
    return List.copyOf(read.found.values());
  }

  private void whole(Node root) {
    if (root instanceof Mapping mapping && mapping.entries().size() == 1) {
      Mapping.Entry only = mapping.entries().get(0);
      boolean exponents = DISTRIBUTIONS.contains(only.key()) && !(only.value() instanceof Sequence);
      if (exponents) {
        notation = new SpaceNotation(SpaceNotation.Bounds.EXPONENTS);
      }
      if (exponents || only.key().equals(Sections.HYPERPARAMETERS)) {
        section(only.value());
        return;
      }
    }
    section(root);
  }

  private void section(Node node) {
    if (node instanceof Mapping mapping) {
      mapping.entries().forEach(entry -> add(entry.key(), entry.keyPosition(), entry.value()));
    } else if (node instanceof Sequence sequence) {
      sequence.items().forEach(this::item);
    } else if (!(node instanceof Scalar scalar && scalar.isNull())) {
      error(node.position(), "", "this is no mapping", "lines of the form NAME: [VALUE, ...]");
    }
  }

  /** {@code - name: &lr} with its values below it, or {@code - name: lr} with them beside it. */
  private void item(Node item) {
    Optional<Mapping.Entry> name =
        item instanceof Mapping mapping
            ? mapping.entry(Sections.HYPERPARAMETER_NAME)
            : Optional.empty();
    if (name.isEmpty()) {
      error(item.position(), "", "this has no name", "items of the form '- name: &lr'");
      return;
    }
    Node value = name.get().value();
    if (value instanceof Mapping body) {
      anchors.stream()
          .filter(anchor -> anchor.node() == body)
          .findFirst()
          .ifPresentOrElse(
              anchor -> add(anchor.name(), name.get().keyPosition(), body),
              () -> error(value.position(), "", "it has no name", "'- name: &lr'"));
    } else if (value instanceof Scalar scalar && !scalar.isNull()) {
      Mapping whole = (Mapping) item;
      List<Mapping.Entry> body = new ArrayList<>(whole.entries());
      body.remove(name.get());
      add(scalar.text(), value.position(), new Mapping(body, whole.provenance()));
    } else {
      error(value.position(), "", "it has no name", "'- name: &lr'");
    }
  }

  private void add(String name, Position position, Node value) {
    if (name.isBlank() || name.contains("=") || name.chars().anyMatch(Character::isWhitespace)) {
      error(position, name, "'" + name + "' cannot be an option's name", "a word such as lr");
      return;
    }
    Tunable tunable =
        value instanceof Mapping body
            ? described(name, body)
            : value instanceof Sequence ? of(name, value) : single(name, value);
    if (found.put(name, tunable) != null) {
      error(position, name, "it stands here twice", "each hyperparameter once");
    }
  }

  /** Of a list without more words: numbers have an order. */
  private Tunable of(String name, Node list) {
    List<Node> items = ((Sequence) list).items();
    if (items.size() == 1 && isSpace(items.get(0))) {
      return space(name, (Scalar) items.get(0));
    }
    return Tunable.listed(name, values(name, list, items));
  }

  private Tunable single(String name, Node value) {
    return isSpace(value)
        ? space(name, (Scalar) value)
        : Tunable.listed(name, false, values(name, value, List.of(value)));
  }

  private static boolean isSpace(Node node) {
    return node instanceof Scalar scalar && SpaceNotation.isMeant(scalar.text());
  }

  private Tunable space(String name, Scalar written) {
    Space space = notation.read(written.text());
    if (space instanceof Space.Drawn drawn) {
      noteExponents(name, written, drawn.spread());
      return Tunable.drawn(name, drawn.spread(), written.provenance());
    } else if (space instanceof Space.Listed listed) {
      return Tunable.listed(
          name,
          listed.values().stream().map(value -> Scalar.of(value, written.provenance())).toList());
    }
    Space.Mistaken mistaken = (Space.Mistaken) space;
    problems.add(
        Problem.error(written.position(), name, mistaken.what())
            .allowing(mistaken.allowed())
            .suggesting(mistaken.fix()));
    return Tunable.listed(name, List.of());
  }

  private void noteExponents(String name, Scalar written, Spread spread) {
    if (notation.bounds() == SpaceNotation.Bounds.EXPONENTS
        && spread.shape() == Spread.Shape.LOGUNIFORM) {
      problems.add(
          Problem.warning(
                  written.position(),
                  name,
                  "the bounds of " + written.text() + " are exponents of e in such a file")
              .suggesting(
                  "the values go from "
                      + rounded(spread.first())
                      + " to "
                      + rounded(spread.second())));
    }
  }

  private static String rounded(double value) {
    return ValueText.of(new BigDecimal(value).round(new MathContext(3)).doubleValue());
  }

  private Tunable described(String name, Mapping body) {
    for (Mapping.Entry entry : body.entries()) {
      if (!KEYS.contains(entry.key())) {
        problems.add(
            Problem.error(entry.keyPosition(), name, "there is no '" + entry.key() + "'")
                .allowing("known: " + String.join(", ", KEYS))
                .suggesting(Nearest.question(entry.key(), KEYS)));
      }
    }
    Optional<Node> ordered = body.get(Sections.ORDERED_TUNING_VALUES);
    Optional<Node> unordered = body.get(Sections.UNORDERED_TUNING_VALUES);
    Optional<Node> drawn = body.get(Sections.TUNING_DISTRIBUTION);
    Node list =
        ordered
            .or(() -> unordered)
            .or(() -> drawn)
            .or(() -> body.get(Sections.TUNED_VALUE))
            .orElse(body);
    boolean several = Stream.of(ordered, unordered, drawn).filter(Optional::isPresent).count() > 1;
    if (list == body || several) {
      error(
          body.position(),
          name,
          several ? "its values stand here in more than one form" : "it has no values",
          "one of " + String.join(", ", KEYS.subList(0, 3)));
      return Tunable.listed(name, false, List.of());
    }
    if (isSpace(list)) {
      Tunable space = space(name, (Scalar) list);
      boolean isSaid = ordered.isPresent() || unordered.isPresent();
      return isSaid && space.spread().isEmpty()
          ? Tunable.listed(name, ordered.isPresent(), space.values())
          : space;
    }
    List<Node> items = list instanceof Sequence sequence ? sequence.items() : List.of(list);
    return Tunable.listed(name, ordered.isPresent(), values(name, list, items));
  }

  /** The one place that knows which values there are: single ones, listed. */
  private List<Scalar> values(String name, Node list, List<Node> items) {
    List<Scalar> values = new ArrayList<>();
    if (items.isEmpty()) {
      error(list.position(), name, "it has no values", "a list of at least one");
    }
    for (Node item : items) {
      Node target = item instanceof Alias alias ? alias.target() : item;
      if (!(target instanceof Scalar scalar) || scalar.isNull()) {
        error(item.position(), name, "this is no single value", "numbers, texts, true and false");
      } else if (isSpace(scalar)) {
        error(
            item.position(),
            name,
            "a distribution is no value of a list",
            "it alone, without brackets: " + name + ": $uniform(0, 1)");
      } else {
        values.add(scalar);
      }
    }
    return DistinctValues.of(values, name, problems);
  }

  private void error(Position position, String path, String what, String allowed) {
    problems.add(Problem.error(position, path, what).allowing("allowed is " + allowed));
  }
}
