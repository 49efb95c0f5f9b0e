package org.runspec.component.binding;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.runspec.spec.catalogue.ComponentName;
import org.runspec.spec.catalogue.Definition;
import org.runspec.spec.problem.UserProblem;

/**
 * Finds the classes behind components. For {@code processors/My_Proc} the component's folder may
 * hold {@code My_Proc.java}, a single file that is compiled on first use, or {@code My_Proc.jar};
 * the class in it is called {@code My_Proc} or {@code MyProc}, in any package, and so may the file
 * be. Otherwise it is {@code org.runspec.components.processors.MyProc} on the class path.
 */
public final class JavaImplementations implements Implementations {
  private static final String SOURCE = ".java";
  private static final String JAR = ".jar";

  private final ClassLoader classPath;
  private final CompiledSources sources;
  private final Map<ComponentName, Implementation> found = new HashMap<>();

  /**
   * Looks on a class path and in the folders of components.
   *
   * @param classPath what the built-in components are loaded by, and what others are compiled
   *     against
   */
  public JavaImplementations(ClassLoader classPath, CompiledSources sources) {
    this.classPath = classPath;
    this.sources = sources;
  }

  @Override
  public synchronized Implementation find(Definition definition) {
    return found.computeIfAbsent(definition.name(), name -> search(definition));
  }

  /** Compiles and loads nothing. */
  @Override
  public List<String> missing(Definition definition) {
    List<Path> candidates = candidates(definition);
    String className = JavaNames.ofBuiltIn(definition.name());
    boolean there =
        candidates.stream().anyMatch(Files::isRegularFile)
            || classPath.getResource(className.replace('.', '/') + ".class") != null;
    return there ? List.of() : lookedFor(candidates, className);
  }

  private Implementation search(Definition definition) {
    List<Path> candidates = candidates(definition);
    List<Path> files = candidates.stream().filter(Files::isRegularFile).toList();
    if (files.size() > 1) {
      throw new UserProblem(
          "choose the implementation of " + definition.name(),
          "its folder holds "
              + String.join(" and ", files.stream().map(JavaImplementations::fileName).toList()),
          "keeping one of them");
    }
    return files.isEmpty()
        ? builtIn(definition, candidates)
        : new Implementation.JavaClass(load(definition, files.get(0)));
  }

  private static List<Path> candidates(Definition definition) {
    if (!"file".equals(definition.folder().getScheme())) {
      return List.of();
    }
    Path folder = Path.of(definition.folder());
    String name = definition.name().name();
    return Stream.of(name, JavaNames.ofClass(name))
        .distinct()
        .flatMap(stem -> Stream.of(stem + SOURCE, stem + JAR))
        .map(folder::resolve)
        .toList();
  }

  private Implementation builtIn(Definition definition, List<Path> candidates) {
    String className = JavaNames.ofBuiltIn(definition.name());
    try {
      return new Implementation.JavaClass(Class.forName(className, false, classPath));
    } catch (ClassNotFoundException e) {
      return new Implementation.Absent(lookedFor(candidates, className));
    }
  }

  private static List<String> lookedFor(List<Path> candidates, String className) {
    List<String> lookedFor =
        new ArrayList<>(candidates.stream().map(JavaImplementations::fileName).toList());
    lookedFor.add("the class " + className);
    return lookedFor;
  }

  private Class<?> load(Definition definition, Path file) {
    String shown = beside(definition, fileName(file));
    Path classes = shown.endsWith(JAR) ? file : sources.classesOf(file, shown);
    return new ClassFiles(classes, shown).load(definition.name().name(), classPath);
  }

  private static String fileName(Path file) {
    return file.getFileName().toString();
  }

  /** A file in the definition's folder, named as the user names the definition file. */
  private static String beside(Definition definition, String fileName) {
    String file = definition.position().file().replace('\\', '/');
    return file.substring(0, file.lastIndexOf('/') + 1) + fileName;
  }
}
