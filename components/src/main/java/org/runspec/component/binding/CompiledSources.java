package org.runspec.component.binding;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.Comparator;
import java.util.UUID;
import java.util.stream.Stream;
import org.runspec.spec.yaml.Sha256;

/**
 * Class files of single-file components, compiled once per content. Several processes may share the
 * folder, and a copy of it serves machines that have no compiler.
 */
public final class CompiledSources {
  private final Path cache;
  private final String version;
  private final SourceCompiler compiler;

  /**
   * Class files kept in a folder.
   *
   * @param cache the folder, made when needed
   * @param version whatever changes when classes should be compiled again, such as Runspec's
   *     version
   */
  public CompiledSources(Path cache, String version) {
    this(cache, version, new Javac());
  }

  CompiledSources(Path cache, String version, SourceCompiler compiler) {
    this.cache = cache;
    this.version = version;
    this.compiler = compiler;
  }

  /** The folder of a source's class files, compiled unless they are there. */
  Path classesOf(Path source, String shown) {
    try {
      Path classes = cache.resolve(digest(source));
      return Files.isDirectory(classes) ? classes : compile(source, shown, classes);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /** Compiles aside and renames, so that the folder is never there half filled. */
  private Path compile(Path source, String shown, Path classes) throws IOException {
    Path aside = Files.createDirectories(cache.resolve("compiling-" + UUID.randomUUID()));
    try {
      compiler.compile(source, shown, aside);
      Files.move(aside, classes, StandardCopyOption.ATOMIC_MOVE);
    } catch (IOException e) {
      if (!Files.isDirectory(classes)) {
        throw e;
      }
    } finally {
      delete(aside);
    }
    return classes;
  }

  private String digest(Path source) throws IOException {
    byte[] nothing = {0};
    return new Sha256()
        .add(version)
        .add(nothing)
        .add(source.getFileName().toString())
        .add(nothing)
        .add(Files.readAllBytes(source))
        .hex();
  }

  private static void delete(Path tree) throws IOException {
    if (!Files.exists(tree)) {
      return;
    }
    try (Stream<Path> files = Files.walk(tree)) {
      for (Path file : files.sorted(Comparator.reverseOrder()).toList()) {
        Files.delete(file);
      }
    }
  }
}
