package org.runspec.spec.expand;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalInt;
import org.runspec.spec.catalogue.Sections;
import org.runspec.spec.problem.Position;
import org.runspec.spec.problem.Problem;
import org.runspec.spec.problem.Problems;
import org.runspec.spec.tree.Node;
import org.runspec.spec.tree.Provenance;
import org.runspec.spec.yaml.Limits;
import org.runspec.spec.yaml.YamlReader;

/**
 * The {@code --set} options as a tree along the paths that they name.
 *
 * @param value what this place is set to
 * @param position the option, for messages
 * @param children by key, or by {@code [index]}
 */
record Overrides(Optional<Node> value, Position position, Map<String, Overrides> children) {
  static final Overrides NONE =
      new Overrides(Optional.empty(), Position.ofFile(Position.COMMAND_LINE), Map.of());

  static Overrides of(List<Assignment> assignments, Problems problems) {
    Overrides root = new Overrides(Optional.empty(), NONE.position, new LinkedHashMap<>());
    for (Assignment assignment : assignments) {
      Position position =
          assignment
              .parsed()
              .map(parsed -> parsed.value().position())
              .orElseGet(() -> Position.ofArgument(assignment.toString()));
      Optional<List<String>> steps =
          assignment
              .parsed()
              .map(Assignment.Parsed::steps)
              .or(() -> TreePath.parse(assignment.path()));
      if (steps.isEmpty()) {
        problems.add(
            Problem.error(position, "", "'" + assignment.path() + "' is not a path")
                .suggesting("write it like processing_stages[0].max_iterations"));
        continue;
      }
      if (steps.get().size() > Limits.DEFAULT.depth()) {
        problems.add(
            Problem.error(
                position, "", "the path has more than " + Limits.DEFAULT.depth() + " steps"));
        continue;
      }
      Node value =
          assignment
              .parsed()
              .map(Assignment.Parsed::value)
              .orElseGet(() -> new YamlReader().readArgument(assignment.value(), position));
      root.put(withoutStageKeys(steps.get()), value, position);
    }
    return root;
  }

  /** The key of a list item's stage goes without saying. */
  private static List<String> withoutStageKeys(List<String> steps) {
    List<String> shorter = new ArrayList<>();
    for (String step : steps) {
      boolean inItem =
          !shorter.isEmpty() && TreePath.index(shorter.get(shorter.size() - 1)).isPresent();
      if (!inItem || !step.equals(Sections.PROCESSING_STAGE)) {
        shorter.add(step);
      }
    }
    return shorter;
  }

  private void put(List<String> steps, Node leaf, Position where) {
    String step = steps.get(0);
    Overrides child = children.get(step);
    if (steps.size() == 1) {
      children.put(step, new Overrides(Optional.of(leaf), where, new LinkedHashMap<>()));
      return;
    }
    if (child == null) {
      child = new Overrides(Optional.empty(), where, new LinkedHashMap<>());
      children.put(step, child);
    }
    child.put(steps.subList(1, steps.size()), leaf, where);
  }

  /** What is set at or below a key; {@link #NONE} if nothing is. */
  Overrides at(String key) {
    return children.getOrDefault(key, NONE);
  }

  /** What is set inside of what stands here, but not the thing itself. */
  Overrides inside() {
    return new Overrides(Optional.empty(), position, children);
  }

  /** The value of an option, which remembers what it took the place of. */
  static Node overriding(Node value, Node written) {
    List<Provenance.Step> steps = new ArrayList<>(written.provenance().steps());
    steps.addAll(value.provenance().steps());
    return value.withProvenance(new Provenance(value.position(), steps));
  }

  /** Reports each child that is no item of a list of this size. */
  void reportItemsBeyond(int size, String path, Problems problems) {
    for (Map.Entry<String, Overrides> child : children.entrySet()) {
      OptionalInt index = TreePath.index(child.getKey());
      if (index.isEmpty() || index.getAsInt() >= size) {
        problems.add(
            Problem.error(child.getValue().anyPosition(), path, "no item " + child.getKey())
                .allowing(
                    size == 0
                        ? "the list is empty"
                        : size == 1
                            ? "the only item is [0]"
                            : "the items are [0] to [" + (size - 1) + "]"));
      }
    }
  }

  boolean isEmpty() {
    return value.isEmpty() && children.isEmpty();
  }

  /** The first option at or below this place. */
  Position anyPosition() {
    return value.isPresent() || children.isEmpty()
        ? position
        : children.values().iterator().next().anyPosition();
  }
}
