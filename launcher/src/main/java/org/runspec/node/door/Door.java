package org.runspec.node.door;

import com.sun.net.httpserver.Headers;
import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpsConfigurator;
import com.sun.net.httpserver.HttpsParameters;
import com.sun.net.httpserver.HttpsServer;
import java.io.IOException;
import java.io.OutputStream;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.charset.StandardCharsets;
import java.security.SecureRandom;
import java.util.LinkedHashSet;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.Semaphore;
import java.util.concurrent.SynchronousQueue;
import java.util.concurrent.ThreadPoolExecutor;
import java.util.concurrent.TimeUnit;
import org.runspec.job.Heartbeat;
import org.runspec.job.RecordFormat;

/**
 * Answers clients who know the job's secret, over HTTPS. To all others it says nothing: the
 * connection is closed.
 */
public final class Door implements AutoCloseable {
  private static final int MOST_AT_ONCE = 32;

  /** Others are told that there is nothing, so that the door stays open for the rest. */
  private static final int MOST_WATCHERS = 24;

  private static final int LARGEST_REQUEST = 1 << 20;
  private static final String LONGEST_REQUEST = "sun.net.httpserver.maxReqTime";

  private final HttpsServer server;
  private final Heartbeat.Door published;
  private final Guard guard;
  private final Services services;
  private final Trouble trouble;
  private final ThreadPoolExecutor threads;
  private final Semaphore watchers = new Semaphore(MOST_WATCHERS);

  private Door(
      HttpsServer server,
      Heartbeat.Door published,
      Guard guard,
      Services services,
      Trouble trouble) {
    this.server = server;
    this.published = published;
    this.guard = guard;
    this.services = services;
    this.trouble = trouble;
    this.threads =
        new ThreadPoolExecutor(
            0,
            MOST_AT_ONCE,
            10,
            TimeUnit.SECONDS,
            new SynchronousQueue<>(),
            work -> {
              Thread thread = new Thread(work, "door");
              thread.setDaemon(true);
              return thread;
            });
  }

  /** Gets to know what failed of what clients asked for. */
  public interface Trouble {
    /** Something failed, and the door stays open. */
    void tell(String what, Exception why);
  }

  /**
   * Opens a door at a free port.
   *
   * @param loopback whether this machine alone can reach it
   * @param secretDigest SHA-256 of the job's secret, hexadecimal; the services admit further ones
   */
  public static Door open(boolean loopback, String secretDigest, Services services, Trouble trouble)
      throws IOException {
    if (System.getProperty(LONGEST_REQUEST) == null) {
      System.setProperty(LONGEST_REQUEST, "30"); // else who says nothing keeps a thread for ever
    }
    SecureRandom random = new SecureRandom();
    Identity identity = Identity.create(random);
    InetAddress address = loopback ? InetAddress.getLoopbackAddress() : InetAddress.getLocalHost();
    InetSocketAddress bound =
        loopback ? new InetSocketAddress(address, 0) : new InetSocketAddress(0);
    HttpsServer server = HttpsServer.create(bound, 0);
    server.setHttpsConfigurator(
        new HttpsConfigurator(identity.context()) {
          @Override
          public void configure(HttpsParameters parameters) {
            parameters.setProtocols(new String[] {Identity.PROTOCOL});
          }
        });
    Heartbeat.Door published =
        new Heartbeat.Door(
            address.getHostAddress(), server.getAddress().getPort(), identity.fingerprint());
    Guard guard = new Guard(() -> digests(secretDigest, services), random);
    Door door = new Door(server, published, guard, services, trouble);
    server.setExecutor(door.threads);
    server.createContext("/", door::answer);
    server.start();
    return door;
  }

  private static Set<String> digests(String launcher, Services services) {
    Set<String> digests = new LinkedHashSet<>(services.admitted());
    digests.add(launcher);
    return digests;
  }

  /** What clients need to find it and to know it. */
  public Heartbeat.Door published() {
    return published;
  }

  private void answer(HttpExchange exchange) {
    try (exchange) {
      Headers headers = exchange.getRequestHeaders();
      String authorization = headers.getFirst(DoorWords.AUTHORIZATION);
      String once = headers.getFirst(DoorWords.ONCE);
      String path = exchange.getRequestURI().getPath();
      if (path.equals(DoorWords.NUMBER)) {
        String number = guard.welcome(authorization, once);
        if (!number.isEmpty()) {
          send(exchange, new DoorWords.Admission(number));
        }
      } else if (guard.admits(authorization, once)) {
        serve(exchange, path);
      }
    } catch (IOException | RuntimeException e) {
      // The client is gone, or said what nobody understands: the connection is closed.
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }

  /** Who is let in may be told of in the node's log; others could fill it. */
  private void serve(HttpExchange exchange, String path) throws IOException, InterruptedException {
    try {
      answer(exchange, path);
    } catch (RuntimeException e) {
      trouble.tell("answer a client's " + path, e);
      throw e;
    }
  }

  private void answer(HttpExchange exchange, String path) throws IOException, InterruptedException {
    byte[] body = exchange.getRequestBody().readNBytes(LARGEST_REQUEST);
    switch (path) {
      case DoorWords.STATUS -> send(exchange, services.status());
      case DoorWords.CANCEL -> {
        DoorWords.Cancel wish = RecordFormat.read(body, DoorWords.Cancel.class);
        fulfil(path, () -> services.cancel(wish.runs(), wish.user()));
        send(exchange, new DoorWords.Done(true));
      }
      case DoorWords.CONCURRENCY -> {
        DoorWords.Concurrency wish = RecordFormat.read(body, DoorWords.Concurrency.class);
        fulfil(path, () -> services.concurrency(wish.runsPerNode(), wish.user()));
        send(exchange, new DoorWords.Done(true));
      }
      case DoorWords.HURRY -> {
        services.hurry();
        send(exchange, new DoorWords.Done(true));
      }
      case DoorWords.RESTART -> {
        send(exchange, new DoorWords.Done(true));
        services.restart();
      }
      case DoorWords.ATTACH -> {
        DoorWords.Attach wish = RecordFormat.read(body, DoorWords.Attach.class);
        attach(exchange, wish);
      }
      default -> throw new IOException("nothing is at " + path);
    }
  }

  /** What reaches farther than to this node. */
  private interface Deed {
    void execute() throws IOException;
  }

  private void fulfil(String path, Deed deed) throws IOException {
    try {
      deed.execute();
    } catch (IOException e) {
      trouble.tell("do what a client asked for at " + path, e);
      throw e;
    }
  }

  private void attach(HttpExchange exchange, DoorWords.Attach wish)
      throws IOException, InterruptedException {
    boolean room = watchers.tryAcquire();
    try {
      Optional<RunOutput> output = room ? services.output(wish.run()) : Optional.empty();
      exchange.sendResponseHeaders(200, 0);
      try (OutputStream client = exchange.getResponseBody()) {
        if (output.isPresent()) {
          copy(output.get(), wish.begin(), client);
        } else {
          client.write(line(new DoorWords.Attached(0, 0, 0)));
        }
      }
    } finally {
      if (room) {
        watchers.release();
      }
    }
  }

  private static void copy(RunOutput output, Begin begin, OutputStream client)
      throws IOException, InterruptedException {
    long position = 0;
    if (output.attempt() == begin.attempt()) {
      position = begin.position();
    } else if (begin.lines() >= 0) {
      position = output.beginOfLast(begin.lines());
    }
    client.write(line(new DoorWords.Attached(output.attempt(), position, output.plain())));
    FramedOutput frames = new FramedOutput(client);
    output.copy(position, frames);
    frames.end();
  }

  private static byte[] line(Object record) {
    return (RecordFormat.line(record) + "\n").getBytes(StandardCharsets.UTF_8);
  }

  private static void send(HttpExchange exchange, Object record) throws IOException {
    byte[] body = RecordFormat.file(record);
    exchange.sendResponseHeaders(200, body.length);
    try (OutputStream client = exchange.getResponseBody()) {
      client.write(body);
    }
  }

  @Override
  public void close() {
    server.stop(0);
    threads.shutdownNow();
  }
}
