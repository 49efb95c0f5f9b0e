package org.runspec.batchservice.http;

import java.io.BufferedInputStream;
import java.io.BufferedOutputStream;
import java.io.ByteArrayOutputStream;
import java.io.EOFException;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import java.util.Map;
import java.util.TreeMap;
import org.runspec.batchservice.cloud.Code;
import org.runspec.batchservice.cloud.Refusal;

/**
 * A client's connection: HTTP/1.1, call after call. Of our own, since Azure's client knows headers
 * by their exact names, which the JDK's server changes ({@code Etag}, {@code Content-length}).
 */
final class Connection implements Runnable {
  private static final int LARGEST_BODY = 1 << 20;
  private static final int LONGEST_LINE = 1 << 16;
  private static final int SILENCE_MILLIS = 120_000;
  private static final String END = "\r\n";

  private final Socket socket;
  private final Front front;

  Connection(Socket socket, Front front) {
    this.socket = socket;
    this.front = front;
  }

  @Override
  public void run() {
    try (socket;
        InputStream in = new BufferedInputStream(socket.getInputStream());
        OutputStream out = new BufferedOutputStream(socket.getOutputStream())) {
      socket.setSoTimeout(SILENCE_MILLIS);
      socket.setTcpNoDelay(true);
      boolean goesOn = true;
      while (goesOn) {
        goesOn = serve(in, out);
      }
    } catch (IOException e) {
      // the client is gone, or says what is no HTTP
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }

  /** Answers the next call; returns whether there may be another one. */
  private boolean serve(InputStream in, OutputStream out) throws IOException, InterruptedException {
    String[] first = line(in).split(" ", -1);
    if (first.length != 3) {
      throw new IOException("no HTTP");
    }
    Map<String, String> headers = headers(in);
    boolean goesOn = !headers.getOrDefault("Connection", "").equalsIgnoreCase("close");
    Answer answer;
    try {
      if (headers.getOrDefault("Expect", "").equalsIgnoreCase("100-continue")) {
        out.write(("HTTP/1.1 100 Continue" + END + END).getBytes(StandardCharsets.ISO_8859_1));
        out.flush();
      }
      byte[] content = in.readNBytes(length(headers));
      String body = new String(content, StandardCharsets.UTF_8);
      answer = front.answer(Call.of(first[0], first[1], headers, body));
    } catch (Refusal e) {
      answer = front.refused(e);
      goesOn = false; // what follows may belong to it
    }
    send(out, first[0], answer, goesOn);
    return goesOn;
  }

  private static int length(Map<String, String> headers) {
    if (headers.containsKey("Transfer-Encoding")) {
      throw new Refusal(Code.MISSING_CONTENT_LENGTH);
    }
    String length = headers.getOrDefault("Content-Length", "0");
    if (!length.matches("[0-9]{1,18}")) {
      throw new Refusal(Code.INVALID_HEADER_VALUE, Map.of("HeaderName", "Content-Length"));
    } else if (Long.parseLong(length) > LARGEST_BODY) {
      throw new Refusal(Code.REQUEST_BODY_TOO_LARGE);
    }
    return Integer.parseInt(length);
  }

  private static Map<String, String> headers(InputStream in) throws IOException {
    Map<String, String> headers = new TreeMap<>(String.CASE_INSENSITIVE_ORDER);
    String line = line(in);
    while (!line.isEmpty()) {
      int colon = line.indexOf(':');
      if (colon < 1) {
        throw new IOException("no HTTP");
      }
      headers.put(line.substring(0, colon), line.substring(colon + 1).strip());
      line = line(in);
    }
    return headers;
  }

  private static String line(InputStream in) throws IOException {
    ByteArrayOutputStream line = new ByteArrayOutputStream();
    int next = in.read();
    while (next != '\n') {
      if (next < 0 || line.size() == LONGEST_LINE) {
        throw new EOFException();
      }
      line.write(next);
      next = in.read();
    }
    return line.toString(StandardCharsets.ISO_8859_1).stripTrailing();
  }

  private static void send(OutputStream out, String verb, Answer answer, boolean goesOn)
      throws IOException {
    StringBuilder head = new StringBuilder("HTTP/1.1 ").append(answer.status()).append(" .");
    head.append(END);
    answer.headers().forEach((name, value) -> append(head, name, value));
    append(head, "Server", "Microsoft-HTTPAPI/2.0");
    append(head, "Connection", goesOn ? "keep-alive" : "close");
    boolean silent = verb.equals("HEAD");
    if (!silent && answer.status() != 204) {
      append(head, "Content-Length", String.valueOf(answer.body().length));
    }
    out.write(head.append(END).toString().getBytes(StandardCharsets.ISO_8859_1));
    if (!silent) {
      out.write(answer.body());
    }
    out.flush();
  }

  private static void append(StringBuilder head, String name, String value) {
    head.append(name).append(": ").append(value).append(END);
  }
}
