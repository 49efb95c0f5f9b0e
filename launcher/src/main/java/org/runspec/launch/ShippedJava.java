package org.runspec.launch;

import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.Locale;
import java.util.spi.ToolProvider;
import java.util.zip.GZIPOutputStream;
import org.runspec.config.UserHome;
import org.runspec.spec.problem.UserProblem;
import org.runspec.spec.yaml.Sha256;

/**
 * A Java for nodes that have none: as much of this machine's as node.jar needs, packed. It is made
 * once and kept in the user's home.
 */
final class ShippedJava {
  private static final String MODULES =
      "java.base,java.compiler,java.desktop,java.logging,java.management,java.naming,java.net.http,"
          + "java.security.jgss,java.security.sasl,java.sql,java.xml,jdk.crypto.ec,jdk.httpserver,"
          + "jdk.management,jdk.naming.dns,jdk.net,jdk.unsupported,jdk.zipfs";

  private final UserHome home;
  private final Runnable listener;

  /**
   * In a user's home.
   *
   * @param listener hears that one is made, which takes a while
   */
  ShippedJava(UserHome home, Runnable listener) {
    this.home = home;
    this.listener = listener;
  }

  /**
   * The archive, a gzipped tar, with {@code bin/java} in it.
   *
   * @throws UserProblem if this machine's Java is not of the kind that nodes can execute
   */
  Path archive() throws IOException {
    String system = System.getProperty("os.name", "") + " " + System.getProperty("os.arch", "");
    if (!system.startsWith("Linux")) {
      throw cannot("nodes have Linux, and this machine has " + system);
    }
    Path archive = home.java(Runtime.version() + "-" + system + "-" + digest(MODULES));
    if (!Files.exists(archive)) {
      listener.run();
      Files.createDirectories(archive.getParent());
      Path folder = Files.createTempDirectory(archive.getParent(), ".java");
      try {
        make(folder, archive);
      } finally {
        new FolderTree(folder).delete();
      }
    }
    return archive;
  }

  private static void make(Path folder, Path archive) throws IOException {
    Path image = folder.resolve("image");
    link(image);
    Path half = folder.resolve("half");
    try (OutputStream out = new GZIPOutputStream(Files.newOutputStream(half), 1 << 16)) {
      new TarArchive(out).addAll(image);
    }
    Files.move(half, archive, StandardCopyOption.ATOMIC_MOVE);
  }

  private static void link(Path image) {
    ToolProvider linker =
        ToolProvider.findFirst("jlink").orElseThrow(() -> cannot("it has no jlink, as a JDK has"));
    StringWriter said = new StringWriter();
    PrintWriter out = new PrintWriter(said);
    int code =
        linker.run(
            out,
            out,
            "--add-modules",
            MODULES,
            "--strip-debug",
            "--no-header-files",
            "--no-man-pages",
            "--output",
            image.toString());
    if (code != 0) {
      throw cannot("jlink failed: " + said.toString().strip().replaceAll("\\R", " "));
    }
  }

  private static UserProblem cannot(String why) {
    return new UserProblem(
        "make a Java for nodes out of this machine's",
        why,
        "an image that has Java 17 or later, and its path as java: in compute-targets");
  }

  static String digest(Path file) throws IOException {
    Sha256 digest = new Sha256();
    try (InputStream in = Files.newInputStream(file)) {
      byte[] buffer = new byte[1 << 16];
      for (int read = in.read(buffer); read >= 0; read = in.read(buffer)) {
        digest.add(java.util.Arrays.copyOf(buffer, read));
      }
    }
    return digest.hex();
  }

  private static String digest(String text) {
    return new Sha256().add(text.toLowerCase(Locale.ROOT)).hex().substring(0, 8);
  }
}
