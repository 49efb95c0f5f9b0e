package org.runspec.node.door;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.net.Proxy;
import java.net.URL;
import java.security.GeneralSecurityException;
import java.security.SecureRandom;
import java.time.Duration;
import java.util.HexFormat;
import java.util.List;
import java.util.Optional;
import javax.net.ssl.HttpsURLConnection;
import javax.net.ssl.SSLContext;
import javax.net.ssl.TrustManager;
import org.runspec.job.Heartbeat;
import org.runspec.job.RecordFormat;
import org.runspec.job.RunName;

/**
 * Talks with a node's controller. Knows it by the fingerprint of its certificate, and says the
 * job's secret to no other.
 */
public final class NodeClient {
  private static final int PATIENCE = (int) Duration.ofSeconds(10).toMillis();

  /** Who sends output shows a sign of life more often. */
  private static final int LONGEST_SILENCE = (int) Duration.ofSeconds(40).toMillis();

  private static final int LONGEST_LINE = 1000;
  private static final byte[] NOTHING = new byte[0];

  private final Heartbeat.Door door;
  private final String secret;
  private final SSLContext context;
  private final SecureRandom random = new SecureRandom();

  /**
   * A client of one node.
   *
   * @param door as the node published it
   * @param secret of the job
   */
  public NodeClient(Heartbeat.Door door, String secret) {
    this.door = door;
    this.secret = secret;
    try {
      this.context = SSLContext.getInstance(Identity.PROTOCOL);
      context.init(null, new TrustManager[] {new Pin(door.fingerprint())}, random);
    } catch (GeneralSecurityException e) {
      throw new IllegalStateException(e);
    }
  }

  /** How the node stands. */
  public Services.Status status() throws IOException {
    return RecordFormat.read(ask(DoorWords.STATUS, NOTHING), Services.Status.class);
  }

  /** Ends these runs of the job, wherever they are; with none, the whole job. */
  public void cancel(List<RunName> runs, String user) throws IOException {
    ask(DoorWords.CANCEL, RecordFormat.file(new DoorWords.Cancel(runs, user)));
  }

  /** Lets this many runs go on each node at the same time. */
  public void concurrency(int runsPerNode, String user) throws IOException {
    ask(DoorWords.CONCURRENCY, RecordFormat.file(new DoorWords.Concurrency(runsPerNode, user)));
  }

  /** Lets it look at once for what was asked through the run store. */
  public void hurry() throws IOException {
    ask(DoorWords.HURRY, NOTHING);
  }

  /** Lets it end its runs at once and begin anew. */
  public void restart() throws IOException {
    ask(DoorWords.RESTART, NOTHING);
  }

  /**
   * What a run's command prints, as it comes.
   *
   * @return empty if it does not go on there
   */
  public Optional<LiveOutput> attach(RunName run, Begin begin) throws IOException {
    byte[] wish = RecordFormat.file(new DoorWords.Attach(run, begin));
    HttpsURLConnection connection = open(DoorWords.ATTACH, number(), wish);
    connection.setReadTimeout(LONGEST_SILENCE);
    InputStream in = connection.getInputStream();
    DoorWords.Attached head = RecordFormat.read(line(in), DoorWords.Attached.class);
    if (head.attempt() == 0) {
      in.close();
      return Optional.empty();
    }
    return Optional.of(new FramedLiveOutput(head, new FramedInput(in), connection::disconnect));
  }

  private static byte[] line(InputStream in) throws IOException {
    ByteArrayOutputStream line = new ByteArrayOutputStream();
    for (int c = in.read(); c >= 0 && c != '\n' && line.size() < LONGEST_LINE; c = in.read()) {
      line.write(c);
    }
    return line.toByteArray();
  }

  private byte[] ask(String path, byte[] body) throws IOException {
    return answer(open(path, number(), body));
  }

  private String number() throws IOException {
    byte[] bytes = new byte[18];
    random.nextBytes(bytes);
    String own = HexFormat.of().formatHex(bytes);
    byte[] answer = answer(open(DoorWords.NUMBER, own, NOTHING));
    return RecordFormat.read(answer, DoorWords.Admission.class).number();
  }

  private static byte[] answer(HttpsURLConnection connection) throws IOException {
    try (InputStream in = connection.getInputStream()) {
      return in.readAllBytes();
    }
  }

  private HttpsURLConnection open(String path, String once, byte[] body) throws IOException {
    String host = door.address().contains(":") ? "[" + door.address() + "]" : door.address();
    URL url = new URL("https://" + host + ":" + door.port() + path);
    HttpsURLConnection connection = (HttpsURLConnection) url.openConnection(Proxy.NO_PROXY);
    connection.setSSLSocketFactory(context.getSocketFactory());
    connection.setHostnameVerifier((name, session) -> true); // the certificate is known itself
    connection.setConnectTimeout(PATIENCE);
    connection.setReadTimeout(PATIENCE);
    connection.setInstanceFollowRedirects(false);
    connection.setRequestMethod("POST");
    connection.setDoOutput(true);
    connection.setFixedLengthStreamingMode(body.length); // also keeps Java from asking twice
    connection.setRequestProperty(DoorWords.AUTHORIZATION, "Bearer " + secret);
    connection.setRequestProperty(DoorWords.ONCE, once);
    try (OutputStream out = connection.getOutputStream()) {
      out.write(body);
    }
    return connection;
  }
}
