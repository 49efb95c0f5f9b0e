package org.runspec.batchservice.http;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.net.URI;
import java.util.HashMap;
import java.util.Map;
import org.junit.jupiter.api.Test;

/**
 * What is signed, and how. The signatures were computed by {@code printf '…' | openssl dgst -sha256
 * -mac HMAC -macopt hexkey:… -binary | base64}.
 */
class SharedKeyTest {
  private static final SharedKey KEY =
      new SharedKey("LocalBatch", "AAECAwQFBgcICQoLDA0ODxAREhMUFRYXGBkaGxwdHh8=");
  private static final URI JOBS =
      URI.create("http://127.0.0.1:1/jobs?timeout=30&api-version=2024-07-01.20.0");

  private static SharedKey.Headers headers(String... namesAndValues) {
    Map<String, String> headers = new HashMap<>();
    for (int i = 0; i < namesAndValues.length; i += 2) {
      headers.put(namesAndValues[i], namesAndValues[i + 1]);
    }
    return new SharedKey.Headers() {
      @Override
      public String get(String name) {
        return headers.getOrDefault(name, "");
      }

      @Override
      public Iterable<String> names() {
        return headers.keySet();
      }
    };
  }

  @Test
  void aLineForEachFactInAFixedOrder() {
    SharedKey.Headers post =
        headers(
            "Content-Length", "17",
            "Content-Type", "application/json; odata=minimalmetadata; charset=utf-8",
            "If-Match", "0x8D",
            "Ocp-Date", " Fri, 20 Nov 2026 12:00:00 GMT ",
            "Accept", "*/*");

    assertEquals(
        """
        POST


        17

        application/json; odata=minimalmetadata; charset=utf-8


        0x8D



        ocp-date:Fri, 20 Nov 2026 12:00:00 GMT
        /localbatch/jobs
        api-version:2024-07-01.20.0
        timeout:30""",
        KEY.toSign("POST", JOBS, post));
    assertEquals(
        "SharedKey LocalBatch:8EHgbcyBDA1wG5fcJSr+wZWXjnggzgBd1zSyd61miWQ=",
        KEY.authorization("POST", JOBS, post));
  }

  @Test
  void namesOfParametersAreSortedAndInSmallLettersAndValuesDecoded() {
    URI tasks =
        URI.create("http://h/jobs/j%C3%A4/tasks?maxresults=2&$Filter=state%20eq%20'active'");

    assertEquals(
        "GET\n\n\n\n\n\n\n\n\n\n\n\n/localbatch/jobs/j%C3%A4/tasks\n"
            + "$filter:state eq 'active'\nmaxresults:2",
        KEY.toSign("GET", tasks, headers()));
  }

  @Test
  void whatIsSignedOtherwiseIsNotAdmitted() {
    String get = KEY.authorization("GET", JOBS, headers("ocp-date", "now"));

    assertTrue(KEY.admits(get, "GET", JOBS, headers("ocp-date", "now")));
    assertFalse(KEY.admits(get, "DELETE", JOBS, headers("ocp-date", "now")));
    assertFalse(KEY.admits(get, "GET", JOBS, headers("ocp-date", "later")));
    assertFalse(KEY.admits(get, "GET", JOBS, headers("ocp-date", "now", "ocp-range", "bytes=0-")));
    assertFalse(KEY.admits("", "GET", JOBS, headers("ocp-date", "now")));
    assertFalse(
        new SharedKey("LocalBatch", "d3Jvbmc=")
            .admits(get, "GET", JOBS, headers("ocp-date", "now")));
  }
}
