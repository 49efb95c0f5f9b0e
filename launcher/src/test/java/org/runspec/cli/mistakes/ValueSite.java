package org.runspec.cli.mistakes;

import java.util.List;
import java.util.Optional;
import org.runspec.spec.catalogue.PropertyType;
import org.runspec.spec.problem.Position;
import org.runspec.spec.tree.Node;

/**
 * A value of a runspec.
 *
 * @param key where its key stands; for an item of a list, where the item stands
 * @param type what may stand here; empty where anything may
 * @param kinds for the name of a component, the kinds allowed here; empty for all kinds
 * @param isComponentName whether it is the name of a component
 */
record ValueSite(
    Node node,
    Position key,
    String path,
    Optional<PropertyType> type,
    List<String> kinds,
    boolean isComponentName) {
  Position position() {
    return node.position();
  }
}
