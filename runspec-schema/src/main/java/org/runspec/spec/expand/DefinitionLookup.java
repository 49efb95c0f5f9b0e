package org.runspec.spec.expand;

import java.util.List;
import java.util.Optional;
import org.runspec.spec.catalogue.Catalogue;
import org.runspec.spec.catalogue.ComponentName;
import org.runspec.spec.catalogue.Definition;
import org.runspec.spec.catalogue.Sections;
import org.runspec.spec.problem.Nearest;
import org.runspec.spec.problem.Position;
import org.runspec.spec.problem.Problem;
import org.runspec.spec.problem.Problems;
import org.runspec.spec.problem.Quote;
import org.runspec.spec.tree.Mapping;
import org.runspec.spec.tree.Node;
import org.runspec.spec.tree.Scalar;

/** Tells which component a mapping is, by its {@code component:} line. */
final class DefinitionLookup {
  private final Catalogue catalogue;
  private final Replacements replacements;
  private final Problems problems;

  DefinitionLookup(Catalogue catalogue, Replacements replacements, Problems problems) {
    this.catalogue = catalogue;
    this.replacements = replacements;
    this.problems = problems;
  }

  /**
   * A component's definition.
   *
   * @param name the {@code component:} line, nothing left to replace in it
   */
  record Found(Definition definition, Mapping.Entry name) {}

  /**
   * The definition that a mapping names; empty, and a problem, if it names none that may stand
   * here.
   */
  Optional<Found> find(Mapping written, List<String> kinds, String path, Overrides set) {
    Optional<Node> node =
        set.at(Sections.COMPONENT)
            .value()
            .map(
                value ->
                    written
                        .get(Sections.COMPONENT)
                        .map(name -> Overrides.overriding(value, name))
                        .orElse(value))
            .or(() -> written.get(Sections.COMPONENT));
    String example = (kinds.isEmpty() ? "<kind>" : kinds.get(0)) + "/<Name>";
    if (node.isEmpty()) {
      Optional<Mapping.Entry> near =
          written.entries().stream()
              .filter(e -> Nearest.to(e.key(), List.of(Sections.COMPONENT)).isPresent())
              .findFirst();
      problems.add(
          Problem.error(
                  near.map(Mapping.Entry::keyPosition).orElse(written.position()),
                  path,
                  "this does not say which component it is")
              .allowing("a component begins with 'component: " + example + "'")
              .suggesting(near.map(e -> "did you mean component?")));
      return Optional.empty();
    }
    if (!(node.get() instanceof Scalar scalar)) {
      problems.add(
          Problem.error(node.get().position(), path, "a component's name is a word")
              .allowing("of the form " + example));
      return Optional.empty();
    }
    Scalar resolved = replacements.resolve(scalar, TreePath.child(path, Sections.COMPONENT));
    Position key =
        written
            .entry(Sections.COMPONENT)
            .map(Mapping.Entry::keyPosition)
            .orElseGet(resolved::position);
    return resolved.isUnknown()
        ? Optional.empty()
        : named(resolved, written, kinds, path)
            .map(
                definition ->
                    new Found(definition, new Mapping.Entry(Sections.COMPONENT, key, resolved)));
  }

  private Optional<Definition> named(
      Scalar scalar, Mapping written, List<String> kinds, String path) {
    String text = scalar.text();
    Optional<ComponentName> name = ComponentName.parse(text);
    if (name.isEmpty() || !catalogue.contains(name.get())) {
      List<String> known = catalogue.names(kinds);
      problems.add(
          Problem.error(scalar.position(), path, "there is no component " + Quote.of(text))
              .allowing(
                  known.isEmpty()
                      ? "there is none of kind " + String.join(" or ", kinds)
                      : "there are " + String.join(", ", known))
              .suggesting(new NearestComponent(catalogue, kinds).question(text)));
      return Optional.empty();
    }
    if (!kinds.isEmpty() && !kinds.contains(name.get().kind())) {
      boolean aliased = !written.position().equals(written.provenance().steps().get(0).at());
      problems.add(
          Problem.error(
                  aliased ? written.position() : scalar.position(),
                  path,
                  text + " is of the wrong kind")
              .allowing(
                  "here stands a component of kind "
                      + String.join(" or ", kinds)
                      + ": "
                      + String.join(", ", catalogue.names(kinds)))
              .suggesting(new NearestComponent(catalogue, kinds).question(text)));
      return Optional.empty();
    }
    Optional<Definition> definition = catalogue.find(name.get());
    catalogue.problems().forEach(problems::add);
    return definition;
  }
}
