package org.runspec.spec.expand;

import java.util.ArrayList;
import java.util.Collection;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.everit.json.schema.Schema;
import org.everit.json.schema.ValidationException;
import org.everit.json.schema.Validator;
import org.everit.json.schema.loader.SchemaLoader;
import org.json.JSONObject;
import org.runspec.spec.catalogue.Catalogue;
import org.runspec.spec.catalogue.NamedComponents;
import org.runspec.spec.problem.Position;
import org.runspec.spec.problem.Problem;
import org.runspec.spec.problem.Problems;
import org.runspec.spec.schema.StrictSchema;
import org.runspec.spec.tree.Mapping;
import org.runspec.spec.tree.Node;
import org.runspec.spec.tree.Scalar;

/**
 * Holds an expanded tree against the strict JSON Schema. What the schema does not admit is said in
 * the words of the definitions, at the place in the runspec.
 */
final class Validation {
  private final Catalogue catalogue;
  private final Problems problems;
  private final TuningValues tuning;

  /**
   * A validation.
   *
   * @param tuning what the hyperparameters may be instead of what they are
   */
  Validation(Catalogue catalogue, TuningValues tuning, Problems problems) {
    this.tuning = tuning;
    this.catalogue = catalogue;
    this.problems = problems;
  }

  void check(Mapping root) {
    JSONObject schemaJson = StrictSchema.of(catalogue, NamedComponents.in(root));
    Schema schema =
        SchemaLoader.builder().schemaJson(schemaJson).draftV7Support().build().load().build();
    JsonView view = new JsonView(root, new TypedTree(catalogue));
    try {
      Validator.builder().build().performValidation(schema, view.json());
    } catch (ValidationException e) {
      report(leaves(e), view);
    }
    view.all().forEach(located -> tuning.check(located, problems));
  }

  private static List<ValidationException> leaves(ValidationException e) {
    if (e.getCausingExceptions().isEmpty()) {
      return List.of(e);
    }
    List<ValidationException> leaves = new ArrayList<>();
    e.getCausingExceptions().forEach(cause -> leaves.addAll(leaves(cause)));
    return leaves;
  }

  private void report(Collection<ValidationException> violations, JsonView view) {
    Set<String> pointers = new LinkedHashSet<>();
    for (ValidationException violation : violations) {
      String pointer = violation.getPointerToViolation();
      Optional<JsonView.Located> located = view.at(pointer);
      if (located.isEmpty() || !pointers.add(pointer)) {
        continue;
      }
      Node node = located.get().node();
      boolean reported = node instanceof Scalar scalar && scalar.isUnknown();
      if (!reported) {
        problems.add(
            tuning.placed(
                located
                    .get()
                    .type()
                    .map(type -> Mismatch.of(node, type, located.get().path()))
                    .orElseGet(() -> inGeneral(violation, located.get())),
                located.get()));
      }
    }
  }

  private static Problem inGeneral(ValidationException violation, JsonView.Located located) {
    Position position = located.node().position();
    return Problem.error(position, located.path(), violation.getErrorMessage());
  }
}
