package org.runspec.batchservice;

import java.io.IOException;
import java.net.URI;
import java.time.Duration;
import java.util.Map;
import org.runspec.batchservice.cloud.Cloud;
import org.runspec.batchservice.http.Front;
import org.runspec.batchservice.http.Listener;
import org.runspec.batchservice.http.SharedKey;
import org.runspec.batchservice.machine.Machine;
import org.runspec.pace.Pacer;

/** A local Batch service that serves until it is closed; its tasks live on. */
public final class BatchService implements AutoCloseable {
  private final ServiceFolder folder;
  private final ServiceFolder.Right right;
  private final Listener listener;
  private final Cloud cloud;
  private final Front front;
  private final URI url;

  private BatchService(
      ServiceFolder folder,
      ServiceFolder.Right right,
      Listener listener,
      Cloud cloud,
      Front front,
      URI url) {
    this.folder = folder;
    this.right = right;
    this.listener = listener;
    this.cloud = cloud;
    this.front = front;
    this.url = url;
  }

  /**
   * Starts a service.
   *
   * @param port 0 for the one that it had before, or any that is free
   * @param environment where its tasks' programs are found
   * @param stop what is done when somebody wants it to end
   * @throws IOException if another one serves the folder, or the port is taken
   */
  public static BatchService start(
      ServiceFolder folder,
      int port,
      String account,
      Map<String, String> environment,
      Pacer pacer,
      Runnable stop,
      Cloud.Problems problems)
      throws IOException {
    ServiceFolder.Right right = folder.take();
    Listener listener = null;
    try {
      listener = open(port, folder.lastPort());
      URI url = URI.create("http://127.0.0.1:" + listener.port() + "/");
      Machine machine = new Machine(environment);
      Cloud cloud = Cloud.in(folder.path(), url, account, machine, pacer, problems);
      SharedKey key = new SharedKey(account, LocalAccount.KEY);
      Front front = new Front(cloud, key, url, folder.path().toString(), pacer, stop, problems);
      cloud.start();
      listener.start(front);
      folder.publish(url);
      return new BatchService(folder, right, listener, cloud, front, url);
    } catch (IOException | RuntimeException e) {
      if (listener != null) {
        listener.close();
      }
      right.close();
      throw e;
    }
  }

  private static Listener open(int port, int last) throws IOException {
    if (port == 0 && last != 0) {
      try {
        return new Listener(last);
      } catch (IOException e) {
        // somebody else has it now
      }
    }
    return new Listener(port);
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
    listener.close();
    cloud.close();
    right.close();
  }
}
