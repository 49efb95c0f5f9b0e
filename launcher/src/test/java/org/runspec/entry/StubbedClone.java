package org.runspec.entry;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.FileTime;
import java.nio.file.attribute.PosixFilePermissions;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;

/**
 * A clone with the real scripts and stubs for what they call. The stub of Java prints its
 * arguments, a line each, in {@code <>}; the stub of Maven notes its call in {@code maven-calls}
 * and makes the jars. The PATH holds the stubs and the system's basic commands, nothing else.
 */
final class StubbedClone {
  private static final List<String> BASIC_COMMANDS =
      List.of(
          "awk",
          "cat",
          "chmod",
          "cp",
          "env",
          "find",
          "grep",
          "head",
          "id",
          "ln",
          "ls",
          "mkdir",
          "mktemp",
          "mv",
          "paste",
          "readlink",
          "rm",
          "sed",
          "sh",
          "sleep",
          "sort",
          "tail",
          "touch",
          "tr",
          "wc");
  private static final String JAVA =
      """
      for argument; do
        case $argument in
          -XX:ArchiveClassesAtExit=*) echo classes >"${argument#*=}"; exit ;;
        esac
      done
      printf '<%s>\\n' "$@"
      exit "${STUB_JAVA_EXIT:-0}"
      """;

  /** What a build makes. */
  static final String MAKES_JARS =
      """
      mkdir -p launcher/target/run mirror-agent/target/run
      echo jar >launcher/target/run/run.jar
      echo node >launcher/target/run/node.jar
      echo mirror >mirror-agent/target/run/mirror-agent.jar
      """;

  private static final String MAVEN =
      """
      echo "$* | ${MAVEN_OPTS-}" >>maven-calls
      cat "${TMPDIR:-/tmp}"/runspec-settings.* >>maven-settings 2>/dev/null
      echo "[INFO] Downloaded from central: some.jar (2.5 MB at 1 MB/s)"
      [ -z "${STUB_MAVEN_REPORTS-}" ] || cp -R "$STUB_MAVEN_REPORTS/." launcher/target/
      [ -z "${STUB_MAVEN_EXIT-}" ] || { echo "[ERROR] it does not compile"; exit "$STUB_MAVEN_EXIT"; }
      """
          + MAKES_JARS;

  private final Path folder;
  private final Path top;
  private final Map<String, String> environment = new TreeMap<>();

  StubbedClone(Path folder) throws IOException {
    this.folder = folder.toRealPath();
    this.top = Files.createDirectories(this.folder.resolve("a clone"));
    Path original = Path.of(System.getProperty("runspec.top"));
    for (String script :
        List.of(
            "run", "verify", ".ci/run", ".mvn/tools.sh", ".mvn/proxies.sh", ".mvn/skipped.awk")) {
      Files.createDirectories(top.resolve(script).getParent());
      Files.copy(original.resolve(script), top.resolve(script));
    }
    write("pom.xml", "<project/>");
    write("launcher/src/main/java/A.java", "class A {}");
    write("launcher/src/test/java/ATest.java", "class ATest {}");
    write("components/core/Net/Net.yaml", "class: Net");
    makeOld();
    for (String command : BASIC_COMMANDS) {
      linkSystemCommand(command);
    }
    stub("mvn", MAVEN);
    useJava("17.0.1");
    environment.put("PATH", bin().toString());
    environment.put("HOME", Files.createDirectories(this.folder.resolve("home")).toString());
    environment.put("TMPDIR", Files.createDirectories(this.folder.resolve("temp")).toString());
  }

  Path top() {
    return top;
  }

  private Path bin() {
    return folder.resolve("bin");
  }

  /** Sets JAVA_HOME to a stub of that version. */
  Path useJava(String version) throws IOException {
    Path home = folder.resolve("jdk-" + version);
    script(home.resolve("bin/java"), JAVA);
    script(home.resolve("bin/javac"), "exit 1");
    Files.writeString(home.resolve("release"), "JAVA_VERSION=\"" + version + "\"\n");
    environment.put("JAVA_HOME", home.toString());
    return home;
  }

  void set(String variable, String value) {
    environment.put(variable, value);
  }

  void stub(String command, String lines) throws IOException {
    script(bin().resolve(command), lines);
  }

  void remove(String command) throws IOException {
    Files.delete(bin().resolve(command));
  }

  /** Puts the machine's own command on the PATH; false where it has none. */
  boolean linkSystemCommand(String command) throws IOException {
    for (String place : List.of("/usr/bin", "/bin", "/usr/sbin")) {
      Path found = Path.of(place, command);
      if (Files.isExecutable(found)) {
        stub(command, "exec " + found + " \"$@\"");
        return true;
      }
    }
    return false;
  }

  Path write(String path, String content) throws IOException {
    Path file = top.resolve(path);
    Files.createDirectories(file.getParent());
    return Files.writeString(file, content);
  }

  /** Makes a file of the clone newer than its run.jar. */
  void touch(String path) throws IOException {
    FileTime jar = Files.getLastModifiedTime(top.resolve("run.jar"));
    Files.setLastModifiedTime(top.resolve(path), FileTime.from(jar.toInstant().plusMillis(100)));
  }

  private void makeOld() throws IOException {
    try (Stream<Path> files = Files.walk(top)) {
      for (Path file : files.toList()) {
        Files.setLastModifiedTime(file, FileTime.fromMillis(1_000_000_000_000L));
      }
    }
  }

  /** One line for each call of Maven: its arguments, a bar, MAVEN_OPTS. */
  List<String> mavenCalls() throws IOException {
    Path calls = top.resolve("maven-calls");
    return Files.exists(calls) ? Files.readAllLines(calls) : List.of();
  }

  /** The files in the folder for temporary files. */
  List<Path> temporaryFiles() throws IOException {
    try (Stream<Path> files = Files.list(folder.resolve("temp"))) {
      return files.toList();
    }
  }

  Outcome run(String... arguments) throws IOException, InterruptedException {
    return start(top.resolve("run"), arguments).outcome();
  }

  Outcome verify(String... arguments) throws IOException, InterruptedException {
    return start(top.resolve("verify"), arguments).outcome();
  }

  Outcome ci() throws IOException, InterruptedException {
    return start(top.resolve(".ci/run")).outcome();
  }

  Started start(Path script, String... arguments) throws IOException {
    Path out = Files.createTempFile(folder, "out", ".txt");
    Path err = Files.createTempFile(folder, "err", ".txt");
    ProcessBuilder builder =
        new ProcessBuilder(
            Stream.concat(Stream.of(script.toString()), Stream.of(arguments)).toList());
    builder.environment().clear();
    builder.environment().putAll(environment);
    builder.directory(folder.toFile()).redirectOutput(out.toFile()).redirectError(err.toFile());
    return new Started(builder.start(), out, err);
  }

  record Started(Process process, Path out, Path err) {
    Outcome outcome() throws IOException, InterruptedException {
      if (!process.waitFor(Duration.ofMinutes(1).toSeconds(), TimeUnit.SECONDS)) {
        process.destroyForcibly();
        throw new IllegalStateException("still running; stderr: " + Files.readString(err));
      }
      return new Outcome(process.exitValue(), Files.readString(out), Files.readString(err));
    }
  }

  record Outcome(int exit, String out, String err) {}

  private static void script(Path file, String lines) throws IOException {
    Files.createDirectories(file.getParent());
    Files.writeString(file, "#!/bin/sh\n" + lines);
    Files.setPosixFilePermissions(file, PosixFilePermissions.fromString("rwxr-xr-x"));
  }
}
