package org.runspec.spec.catalogue;

import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.SortedMap;
import java.util.TreeMap;

/** All components that a runspec may name, each by its definition. */
public final class Catalogue {
  private final SortedMap<ComponentName, Definition> definitions;

  /** Of two definitions of one name, the earlier one counts. */
  public Catalogue(Collection<Definition> definitions) {
    SortedMap<ComponentName, Definition> byName = new TreeMap<>();
    for (Definition definition : definitions) {
      byName.putIfAbsent(definition.name(), definition);
    }
    this.definitions = java.util.Collections.unmodifiableSortedMap(byName);
  }

  /** The definition of a component. */
  public Optional<Definition> find(ComponentName name) {
    return Optional.ofNullable(definitions.get(name));
  }

  /** All definitions, ordered by name. */
  public Collection<Definition> all() {
    return definitions.values();
  }

  /** The names of all components of these kinds, ordered; of all kinds where none is given. */
  public List<String> names(Collection<String> kinds) {
    return definitions.keySet().stream()
        .filter(name -> kinds.isEmpty() || kinds.contains(name.kind()))
        .map(ComponentName::toString)
        .toList();
  }

  /** Definitions by name. */
  public Map<ComponentName, Definition> byName() {
    return definitions;
  }
}
