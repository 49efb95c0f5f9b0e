package org.runspec.spec.catalogue;

import java.io.File;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.net.JarURLConnection;
import java.net.URI;
import java.net.URL;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Optional;
import java.util.jar.JarEntry;
import java.util.jar.JarFile;
import java.util.stream.Stream;
import org.runspec.spec.problem.UserProblem;
import org.runspec.spec.yaml.Limits;
import org.runspec.spec.yaml.SourceText;

/** Finds the definition files {@code <kind>/<Name>/<Name>.yaml} below a place. */
public final class DefinitionFiles {
  private static final String ENDING = ".yaml";

  private DefinitionFiles() {}

  /**
   * Those of a folder, ordered by name.
   *
   * @param folder such as a project's {@code components/}
   * @param shownAs how messages name the folder
   * @throws UserProblem if the folder cannot be listed
   */
  public static List<DefinitionFile> inFolder(Path folder, String shownAs) {
    List<DefinitionFile> found = new ArrayList<>();
    try {
      for (Path kind : subfolders(folder)) {
        for (Path component : subfolders(kind)) {
          String name = component.getFileName().toString();
          Path file = component.resolve(name + ENDING);
          if (Files.isRegularFile(file)) {
            String shown = shownAs + File.separator + folder.relativize(file);
            found.add(
                new DefinitionFile(
                    new ComponentName(kind.getFileName().toString(), name),
                    component.toUri(),
                    () -> SourceText.read(file, shown, Limits.DEFAULT)));
          }
        }
      }
    } catch (IOException e) {
      throw new UserProblem(
          "list the components in " + shownAs,
          String.valueOf(e.getMessage()),
          "a folder that you may read");
    }
    return found;
  }

  private static List<Path> subfolders(Path folder) throws IOException {
    try (Stream<Path> children = Files.list(folder)) {
      return children
          .filter(Files::isDirectory)
          .filter(child -> !child.getFileName().toString().startsWith("."))
          .sorted()
          .toList();
    }
  }

  /**
   * Those that a class loader finds below a resource folder, ordered by name.
   *
   * @param prefix such as {@code runspec-components}
   * @param witness a definition that is known to be there, by which the place is found
   */
  public static List<DefinitionFile> onClassPath(
      ClassLoader loader, String prefix, ComponentName witness) {
    String path = resource(prefix, witness);
    URL url = loader.getResource(path);
    if (url == null) {
      throw new IllegalStateException("no " + path + " on the class path");
    }
    try {
      if (!url.getProtocol().equals("jar")) {
        Path file = Path.of(URI.create(url.toString()));
        Path folder = file.getParent().getParent().getParent();
        return inFolder(folder, "components");
      }
      JarURLConnection connection = (JarURLConnection) url.openConnection();
      return inJar(connection.getJarFile(), connection.getJarFileURL(), prefix);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private static List<DefinitionFile> inJar(JarFile jar, URL jarUrl, String prefix) {
    List<DefinitionFile> found = new ArrayList<>();
    for (JarEntry entry : Collections.list(jar.entries())) {
      definedBy(entry.getName(), prefix)
          .ifPresent(
              name ->
                  found.add(
                      new DefinitionFile(
                          name,
                          URI.create("jar:" + jarUrl + "!/" + prefix + "/" + name + "/"),
                          () -> readEntry(jar, entry, "components/" + name))));
    }
    found.sort((a, b) -> a.name().compareTo(b.name()));
    return found;
  }

  private static Optional<ComponentName> definedBy(String entry, String prefix) {
    if (!entry.startsWith(prefix + "/") || !entry.endsWith(ENDING)) {
      return Optional.empty();
    }
    String[] parts = entry.substring(prefix.length() + 1).split("/", -1);
    return parts.length == 3 && parts[2].equals(parts[1] + ENDING)
        ? Optional.of(new ComponentName(parts[0], parts[1]))
        : Optional.empty();
  }

  private static SourceText readEntry(JarFile jar, JarEntry entry, String shownAs) {
    try (InputStream in = jar.getInputStream(entry)) {
      String name = entry.getName().substring(entry.getName().lastIndexOf('/') + 1);
      return new SourceText(
          "built-in " + shownAs + "/" + name,
          new String(in.readAllBytes(), StandardCharsets.UTF_8));
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private static String resource(String prefix, ComponentName name) {
    return prefix + "/" + name + "/" + name.name() + ENDING;
  }
}
