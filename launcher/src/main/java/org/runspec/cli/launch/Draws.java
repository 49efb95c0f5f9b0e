package org.runspec.cli.launch;

import java.util.Optional;
import org.runspec.spec.catalogue.Sections;
import org.runspec.spec.expand.Runspec;
import org.runspec.spec.tree.Mapping;
import org.runspec.spec.tree.Node;
import org.runspec.spec.tree.Provenance;
import org.runspec.spec.tree.Scalar;
import org.runspec.spec.tree.Sequence;

/** What of a runspec is drawn. */
final class Draws {
  private Draws() {}

  /**
   * Whether runs draw something: a randint below a stage, or one that somebody wrote as the seed.
   */
  static boolean isRandom(Runspec runspec) {
    Optional<Node> seed = runspec.tree().get(Sections.SEED);
    boolean written =
        seed.isPresent() && isDrawn(seed.get()) && !has(seed.get(), Provenance.Defaulted.class);
    return written || runspec.stages().stream().anyMatch(stage -> isDrawn(stage.tree()));
  }

  /** Whether the root's seed is a number that somebody wrote. */
  static boolean isSeedFixed(Runspec runspec) {
    return runspec
        .tree()
        .get(Sections.SEED)
        .filter(seed -> seed instanceof Scalar scalar && scalar.value() instanceof Number)
        .filter(seed -> !isDrawn(seed))
        .isPresent();
  }

  private static boolean isDrawn(Node node) {
    if (node instanceof Mapping mapping) {
      return mapping.entries().stream().anyMatch(entry -> isDrawn(entry.value()));
    }
    return node instanceof Sequence sequence
        ? sequence.items().stream().anyMatch(Draws::isDrawn)
        : has(node, Provenance.Drawn.class);
  }

  private static boolean has(Node node, Class<? extends Provenance.Step> step) {
    return node.provenance().steps().stream().anyMatch(step::isInstance);
  }
}
