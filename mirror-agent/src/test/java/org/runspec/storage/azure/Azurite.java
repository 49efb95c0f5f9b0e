package org.runspec.storage.azure;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InterruptedIOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.api.Assumptions;

/** Azurite, the emulator of Azure Storage, as a process that ends with this Java. */
public final class Azurite implements AutoCloseable {
  /** The path of the script {@code azurite/dist/src/blob/main.js}, to be run by node. */
  private static final String VARIABLE = "RUNSPEC_TEST_AZURITE";

  private static final Path SCRIPT =
      Path.of("node_modules", "azurite", "dist", "src", "blob", "main.js");
  private static final Pattern LISTENS = Pattern.compile("listens on \\S*:([0-9]+)");
  private static final AtomicInteger CONTAINERS = new AtomicInteger();

  private final List<String> command;
  private Process process;
  private int port;

  private Azurite(List<String> command) {
    this.command = command;
  }

  /** The one that all tests of this Java share, in memory; the test is skipped without Azurite. */
  public static Azurite shared() throws IOException {
    return Shared.get();
  }

  /** One of its own that keeps what it has in a folder, and can be stopped and started. */
  public static Azurite in(Path folder) throws IOException {
    List<String> command = new ArrayList<>(program());
    command.addAll(List.of("--location", folder.toString()));
    Azurite azurite = new Azurite(command);
    azurite.start();
    return azurite;
  }

  private static List<String> program() {
    Optional<String> script = script();
    Assumptions.assumeTrue(
        script.isPresent(),
        "no Azurite: " + VARIABLE + " does not name its script (npm's package azurite)");
    return List.of(
        "node", script.get(), "--silent", "--disableTelemetry", "--blobHost", "127.0.0.1");
  }

  private static Optional<String> script() {
    Optional<String> named = Optional.ofNullable(System.getenv(VARIABLE));
    return named.or(Azurite::inCache);
  }

  private static Optional<String> inCache() {
    Path cache = Path.of(System.getProperty("user.home"), ".cache", "runspec-test");
    if (!Files.isDirectory(cache)) {
      return Optional.empty();
    }
    try (Stream<Path> children = Files.list(cache)) {
      return Stream.concat(Stream.of(cache), children.sorted())
          .map(folder -> folder.resolve(SCRIPT))
          .filter(Files::isRegularFile)
          .map(Path::toString)
          .findFirst();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /** Starts it, at the port that it had before, if any. */
  public void start() throws IOException {
    List<String> whole = new ArrayList<>(command);
    whole.addAll(List.of("--blobPort", String.valueOf(port)));
    process = new ProcessBuilder(whole).redirectErrorStream(true).start();
    Runtime.getRuntime().addShutdownHook(new Thread(process::destroyForcibly));
    BufferedReader lines = process.inputReader(UTF_8);
    StringBuilder said = new StringBuilder();
    for (String line = lines.readLine(); line != null; line = lines.readLine()) {
      said.append(line).append('\n');
      Matcher listens = LISTENS.matcher(line);
      if (listens.find()) {
        port = Integer.parseInt(listens.group(1));
        drain(lines);
        return;
      }
    }
    throw new IOException("Azurite did not start:\n" + said);
  }

  private static void drain(BufferedReader lines) {
    Thread drain =
        new Thread(
            () -> {
              try (lines) {
                lines.lines().forEach(line -> {});
              } catch (IOException | UncheckedIOException e) {
                return; // it ended
              }
            },
            "what Azurite says");
    drain.setDaemon(true);
    drain.start();
  }

  /** Ends it; killed, it would forget what it has written in the last seconds. */
  public void stop() throws IOException {
    process.destroy();
    try {
      process.waitFor(10, TimeUnit.SECONDS);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new InterruptedIOException("interrupted while Azurite ended");
    }
  }

  /** The address of the account. */
  public URI account() {
    return URI.create("http://127.0.0.1:" + port + "/" + Emulator.ACCOUNT);
  }

  /** The address of a container that nobody has used. */
  public URI newContainer() {
    return container("test-" + ProcessHandle.current().pid() + "-" + CONTAINERS.incrementAndGet());
  }

  /** The address of a container. */
  public URI container(String name) {
    return URI.create(account() + "/" + name);
  }

  /** Where it listens. */
  public int port() {
    return port;
  }

  @Override
  public void close() throws IOException {
    stop();
  }

  private static final class Shared {
    private static Azurite azurite;

    static synchronized Azurite get() throws IOException {
      if (azurite == null) {
        List<String> command = new ArrayList<>(program());
        command.add("--inMemoryPersistence");
        Azurite started = new Azurite(command);
        started.start();
        azurite = started;
      }
      return azurite;
    }
  }
}
