package org.runspec.spec.catalogue;

import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.SortedMap;
import java.util.TreeMap;
import org.runspec.spec.problem.Problem;
import org.runspec.spec.problem.Problems;

/**
 * All components that a runspec may name, each by its definition. Definition files are read when
 * they are asked for: most runspecs use few of them.
 *
 * <p>Not safe for use by several threads.
 */
public final class Catalogue {
  private final SortedMap<ComponentName, DefinitionFile> files = new TreeMap<>();
  private final Map<ComponentName, Optional<Definition>> definitions = new HashMap<>();
  private final Problems problems = new Problems();

  private Catalogue() {}

  /** Components given as such. Of two definitions of one name, the earlier one counts. */
  public Catalogue(Collection<Definition> definitions) {
    for (Definition definition : definitions) {
      if (this.definitions.putIfAbsent(definition.name(), Optional.of(definition)) == null) {
        files.put(
            definition.name(),
            new DefinitionFile(
                definition.name(),
                definition.folder(),
                () -> {
                  throw new IllegalStateException(definition.name() + " has no file");
                }));
      }
    }
  }

  /** Components given by files. Of two files for one name, the earlier one counts. */
  public static Catalogue ofFiles(Collection<DefinitionFile> files) {
    Catalogue catalogue = new Catalogue();
    files.forEach(file -> catalogue.files.putIfAbsent(file.name(), file));
    return catalogue;
  }

  /**
   * The definition of a component, as far as its file can be read; what is wrong with the file goes
   * to {@link #problems}.
   */
  public Optional<Definition> find(ComponentName name) {
    Optional<Definition> known = definitions.get(name);
    if (known == null) {
      DefinitionFile file = files.get(name);
      known = file == null ? Optional.empty() : new DefinitionReader(problems).read(file);
      definitions.put(name, known);
    }
    return known;
  }

  /** Whether there is a component of this name, be its definition right or wrong. */
  public boolean contains(ComponentName name) {
    return files.containsKey(name);
  }

  /** All definitions, ordered by name. */
  public Collection<Definition> all() {
    return files.keySet().stream().map(this::find).flatMap(Optional::stream).toList();
  }

  /** The files behind this catalogue, ordered by name. */
  public Collection<DefinitionFile> files() {
    return List.copyOf(files.values());
  }

  /** The names of all components of these kinds, ordered; of all kinds where none is given. */
  public List<String> names(Collection<String> kinds) {
    return files.keySet().stream()
        .filter(name -> kinds.isEmpty() || kinds.contains(name.kind()))
        .map(Objects::toString)
        .toList();
  }

  /** All kinds of component, ordered. */
  public List<String> kinds() {
    return files.keySet().stream().map(ComponentName::kind).distinct().toList();
  }

  /** What is wrong with the definition files read so far, in order. */
  public List<Problem> problems() {
    return problems.sorted();
  }
}
