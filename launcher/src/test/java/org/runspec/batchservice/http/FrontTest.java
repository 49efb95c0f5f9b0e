package org.runspec.batchservice.http;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.fasterxml.jackson.databind.node.ObjectNode;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.Map;
import java.util.TreeMap;
import org.approvaltests.Approvals;
import org.approvaltests.core.Options;
import org.approvaltests.namer.NamerWrapper;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.runspec.batchservice.cloud.Cloud;
import org.runspec.batchservice.cloud.Json;
import org.runspec.batchservice.cloud.PassingTime;
import org.runspec.batchservice.machine.Machine;

/** Who may call, and what answers look like. */
class FrontTest {
  private static final String APPROVED = "src/test/resources/org/runspec/batchservice/";
  private static final URI BASE = URI.create("http://127.0.0.1:10/");
  private static final SharedKey KEY = new SharedKey("account", "AAECAwQ=");
  private static final String JOB =
      """
      {"id": "job7", "metadata": [{"name": "näme", "value": "\\n"}], "poolInfo": {"poolId": "p"}}
      """;

  private final PassingTime time = new PassingTime();
  private Cloud cloud;
  private Front front;
  private boolean stopped;

  @BeforeEach
  void open(@TempDir Path folder) throws Exception {
    Cloud.Problems none =
        (what, why) -> {
          throw new AssertionError(what, why);
        };
    cloud = Cloud.in(folder, BASE, "account", new Machine(Map.of()), time, none);
    front = new Front(cloud, KEY, BASE, "this one", time, () -> stopped = true, none);
  }

  @AfterEach
  void close() {
    cloud.close();
  }

  private Call call(String verb, String address, String body, Instant date) {
    Map<String, String> headers = new TreeMap<>(String.CASE_INSENSITIVE_ORDER);
    headers.put("ocp-date", Answer.date(date));
    if (!body.isEmpty()) {
      headers.put("Content-Length", String.valueOf(body.getBytes(StandardCharsets.UTF_8).length));
    }
    Call unsigned = Call.of(verb, address, headers, body);
    headers.put("Authorization", KEY.authorization(verb, unsigned.target(), unsigned.signed()));
    return Call.of(verb, address, headers, body);
  }

  private Answer send(String verb, String address, String body) throws Exception {
    return front.answer(call(verb, address, body, PassingTime.BEGIN));
  }

  private static String text(Answer answer) {
    return new String(answer.body(), StandardCharsets.UTF_8);
  }

  private static String code(Answer answer) throws Exception {
    return Json.read(text(answer)).path("code").asText();
  }

  @Test
  void aCallIsSignedNow() throws Exception {
    assertEquals(200, send("GET", "/jobs?api-version=1", "").status());

    Call unsigned = Call.of("GET", "/jobs?api-version=1", Map.of(), "");
    assertEquals(401, front.answer(unsigned).status());
    for (int minutes : new int[] {-16, 16}) {
      Instant date = PassingTime.BEGIN.plus(Duration.ofMinutes(minutes));
      Answer late = front.answer(call("GET", "/jobs?api-version=1", "", date));
      assertEquals(403, late.status());
      assertEquals("AuthenticationFailed", code(late));
      assertTrue(text(late).contains("15 minutes"));
    }
    assertEquals("this one", text(front.answer(Call.of("GET", "/$local/health", Map.of(), ""))));
  }

  @Test
  void itEndsWhenSomebodyWhoMayCallWantsIt() throws Exception {
    Call unsigned = Call.of("POST", "/$local/stop", Map.of(), "{}");
    assertEquals(401, front.answer(unsigned).status());
    assertFalse(stopped);

    assertEquals(200, send("POST", "/$local/stop", "{}").status());
    assertTrue(stopped);
  }

  @ParameterizedTest
  @CsvSource({
    "GET, /jobs, 400, MissingRequiredQueryParameter",
    "GET, /nothing?api-version=1, 404, ResourceNotFound",
    "GET, /jobs/j/nothing?api-version=1, 404, ResourceNotFound",
    "GET, /pools/p/nodes/n?api-version=1, 404, PoolNotFound",
    "GET, /jobs?api-version=1&maxresults=1001, 400, InvalidQueryParameterValue",
    "GET, /jobs?api-version=1&maxresults=x, 400, InvalidQueryParameterValue",
    "POST, /jobs?api-version=1, 400, InvalidRequestBody",
    "DELETE, /jobs/j?api-version=1, 404, JobNotFound",
    "GET, /?api-version=1, 404, ResourceNotFound"
  })
  void whatCannotBeIsToldByCode(String verb, String address, int status, String code)
      throws Exception {
    Answer answer = send(verb, address, "");

    assertEquals(status, answer.status());
    assertEquals(code, code(answer));
  }

  @Test
  void answersLookLikeThose() throws Exception {
    StringBuilder screen = new StringBuilder();
    show(screen, "POST", "/jobs?api-version=1", JOB);
    show(screen, "POST", "/jobs?api-version=1", JOB.replace("job7", "job8"));
    show(screen, "POST", "/jobs?api-version=1", JOB);
    show(screen, "POST", "/jobs?api-version=1", "{\"id\": \"a b\", \"poolInfo\": {}}");
    show(screen, "GET", "/jobs/job7?api-version=1", "");
    show(screen, "GET", "/jobs?api-version=1&maxresults=1&$select=id,state", "");
    show(
        screen,
        "POST",
        "/jobs/job7/addtaskcollection?api-version=1",
        """
        {"value": [{"id": "node0", "commandLine": "true"}, {"id": "node0", "commandLine": "true"},
         {"id": "node1"}]}
        """);
    show(screen, "GET", "/jobs/job7/tasks/node0?api-version=1", "");
    show(screen, "GET", "/jobs/job7/taskcounts?api-version=1", "");

    Approvals.verify(
        screen.toString(),
        new Options().forFile().withNamer(new NamerWrapper(() -> "answers", () -> APPROVED)));
  }

  private void show(StringBuilder screen, String verb, String address, String body)
      throws Exception {
    Answer answer = send(verb, address, body);
    screen.append(verb).append(' ').append(address).append('\n').append(body.strip()).append('\n');
    screen.append("→ ").append(answer.status()).append('\n');
    answer.headers().forEach((name, value) -> header(screen, name, value));
    if (answer.body().length > 0) {
      ObjectNode content = Json.read(text(answer));
      screen.append(content.toPrettyString()).append('\n');
    }
    screen.append('\n');
  }

  private static void header(StringBuilder screen, String name, String value) {
    String shown = name.equals("request-id") ? "…" : value;
    screen.append(name).append(": ").append(shown).append('\n');
  }
}
