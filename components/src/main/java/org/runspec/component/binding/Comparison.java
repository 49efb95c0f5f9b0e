package org.runspec.component.binding;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.runspec.spec.catalogue.Definition;
import org.runspec.spec.catalogue.Property;
import org.runspec.spec.problem.Nearest;
import org.runspec.spec.problem.Problem;

/** Holds a component's record against its definition. */
record Comparison(Definition definition, Blueprint blueprint) {
  /** For the launcher; a record may leave it out. */
  private static final String ENABLED = "enabled";

  List<Problem> differences() {
    List<Problem> differences = new ArrayList<>();
    for (Property property : definition.properties()) {
      Optional<RecordForm.Field> field =
          blueprint.fields().stream().filter(f -> isOf(f, property)).findFirst();
      if (field.isEmpty() && !property.name().equals(ENABLED)) {
        differences.add(missing(property));
      }
      if (field.isPresent() && !field.get().shape().fits(property.type())) {
        differences.add(differing(property, field.get()));
      }
    }
    strays().forEach(field -> differences.add(stray(field)));
    return differences;
  }

  private Problem missing(Property property) {
    String name = JavaNames.ofProperty(property.name());
    List<String> strays = strays().stream().map(RecordForm.Field::name).toList();
    String fix =
        Nearest.to(name, strays)
            .map(near -> "rename " + near + " there")
            .orElse("add " + Types.declaration(property.type()) + " " + name + " there");
    return Problem.error(
            property.position(), property.name(), blueprint.taker() + " does not take " + name)
        .suggesting(fix);
  }

  private Problem differing(Property property, RecordForm.Field field) {
    String declaration = Types.declaration(property.type()) + " " + field.name();
    return Problem.error(
            property.position(),
            property.name(),
            "the definition allows "
                + property.type().describe()
                + ", but "
                + blueprint.taker()
                + " declares "
                + field.shape())
        .suggesting("declare " + declaration + " there");
  }

  private Problem stray(RecordForm.Field field) {
    String property = JavaNames.toProperty(field.name());
    return Problem.error(
            definition.position(),
            property,
            blueprint.taker()
                + " takes "
                + field.name()
                + ", but "
                + definition.name()
                + " has no such property")
        .suggesting("add " + property + " here, or remove it there");
  }

  private List<RecordForm.Field> strays() {
    return blueprint.fields().stream()
        .filter(field -> definition.properties().stream().noneMatch(p -> isOf(field, p)))
        .toList();
  }

  private static boolean isOf(RecordForm.Field field, Property property) {
    return field.name().equals(JavaNames.ofProperty(property.name()));
  }
}
