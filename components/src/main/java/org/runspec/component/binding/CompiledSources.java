package org.runspec.component.binding;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.Comparator;
import java.util.HexFormat;
import java.util.List;
import java.util.UUID;
import java.util.stream.Stream;

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
    try {
      MessageDigest sha256 = MessageDigest.getInstance("SHA-256");
      for (String part : List.of(version, source.getFileName().toString())) {
        sha256.update(part.getBytes(StandardCharsets.UTF_8));
        sha256.update((byte) 0);
      }
      return HexFormat.of().formatHex(sha256.digest(Files.readAllBytes(source)));
    } catch (NoSuchAlgorithmException e) {
      throw new AssertionError("every Java has SHA-256", e);
    }
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
