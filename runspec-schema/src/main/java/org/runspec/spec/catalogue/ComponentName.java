package org.runspec.spec.catalogue;

import java.util.Optional;
import org.runspec.spec.tree.Mapping;
import org.runspec.spec.tree.Scalar;

/** A component's name, {@code kind/Name}, such as {@code agents/AAC_Agent}. */
public record ComponentName(String kind, String name) implements Comparable<ComponentName> {

  /** Reads {@code kind/Name}; empty if the text has another form. */
  public static Optional<ComponentName> parse(String text) {
    int slash = text.indexOf('/');
    boolean wellFormed = slash > 0 && slash < text.length() - 1 && text.indexOf('/', slash + 1) < 0;
    return wellFormed
        ? Optional.of(new ComponentName(text.substring(0, slash), text.substring(slash + 1)))
        : Optional.empty();
  }

  /** The component that a mapping says it is; empty if it names none, or not in this form. */
  public static Optional<ComponentName> of(Mapping mapping) {
    return mapping
        .get(Sections.COMPONENT)
        .flatMap(name -> name instanceof Scalar word ? parse(word.text()) : Optional.empty());
  }

  @Override
  public int compareTo(ComponentName other) {
    return toString().compareTo(other.toString());
  }

  @Override
  public String toString() {
    return kind + "/" + name;
  }
}
