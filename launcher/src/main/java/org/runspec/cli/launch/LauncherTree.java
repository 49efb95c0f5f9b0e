package org.runspec.cli.launch;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.runspec.spec.catalogue.Catalogue;
import org.runspec.spec.catalogue.ComponentName;
import org.runspec.spec.catalogue.Definition;
import org.runspec.spec.catalogue.Property;
import org.runspec.spec.catalogue.Sections;
import org.runspec.spec.problem.Position;
import org.runspec.spec.tree.Mapping;
import org.runspec.spec.tree.Node;
import org.runspec.spec.tree.Provenance;
import org.runspec.spec.tree.Scalar;

/**
 * A {@code job_launcher} that no runspec wrote: its definition's defaults, and what options set.
 */
final class LauncherTree {
  private static final ComponentName LAUNCHER =
      new ComponentName(Sections.JOB_LAUNCHER + "s", "XT");

  private final Map<String, Node> values = new LinkedHashMap<>();
  private final List<String> typed = new ArrayList<>();

  private LauncherTree() {}

  /** With nothing but defaults. */
  static LauncherTree of(Catalogue catalogue) {
    LauncherTree tree = new LauncherTree();
    Definition definition =
        catalogue
            .find(LAUNCHER)
            .orElseThrow(() -> new IllegalStateException("there is no " + LAUNCHER));
    for (Property property : definition.properties()) {
      Provenance.Step step =
          new Provenance.Defaulted(LAUNCHER.toString(), property.name(), property.position());
      tree.values.put(
          property.name(),
          property
              .defaultValue()
              .withProvenance(new Provenance(property.position(), List.of(step))));
    }
    return tree;
  }

  /** Takes another default. */
  void assume(String property, Object value) {
    values.put(property, Scalar.of(value, values.get(property).provenance()));
  }

  /** Takes another default that has keys of its own. */
  void assume(String property, Map<String, Object> value) {
    values.put(property, mapping(value, values.get(property).provenance()));
  }

  private static Mapping mapping(Map<String, Object> value, Provenance provenance) {
    List<Mapping.Entry> entries = new ArrayList<>();
    value.forEach(
        (key, each) ->
            entries.add(
                new Mapping.Entry(key, provenance.position(), Scalar.of(each, provenance))));
    return new Mapping(entries, provenance);
  }

  /**
   * Sets a property.
   *
   * @param option as it was typed
   */
  void set(String property, Object value, String option) {
    note(option);
    put(property, value, option);
  }

  /**
   * Sets a property that has keys of its own.
   *
   * @param option as it was typed
   */
  void set(String property, Map<String, Object> value, String option) {
    note(option);
    values.put(property, mapping(value, written(option)));
  }

  /** Sets a property that nobody typed. */
  void put(String property, Object value, String by) {
    values.put(property, Scalar.of(value, written(by)));
  }

  /**
   * Sets a value below a property.
   *
   * @param option as it was typed
   */
  void setBelow(String property, String key, Node value, String option) {
    note(option);
    putBelow(property, key, value, option);
  }

  /** Sets a value below a property that nobody typed. */
  void putBelow(String property, String key, Node value, String option) {
    List<Mapping.Entry> entries = new ArrayList<>(((Mapping) values.get(property)).entries());
    entries.removeIf(entry -> entry.key().equals(key));
    entries.add(new Mapping.Entry(key, value.position(), value));
    values.put(property, new Mapping(entries, written(option)));
  }

  /** Remembers what was typed that is no property. */
  void note(String option) {
    typed.add(option);
  }

  /** The history of what an option set. */
  static Provenance written(String option) {
    return Provenance.written(Position.ofArgument(option));
  }

  /** The section. */
  Mapping section() {
    List<Mapping.Entry> entries = new ArrayList<>();
    values.forEach((name, value) -> entries.add(new Mapping.Entry(name, value.position(), value)));
    return new Mapping(entries, written("submit"));
  }

  /** Every option that said something of the job, as it was typed. */
  List<String> typed() {
    return List.copyOf(typed);
  }
}
