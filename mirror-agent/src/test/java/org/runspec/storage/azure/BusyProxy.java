package org.runspec.storage.azure;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.util.List;
import java.util.Locale;
import java.util.Random;
import java.util.Set;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.atomic.AtomicInteger;

/** Stands before a storage service and answers some requests itself, or keeps answers back. */
public final class BusyProxy implements AutoCloseable {
  private static final Set<String> OWN =
      Set.of("connection", "content-length", "host", "transfer-encoding", "upgrade");

  private final URI account;
  private final HttpServer server;
  private final ExecutorService threads = Executors.newCachedThreadPool();
  private final HttpClient client =
      HttpClient.newBuilder().version(HttpClient.Version.HTTP_1_1).build();
  private final Random random = new Random(1);
  private final AtomicInteger refused = new AtomicInteger();
  private volatile double busy;
  private volatile double lossy;
  private volatile int status = 503;

  /** Before an account whose address ends with its name. */
  public BusyProxy(URI account) throws IOException {
    this.account = account;
    this.server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
    server.setExecutor(threads);
    server.createContext("/", this::answer);
    server.start();
  }

  /** From now on such parts of all requests are refused, or done without an answer. */
  public BusyProxy busy(double refusing, double losing) {
    busy = refusing;
    lossy = losing;
    return this;
  }

  /** What those are answered that are refused. */
  public BusyProxy answering(int code) {
    status = code;
    return this;
  }

  /** How many were refused or got no answer. */
  public int refused() {
    return refused.get();
  }

  /** The address of a container behind it. */
  public URI container(String name) {
    return URI.create(
        "http://127.0.0.1:" + server.getAddress().getPort() + account.getPath() + "/" + name);
  }

  private void answer(HttpExchange exchange) throws IOException {
    double drawn;
    synchronized (random) {
      drawn = random.nextDouble();
    }
    byte[] body = exchange.getRequestBody().readAllBytes();
    try (exchange) {
      if (drawn < busy) {
        refused.incrementAndGet();
        exchange.getResponseHeaders().set("x-ms-error-code", "ServerBusy");
        exchange.sendResponseHeaders(status, -1);
        return;
      }
      HttpResponse<byte[]> answer = ask(exchange, body);
      if (drawn < busy + lossy) {
        refused.incrementAndGet();
        return; // the connection is closed
      }
      answer
          .headers()
          .map()
          .forEach(
              (name, values) -> {
                if (!OWN.contains(name.toLowerCase(Locale.ROOT))) {
                  exchange.getResponseHeaders().put(name, List.copyOf(values));
                }
              });
      if (exchange.getRequestMethod().equals("HEAD")) {
        answer
            .headers()
            .firstValue("content-length")
            .ifPresent(length -> exchange.getResponseHeaders().set("Content-Length", length));
        exchange.sendResponseHeaders(answer.statusCode(), -1);
        return;
      }
      exchange.sendResponseHeaders(
          answer.statusCode(), answer.body().length == 0 ? -1 : answer.body().length);
      exchange.getResponseBody().write(answer.body());
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }

  private HttpResponse<byte[]> ask(HttpExchange exchange, byte[] body)
      throws IOException, InterruptedException {
    URI target =
        URI.create("http://" + account.getRawAuthority() + exchange.getRequestURI().toString());
    HttpRequest.Builder request =
        HttpRequest.newBuilder(target)
            .method(
                exchange.getRequestMethod(),
                body.length == 0 && !exchange.getRequestMethod().equals("PUT")
                    ? HttpRequest.BodyPublishers.noBody()
                    : HttpRequest.BodyPublishers.ofByteArray(body));
    exchange
        .getRequestHeaders()
        .forEach(
            (name, values) -> {
              if (!OWN.contains(name.toLowerCase(Locale.ROOT))) {
                values.forEach(value -> request.header(name, value));
              }
            });
    return client.send(request.build(), HttpResponse.BodyHandlers.ofByteArray());
  }

  @Override
  public void close() {
    server.stop(0);
    threads.shutdownNow();
  }
}
