package org.runspec.node.door;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.security.cert.X509Certificate;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import javax.net.ssl.SSLContext;
import javax.net.ssl.TrustManager;
import javax.net.ssl.X509TrustManager;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.runspec.job.RunName;

/** The door of a node, whose job has a secret. */
abstract class OpenDoor {
  static final String SECRET = "5ec2e7";

  final RecordedServices services = new RecordedServices();
  final List<String> troubles = new CopyOnWriteArrayList<>();
  Door door;

  @BeforeEach
  void open() throws IOException {
    door = Door.open(true, Guard.sha256(SECRET), services, this::told);
  }

  @AfterEach
  void close() {
    door.close();
  }

  void told(String what, Exception why) {
    troubles.add(what + ": " + why.getMessage());
  }

  NodeClient client(String secret) {
    return new NodeClient(door.published(), secret);
  }

  static String shown(NodeClient client, Begin begin) throws IOException {
    ByteArrayOutputStream shown = new ByteArrayOutputStream();
    try (LiveOutput live = client.attach(new RunName(1, 2), begin).orElseThrow()) {
      shown.writeBytes(
          ("a" + live.attempt() + " from " + live.position() + ": ")
              .getBytes(StandardCharsets.UTF_8));
      byte[] piece = new byte[3];
      for (int read = live.read(piece); read >= 0; read = live.read(piece)) {
        shown.write(piece, 0, read);
      }
    }
    return shown.toString(StandardCharsets.UTF_8);
  }

  /** A request as it goes over the line. */
  static String request(String path, String once, String headers) {
    return "POST "
        + path
        + " HTTP/1.1\r\nHost: x\r\nConnection: close\r\nContent-Length: 0\r\nRunspec-Once: "
        + once
        + "\r\n"
        + headers
        + "\r\n";
  }

  /** What is answered over TLS, whoever answers. */
  String raw(String request) {
    try {
      SSLContext context = SSLContext.getInstance("TLS");
      context.init(null, new TrustManager[] {new TrustsAll()}, null);
      try (Socket socket =
          context
              .getSocketFactory()
              .createSocket(door.published().address(), door.published().port())) {
        socket.setSoTimeout(20_000);
        OutputStream out = socket.getOutputStream();
        out.write(request.getBytes(StandardCharsets.US_ASCII));
        out.flush();
        if (!request.endsWith("\r\n\r\n")) {
          socket.shutdownOutput(); // else the door waits for the rest
        }
        try (InputStream in = socket.getInputStream()) {
          return new String(in.readAllBytes(), StandardCharsets.UTF_8);
        }
      }
    } catch (IOException e) {
      return "";
    } catch (GeneralSecurityException e) {
      throw new IllegalStateException(e);
    }
  }

  private static final class TrustsAll implements X509TrustManager {
    @Override
    public void checkClientTrusted(X509Certificate[] chain, String type) {}

    @Override
    public void checkServerTrusted(X509Certificate[] chain, String type) {}

    @Override
    public X509Certificate[] getAcceptedIssuers() {
      return new X509Certificate[0];
    }
  }
}
