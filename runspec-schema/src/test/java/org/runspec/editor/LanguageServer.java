package org.runspec.editor;

import java.io.BufferedInputStream;
import java.io.BufferedOutputStream;
import java.io.EOFException;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.concurrent.atomic.AtomicInteger;
import org.json.JSONArray;
import org.json.JSONObject;

/** A running language server, spoken to in its protocol as an editor would. */
final class LanguageServer implements AutoCloseable {
  private static final long DEADLINE_SECONDS = 120;
  private static final JSONObject SETTINGS =
      new JSONObject()
          .put("validate", true)
          .put("hover", true)
          .put("hoverSchemaSource", false)
          .put("completion", true)
          .put("schemaStore", new JSONObject().put("enable", false))
          .put("kubernetesCRDStore", new JSONObject().put("enable", false));

  private final Process process;
  private final OutputStream out;
  private final AtomicInteger lastId = new AtomicInteger();
  private final Map<Integer, CompletableFuture<Object>> answers = new ConcurrentHashMap<>();
  private final Map<String, CompletableFuture<JSONArray>> diagnostics = new ConcurrentHashMap<>();
  private final CompletableFuture<Void> ended = new CompletableFuture<>();

  /** Starts a server that looks for schemas from this folder. */
  LanguageServer(List<String> command, Path folder) throws IOException {
    process =
        new ProcessBuilder(command)
            .directory(folder.toFile())
            .redirectError(ProcessBuilder.Redirect.DISCARD)
            .start();
    out = new BufferedOutputStream(process.getOutputStream());
    Thread reader = new Thread(this::read, "language server");
    reader.setDaemon(true);
    reader.start();
    request(
        "initialize",
        new JSONObject()
            .put("processId", ProcessHandle.current().pid())
            .put("rootUri", folder.toUri().toString())
            .put("capabilities", capabilities()));
    send(new JSONObject().put("method", "initialized").put("params", new JSONObject()));
  }

  private static JSONObject capabilities() {
    List<String> markdown = List.of("markdown");
    JSONObject item =
        new JSONObject().put("snippetSupport", true).put("documentationFormat", markdown);
    return new JSONObject()
        .put("workspace", new JSONObject().put("configuration", true))
        .put(
            "textDocument",
            new JSONObject()
                .put("completion", new JSONObject().put("completionItem", item))
                .put("hover", new JSONObject().put("contentFormat", markdown)));
  }

  /** Shows a document to the server, which begins to check it. */
  void open(String uri, String text) {
    JSONObject document =
        new JSONObject()
            .put("uri", uri)
            .put("languageId", "yaml")
            .put("version", 1)
            .put("text", text);
    send(
        new JSONObject()
            .put("method", "textDocument/didOpen")
            .put("params", new JSONObject().put("textDocument", document)));
  }

  /** The answer to a request about a place in a document; {@link JSONObject#NULL} if none. */
  Object ask(String method, String uri, int line, int character) {
    return request(
        "textDocument/" + method,
        new JSONObject()
            .put("textDocument", new JSONObject().put("uri", uri))
            .put("position", new JSONObject().put("line", line).put("character", character)));
  }

  /** What the server first reports of a document. */
  JSONArray diagnostics(String uri) {
    return await(diagnosticsOf(uri));
  }

  private Object request(String method, JSONObject params) {
    int id = lastId.incrementAndGet();
    CompletableFuture<Object> answer = new CompletableFuture<>();
    answers.put(id, answer);
    send(new JSONObject().put("id", id).put("method", method).put("params", params));
    return await(answer);
  }

  private <T> T await(CompletableFuture<T> answer) {
    try {
      CompletableFuture.anyOf(answer, ended).get(DEADLINE_SECONDS, TimeUnit.SECONDS);
      return answer.get(0, TimeUnit.SECONDS);
    } catch (ExecutionException | TimeoutException e) {
      throw new IllegalStateException("the language server did not answer", e);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new IllegalStateException(e);
    }
  }

  private CompletableFuture<JSONArray> diagnosticsOf(String uri) {
    return diagnostics.computeIfAbsent(uri, each -> new CompletableFuture<>());
  }

  private void send(JSONObject message) {
    byte[] body = message.put("jsonrpc", "2.0").toString().getBytes(StandardCharsets.UTF_8);
    String head = "Content-Length: " + body.length + "\r\n\r\n";
    synchronized (out) {
      try {
        out.write(head.getBytes(StandardCharsets.US_ASCII));
        out.write(body);
        out.flush();
      } catch (IOException e) {
        throw new UncheckedIOException(e);
      }
    }
  }

  private void read() {
    try (InputStream in = new BufferedInputStream(process.getInputStream())) {
      while (true) {
        receive(new JSONObject(new String(in.readNBytes(length(in)), StandardCharsets.UTF_8)));
      }
    } catch (IOException e) {
      ended.completeExceptionally(e);
    }
  }

  private static int length(InputStream in) throws IOException {
    int length = -1;
    for (String line = line(in); !line.isEmpty(); line = line(in)) {
      if (line.toLowerCase(Locale.ROOT).startsWith("content-length:")) {
        length = Integer.parseInt(line.substring(line.indexOf(':') + 1).strip());
      }
    }
    return length;
  }

  private static String line(InputStream in) throws IOException {
    StringBuilder line = new StringBuilder();
    for (int c = in.read(); c != '\n'; c = in.read()) {
      if (c < 0) {
        throw new EOFException("the language server has ended");
      }
      line.append((char) c);
    }
    return line.toString().strip();
  }

  private void receive(JSONObject message) {
    if (!message.has("method")) {
      answers
          .remove(message.getInt("id"))
          .complete(message.has("result") ? message.get("result") : JSONObject.NULL);
    } else if (message.has("id")) {
      send(new JSONObject().put("id", message.get("id")).put("result", reply(message)));
    } else if (message.getString("method").equals("textDocument/publishDiagnostics")) {
      JSONObject params = message.getJSONObject("params");
      diagnosticsOf(params.getString("uri")).complete(params.getJSONArray("diagnostics"));
    }
  }

  private static Object reply(JSONObject request) {
    if (!request.getString("method").equals("workspace/configuration")) {
      return JSONObject.NULL;
    }
    JSONArray settings = new JSONArray();
    for (Object item : request.getJSONObject("params").getJSONArray("items")) {
      boolean yaml = ((JSONObject) item).optString("section").equals("yaml");
      settings.put(yaml ? SETTINGS : new JSONObject());
    }
    return settings;
  }

  @Override
  public void close() throws IOException {
    request("shutdown", new JSONObject());
    send(new JSONObject().put("method", "exit"));
    try {
      if (!process.waitFor(DEADLINE_SECONDS, TimeUnit.SECONDS)) {
        process.destroyForcibly();
      }
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
    out.close();
  }
}
