package org.runspec.spec.expand;

import java.util.Collection;
import java.util.HashSet;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.runspec.spec.catalogue.Sections;
import org.runspec.spec.tree.Mapping;
import org.runspec.spec.tree.PlainValues;

/**
 * What stands below {@code secrets} of the launcher, whatever it was made of, so that it is kept
 * out of what others read.
 */
public final class Secrets {
  /** The launcher's property that holds them. */
  static final String PROPERTY = "secrets";

  private final Set<String> texts = new HashSet<>();

  private Secrets() {}

  /** Those of a runspec, its launcher enabled or not. */
  public static Secrets of(Runspec runspec) {
    Secrets secrets = new Secrets();
    runspec
        .complete()
        .get(Sections.JOB_LAUNCHER)
        .flatMap(
            node -> node instanceof Mapping launcher ? launcher.get(PROPERTY) : Optional.empty())
        .ifPresent(node -> secrets.collect(PlainValues.of(node)));
    return secrets;
  }

  private void collect(Object value) {
    if (value instanceof Map<?, ?> map) {
      map.values().forEach(this::collect);
    } else if (value instanceof Collection<?> list) {
      list.forEach(this::collect);
    } else if (value != null && !value.toString().isEmpty()) {
      texts.add(value.toString());
    }
  }

  /** A value of the command line; {@code ***} if a secret was made of it, or may have been. */
  public String hide(String value) {
    boolean secret = texts.stream().anyMatch(text -> text.contains(value) || value.contains(text));
    return secret && !value.isEmpty() ? "***" : value;
  }
}
