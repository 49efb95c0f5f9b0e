package org.runspec.store.mongo;

import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.util.Random;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;

/**
 * Stands before a server and cuts connections now and then: before a request got through, or after
 * it, so that its answer is lost.
 */
final class CuttingProxy implements AutoCloseable {
  private final ServerSocket listening;
  private final InetSocketAddress server;
  private final Random faults;
  private final int oneIn;
  private int cuts;
  private final ExecutorService threads = Executors.newCachedThreadPool();

  CuttingProxy(InetSocketAddress server, Random faults, int oneIn) throws IOException {
    this.server = server;
    this.faults = faults;
    this.oneIn = oneIn;
    this.listening = new ServerSocket(0, 50, InetAddress.getLoopbackAddress());
    threads.execute(this::accept);
  }

  int port() {
    return listening.getLocalPort();
  }

  private void accept() {
    while (!listening.isClosed()) {
      try {
        Socket client = listening.accept();
        Socket upstream = new Socket(server.getAddress(), server.getPort());
        threads.execute(() -> pump(client, upstream));
        threads.execute(() -> pump(upstream, client));
      } catch (IOException e) {
        return; // closed
      }
    }
  }

  private void pump(Socket from, Socket to) {
    byte[] buffer = new byte[1 << 16];
    try (from;
        to;
        InputStream in = from.getInputStream();
        OutputStream out = to.getOutputStream()) {
      for (int length = in.read(buffer); length >= 0; length = in.read(buffer)) {
        if (isCut()) {
          return;
        }
        out.write(buffer, 0, length);
        out.flush();
      }
    } catch (IOException e) {
      return; // the other direction was cut
    }
  }

  private boolean isCut() {
    synchronized (faults) {
      boolean isCut = faults.nextInt(oneIn) == 0;
      cuts += isCut ? 1 : 0;
      return isCut;
    }
  }

  /** How often it cut so far. */
  int cuts() {
    synchronized (faults) {
      return cuts;
    }
  }

  @Override
  public void close() throws IOException {
    listening.close();
    threads.shutdownNow();
  }
}
