package org.runspec.batchservice;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.Map;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import org.runspec.batchservice.cloud.Cloud;
import org.runspec.batchservice.http.Front;
import org.runspec.batchservice.http.SharedKey;
import org.runspec.batchservice.machine.Machine;
import org.runspec.pace.Pacer;

/** A local Batch service that serves until it is closed; its tasks live on. */
public final class BatchService implements AutoCloseable {
  /** What anybody may ask: which folder is served. */
  static final String HEALTH = "$local/health";

  private static final int THREADS = 32;

  private final ServiceFolder folder;
  private final ServiceFolder.Right right;
  private final HttpServer server;
  private final ExecutorService threads;
  private final Cloud cloud;
  private final Front front;
  private final URI url;

  private BatchService(
      ServiceFolder folder,
      ServiceFolder.Right right,
      HttpServer server,
      Cloud cloud,
      Front front,
      URI url) {
    this.folder = folder;
    this.right = right;
    this.server = server;
    this.cloud = cloud;
    this.front = front;
    this.url = url;
    this.threads =
        Executors.newFixedThreadPool(
            THREADS,
            work -> {
              Thread thread = new Thread(work, "batch-http");
              thread.setDaemon(true);
              return thread;
            });
  }

  /**
   * Starts a service.
   *
   * @param port 0 for the one that it had before, or any that is free
   * @param environment where its tasks' programs are found
   * @throws IOException if another one serves the folder, or the port is taken
   */
  public static BatchService start(
      ServiceFolder folder,
      int port,
      String account,
      Map<String, String> environment,
      Pacer pacer,
      Cloud.Problems problems)
      throws IOException {
    ServiceFolder.Right right = folder.take();
    HttpServer server = null;
    try {
      server = open(port, folder.lastPort());
      InetSocketAddress address = server.getAddress();
      URI url = URI.create("http://127.0.0.1:" + address.getPort() + "/");
      Cloud cloud =
          Cloud.in(folder.path(), url, account, new Machine(environment), pacer, problems);
      SharedKey key = new SharedKey(account, LocalAccount.KEY);
      Front front = new Front(cloud, key, url, pacer, problems);
      BatchService service = new BatchService(folder, right, server, cloud, front, url);
      server.setExecutor(service.threads);
      server.createContext("/", front);
      server.createContext("/" + HEALTH, exchange -> tell(exchange, folder));
      cloud.start();
      server.start();
      folder.publish(url);
      return service;
    } catch (IOException | RuntimeException e) {
      if (server != null) {
        server.stop(0);
      }
      right.close();
      throw e;
    }
  }

  private static HttpServer open(int port, int last) throws IOException {
    InetAddress here = InetAddress.getByAddress(new byte[] {127, 0, 0, 1});
    if (port == 0 && last != 0) {
      try {
        return HttpServer.create(new InetSocketAddress(here, last), 0);
      } catch (IOException e) {
        // somebody else has it now
      }
    }
    return HttpServer.create(new InetSocketAddress(here, port), 0);
  }

  private static void tell(HttpExchange exchange, ServiceFolder folder) throws IOException {
    try (exchange) {
      byte[] body = folder.path().toString().getBytes(StandardCharsets.UTF_8);
      exchange.sendResponseHeaders(200, body.length);
      exchange.getResponseBody().write(body);
    }
  }

  /** Where it is reached, with a slash at its end. */
  public URI url() {
    return url;
  }

  /** How long it has had nothing to do. */
  public Duration idle() {
    return cloud.isBusy() ? Duration.ZERO : front.quiet();
  }

  @Override
  public void close() throws IOException {
    folder.withdraw();
    server.stop(0);
    cloud.close();
    threads.shutdown();
    right.close();
  }
}
