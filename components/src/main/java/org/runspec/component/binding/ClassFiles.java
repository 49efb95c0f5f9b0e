package org.runspec.component.binding;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.MalformedURLException;
import java.net.URL;
import java.net.URLClassLoader;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.jar.JarEntry;
import java.util.jar.JarFile;
import java.util.stream.Stream;
import java.util.zip.ZipException;
import org.runspec.spec.problem.UserProblem;

/**
 * A component's class files.
 *
 * @param root a folder or a jar
 * @param origin the file that the user put there, for messages
 */
record ClassFiles(Path root, String origin) {
  private static final String CLASS = ".class";

  /**
   * Loads the one class with a component's name, in a loader of its own.
   *
   * @throws UserProblem if there is none, several, or one that this Java cannot use
   */
  Class<?> load(String component, ClassLoader parent) {
    List<String> wanted = List.of(component, JavaNames.ofClass(component));
    List<String> names = classNames().stream().filter(n -> wanted.contains(simple(n))).toList();
    if (names.size() != 1) {
      throw unusable(
          names.isEmpty()
              ? "it has no class " + wanted.get(1)
              : "it has " + String.join(", ", names),
          "one class named " + String.join(" or ", wanted.stream().distinct().toList()));
    }
    ClassLoader loader = new URLClassLoader(new URL[] {url()}, parent);
    Class<?> type = find(names.get(0), loader);
    if (type.getClassLoader() != loader) {
      throw unusable(type.getName() + " is a class of Runspec itself", "another package name");
    }
    return type;
  }

  private Class<?> find(String className, ClassLoader loader) {
    try {
      return Class.forName(className, false, loader);
    } catch (ClassNotFoundException | LinkageError e) {
      throw unusable(e.toString(), "compiling it again, for Java 17");
    }
  }

  private UserProblem unusable(String cause, String fix) {
    return new UserProblem("use " + origin, cause, fix);
  }

  private List<String> classNames() {
    try {
      return fileNames().stream()
          .filter(file -> file.endsWith(CLASS) && !file.startsWith("META-INF/"))
          .map(file -> file.substring(0, file.length() - CLASS.length()).replace('/', '.'))
          .sorted()
          .toList();
    } catch (ZipException e) {
      throw unusable("it is not a jar (" + e.getMessage() + ")", "building it again");
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /** All files by their paths below the root, with slashes. */
  private List<String> fileNames() throws IOException {
    if (Files.isDirectory(root)) {
      try (Stream<Path> files = Files.walk(root)) {
        return files.map(file -> root.relativize(file).toString().replace('\\', '/')).toList();
      }
    }
    try (JarFile jar = new JarFile(root.toFile())) {
      return jar.stream().map(JarEntry::getName).toList();
    }
  }

  private static String simple(String className) {
    return className.substring(className.lastIndexOf('.') + 1);
  }

  private URL url() {
    try {
      return root.toUri().toURL();
    } catch (MalformedURLException e) {
      throw new IllegalStateException("a file has a URL: " + root, e);
    }
  }
}
