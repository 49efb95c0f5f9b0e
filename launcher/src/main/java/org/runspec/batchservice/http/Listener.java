package org.runspec.batchservice.http;

import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.Semaphore;

/** Waits for clients on this machine alone. */
public final class Listener implements AutoCloseable {
  private static final int MOST = 256;
  private static final byte[] LOOPBACK = {127, 0, 0, 1};

  private final ServerSocket server;
  private final Set<Socket> open = ConcurrentHashMap.newKeySet();
  private final Semaphore room = new Semaphore(MOST);

  /**
   * Takes a port; clients wait until it is started.
   *
   * @param port 0 for one that is free
   */
  public Listener(int port) throws IOException {
    server = new ServerSocket();
    server.setReuseAddress(true);
    try {
      server.bind(new InetSocketAddress(InetAddress.getByAddress(LOOPBACK), port), MOST);
    } catch (IOException e) {
      server.close();
      throw e;
    }
  }

  public int port() {
    return server.getLocalPort();
  }

  /** Lets clients in. */
  public void start(Front front) {
    daemon("batch-listener", () -> listen(front));
  }

  private void listen(Front front) {
    try {
      while (!server.isClosed()) {
        room.acquire();
        accept(front);
      }
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }

  private void accept(Front front) {
    try {
      Socket client = server.accept();
      open.add(client);
      daemon("batch-http", () -> serve(client, front));
    } catch (IOException e) {
      room.release(); // closed, or a client that was gone at once
    }
  }

  private void serve(Socket client, Front front) {
    try {
      new Connection(client, front).run();
    } finally {
      open.remove(client);
      room.release();
    }
  }

  private static void daemon(String name, Runnable work) {
    Thread thread = new Thread(work, name);
    thread.setDaemon(true);
    thread.start();
  }

  @Override
  public void close() throws IOException {
    server.close();
    for (Socket client : open) {
      client.close();
    }
  }
}
