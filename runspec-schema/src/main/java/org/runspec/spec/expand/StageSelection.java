package org.runspec.spec.expand;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.runspec.spec.catalogue.Definition;
import org.runspec.spec.catalogue.Sections;
import org.runspec.spec.problem.Position;
import org.runspec.spec.problem.Problem;
import org.runspec.spec.problem.Problems;
import org.runspec.spec.tree.Mapping;
import org.runspec.spec.tree.Node;
import org.runspec.spec.tree.Scalar;
import org.runspec.spec.tree.Sequence;

/** Which stages of an expanded tree run and which are disabled. */
final class StageSelection {
  private final Mapping unpruned;
  private final TypedTree types;

  /** The stages of a tree that has the disabled ones still. */
  StageSelection(Mapping unpruned, TypedTree types) {
    this.unpruned = unpruned;
    this.types = types;
  }

  /**
   * What is known of the same tree without the disabled ones.
   *
   * @param tree paths absolute
   */
  Draft of(Mapping tree) {
    List<String> paths = enabledPaths();
    List<StageSpec> stages = new ArrayList<>();
    List<Node> items = items(tree);
    for (int i = 0; i < items.size(); i++) {
      if (component(items.get(i)) instanceof Mapping stage) {
        Optional<Definition> definition = types.definition(stage);
        if (definition.isPresent()) {
          stages.add(new StageSpec(i + 1, paths.get(i), definition.get(), stage));
        }
      }
    }
    return new Draft(tree, stages, items.size());
  }

  /** The names of the disabled stages, in order. */
  List<String> skipped() {
    return items(unpruned).stream()
        .filter(Pruning::isDisabledStage)
        .map(item -> (Mapping) component(item))
        .map(stage -> ((Scalar) stage.get(Sections.COMPONENT).orElseThrow()).text())
        .toList();
  }

  /** Reports that there are stages, and none is left. */
  void reportIfAllDisabled(Problems problems) {
    if (enabledPaths().isEmpty() && !items(unpruned).isEmpty()) {
      Position position =
          unpruned.get(Sections.PROCESSING_STAGES).map(Node::position).orElseThrow();
      problems.add(
          Problem.error(position, Sections.PROCESSING_STAGES, "all stages are disabled")
              .suggesting("enable one of them"));
    }
  }

  /** Where the stages stand that are not disabled, as they are counted in the file. */
  private List<String> enabledPaths() {
    List<Node> items = items(unpruned);
    List<String> paths = new ArrayList<>();
    for (int i = 0; i < items.size(); i++) {
      if (!Pruning.isDisabledStage(items.get(i))) {
        paths.add(TreePath.item(Sections.PROCESSING_STAGES, i));
      }
    }
    return paths;
  }

  private static List<Node> items(Mapping root) {
    return root.get(Sections.PROCESSING_STAGES).orElse(null) instanceof Sequence stages
        ? stages.items()
        : List.of();
  }

  /** The component of a list's item; the item itself where it has none. */
  private static Node component(Node item) {
    return item instanceof Mapping mapping
        ? mapping.get(Sections.PROCESSING_STAGE).orElse(item)
        : item;
  }
}
