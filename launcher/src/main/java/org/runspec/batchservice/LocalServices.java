package org.runspec.batchservice;

import java.io.File;
import java.io.IOException;
import java.net.HttpURLConnection;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;
import org.runspec.batchservice.http.Front;
import org.runspec.pace.Bell;
import org.runspec.pace.Pacer;

/**
 * Finds the local Batch service of a folder, and starts it if it is not there. Of several that want
 * it at the same time one starts it.
 */
public final class LocalServices {
  private static final Duration PATIENCE = Duration.ofSeconds(30);
  private static final Duration PAUSE = Duration.ofMillis(50);
  private static final int ANSWER_MILLIS = 5000;
  private static final String PATH = "PATH";

  private final ServiceFolder folder;
  private final List<String> command;
  private final Map<String, String> environment;
  private final Pacer pacer;

  /**
   * Of a folder.
   *
   * @param command starts a service that serves the folder, and does not return
   * @param environment of that process
   */
  public LocalServices(
      ServiceFolder folder, List<String> command, Map<String, String> environment, Pacer pacer) {
    this.folder = folder;
    this.command = List.copyOf(command);
    this.environment = Map.copyOf(environment);
    this.pacer = pacer;
  }

  /** The address of the service that is there. */
  public Optional<URI> running() throws IOException {
    return folder.address().filter(this::answers);
  }

  /**
   * The address of the service, which is started if it is not there.
   *
   * @throws IOException if it does not come up, with what it said
   */
  public URI find() throws IOException, InterruptedException {
    Optional<URI> there = running();
    long deadline = pacer.nanoTime() + PATIENCE.toNanos();
    while (there.isEmpty() && pacer.nanoTime() < deadline) {
      Optional<ServiceFolder.Right> right = folder.takeStart();
      if (right.isPresent()) {
        there = startedBy(right.get(), deadline);
      } else {
        pacer.await(new Bell(), PAUSE);
        there = running();
      }
    }
    return there.orElseThrow(this::failure);
  }

  private Optional<URI> startedBy(ServiceFolder.Right right, long deadline)
      throws IOException, InterruptedException {
    try {
      Optional<URI> there = running();
      return there.isPresent() ? there : await(start(), deadline);
    } finally {
      right.close();
    }
  }

  private Optional<URI> await(Process process, long deadline)
      throws IOException, InterruptedException {
    Optional<URI> there = running();
    while (there.isEmpty() && process.isAlive() && pacer.nanoTime() < deadline) {
      pacer.await(new Bell(), PAUSE);
      there = running();
    }
    if (there.isEmpty() && !process.isAlive()) {
      there = running(); // perhaps another one that somebody started by hand
      if (there.isEmpty()) {
        throw failure();
      }
    }
    return there;
  }

  private IOException failure() {
    List<String> lines;
    try {
      lines = Files.readAllLines(folder.log(), StandardCharsets.UTF_8);
    } catch (IOException e) {
      lines = List.of();
    }
    String last = lines.isEmpty() ? "it said nothing" : lines.get(lines.size() - 1);
    return new IOException(
        "the local Batch service does not come up (" + last + "); see " + folder.log());
  }

  private Process start() throws IOException {
    List<String> words = new ArrayList<>();
    if (isThere("setsid")) {
      words.add("setsid"); // neither Ctrl-C nor the end of the terminal reaches it
    } else if (isThere("nohup")) {
      words.add("nohup");
    }
    words.addAll(command);
    ProcessBuilder builder =
        new ProcessBuilder(words)
            .directory(folder.path().toFile())
            .redirectErrorStream(true)
            .redirectInput(new File(File.separatorChar == '\\' ? "NUL" : "/dev/null"))
            .redirectOutput(ProcessBuilder.Redirect.appendTo(folder.log().toFile()));
    builder.environment().clear();
    builder.environment().putAll(environment);
    return builder.start();
  }

  private boolean isThere(String program) {
    return Stream.of(environment.getOrDefault(PATH, "").split(File.pathSeparator))
        .filter(place -> !place.isEmpty())
        .anyMatch(place -> Files.isExecutable(Path.of(place, program)));
  }

  /** Whether the service of this folder is at an address. */
  private boolean answers(URI url) {
    try {
      HttpURLConnection connection =
          (HttpURLConnection) url.resolve(Front.HEALTH).toURL().openConnection();
      connection.setConnectTimeout(ANSWER_MILLIS);
      connection.setReadTimeout(ANSWER_MILLIS);
      try {
        return connection.getResponseCode() == 200
            && folder.path().toString().equals(body(connection));
      } finally {
        connection.disconnect();
      }
    } catch (IOException e) {
      return false;
    }
  }

  private static String body(HttpURLConnection connection) throws IOException {
    return new String(connection.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
  }
}
