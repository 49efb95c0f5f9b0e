package org.runspec.component.binding;

import java.util.List;
import org.runspec.spec.catalogue.Catalogue;
import org.runspec.spec.catalogue.Definition;
import org.runspec.spec.problem.Problem;
import org.runspec.spec.problem.Problems;
import org.runspec.spec.problem.UserProblem;
import org.runspec.spec.tree.Mapping;

/**
 * Makes the objects of an expanded component.
 *
 * <p>A component's class has one constructor, which takes a record, and the record's components are
 * the definition's properties: {@code iters_per_report} as {@code itersPerReport}, {@code
 * component} never, {@code enabled} only if the author wants it. A class without properties may
 * take nothing.
 *
 * <table>
 * <caption>Types</caption>
 * <tr><th>definition</th><th>record</th></tr>
 * <tr><td>integer</td><td>int, long</td></tr>
 * <tr><td>number</td><td>double, float</td></tr>
 * <tr><td>boolean</td><td>boolean</td></tr>
 * <tr><td>string</td><td>String; Path if it is a path</td></tr>
 * <tr><td>enum</td><td>an enum with as many constants, or String</td></tr>
 * <tr><td>array</td><td>List</td></tr>
 * <tr><td>object</td><td>Map&lt;String, ...&gt;, or a record of its keys</td></tr>
 * <tr><td>component</td><td>an interface</td></tr>
 * <tr><td>several types</td><td>Object</td></tr>
 * <tr><td>nullable</td><td>Optional of the above</td></tr>
 * </table>
 *
 * <p>A constructor refuses values by an {@link IllegalArgumentException}, whose message is shown to
 * the user with the component's place.
 */
public final class Binder {
  private final Catalogue catalogue;
  private final Implementations implementations;

  /** Binds components of a catalogue to the classes that are found. */
  public Binder(Catalogue catalogue, Implementations implementations) {
    this.catalogue = catalogue;
    this.implementations = implementations;
  }

  /**
   * A new object for a component, with new objects for all its parts.
   *
   * @param tree {@code component: kind/Name} and every property; paths absolute
   * @param path where the component stands in the runspec, for messages
   * @param type what the caller needs it to be
   * @throws UserProblem if no class fits; with all problems that were found
   * @see #unimplementedParts
   */
  public <T> T bind(Mapping tree, String path, Class<T> type) {
    Problems problems = new Problems();
    Object part = new Assembly(catalogue, implementations, problems).component(tree, path, type);
    problems.throwIfErrors("create " + path);
    return type.cast(part);
  }

  /** Whether there is a class for a component, as far as that shows without loading it. */
  public boolean implementsComponent(Definition definition) {
    return implementations.missing(definition).isEmpty();
  }

  /**
   * The components inside a component that nothing implements, as far as that shows without loading
   * anything.
   *
   * @param path where the component stands in the runspec, for messages
   */
  public List<Problem> unimplementedParts(Mapping tree, String path) {
    return new MissingParts(catalogue, implementations).inside(tree, path);
  }
}
