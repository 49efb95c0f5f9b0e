package org.runspec.batchservice;

import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.List;
import java.util.stream.Collectors;
import org.runspec.batchservice.cloud.ErrorBody;
import org.runspec.batchservice.http.Signing;

/** Lets things go wrong in a local Batch service. */
public final class LocalControl {
  private final URI url;
  private final Signing signing;
  private final HttpClient client =
      HttpClient.newBuilder().connectTimeout(Duration.ofSeconds(10)).build();

  /**
   * Of a service.
   *
   * @param url its address
   */
  public LocalControl(URI url) {
    this.url = url;
    this.signing = new Signing(LocalAccount.key());
  }

  /**
   * Takes low-priority nodes away, those with tasks first.
   *
   * @return their names, as JSON
   */
  public String preempt(int nodes) throws IOException, InterruptedException {
    return send("POST", "$local/preempt", "{\"nodes\": " + nodes + "}");
  }

  /** Takes certain nodes away; dedicated ones become unusable. */
  public String preempt(List<String> nodes) throws IOException, InterruptedException {
    String names = nodes.stream().map(node -> "\"" + node + "\"").collect(Collectors.joining(", "));
    return send("POST", "$local/preempt", "{\"nodes\": [" + names + "]}");
  }

  /**
   * Changes how good the service is.
   *
   * @param changes as JSON, such as {@code {"dedicatedCores": 0, "calls": {"share": 0.3}}}
   * @return how it is now
   * @throws IllegalArgumentException if there is no such thing to change, or not so
   */
  public String faults(String changes) throws IOException, InterruptedException {
    return send("PATCH", "$local/faults", changes);
  }

  /** How good the service is, as JSON. */
  public String faults() throws IOException, InterruptedException {
    return faults("{}");
  }

  /** Lets the service end; its tasks live on. */
  public void stop() throws IOException, InterruptedException {
    send("POST", "$local/stop", "{}");
  }

  private String send(String verb, String path, String body)
      throws IOException, InterruptedException {
    byte[] content = body.getBytes(StandardCharsets.UTF_8);
    HttpRequest request =
        signing.sign(verb, url.resolve(path), content).timeout(Duration.ofSeconds(30)).build();
    HttpResponse<String> answer = client.send(request, HttpResponse.BodyHandlers.ofString());
    if (answer.statusCode() == 400) {
      throw new IllegalArgumentException(ErrorBody.reason(answer.body()));
    } else if (answer.statusCode() != 200) {
      throw new IOException(
          "the local Batch service refused it (" + answer.statusCode() + "): " + answer.body());
    }
    return answer.body();
  }
}
