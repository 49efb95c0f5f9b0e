package org.runspec.entry;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.DisabledOnOs;
import org.junit.jupiter.api.condition.OS;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.runspec.entry.StubbedClone.Outcome;

@DisabledOnOs(value = OS.WINDOWS, disabledReason = "the script is for sh")
class ProxyTest {
  private StubbedClone clone;

  @BeforeEach
  void makeClone(@TempDir Path folder) throws IOException {
    clone = new StubbedClone(folder);
  }

  @ParameterizedTest
  @CsvSource({
    "http://proxy.example.org:3128, proxy.example.org, 3128",
    "http://proxy.example.org:3128/, proxy.example.org, 3128",
    "proxy.example.org:3128, proxy.example.org, 3128",
    "http://proxy.example.org, proxy.example.org, 80",
    "https://proxy.example.org, proxy.example.org, 443",
    "http://[::1]:3128, [::1], 3128"
  })
  void proxyOfTheEnvironmentIsMavensToo(String url, String host, String port) throws Exception {
    clone.set("https_proxy", url);

    clone.run("--version");

    assertTrue(
        onlyMavenCall().contains("-Dhttps.proxyHost=" + host + " -Dhttps.proxyPort=" + port + " "),
        onlyMavenCall());
  }

  @Test
  void exceptionsAreWrittenTheJavaWay() throws Exception {
    clone.set("HTTP_PROXY", "proxy.example.org:1");
    clone.set("no_proxy", "localhost, .inner.example.org,10.0.0.0/8,other.org:8080");

    clone.run("--version");

    assertTrue(
        onlyMavenCall()
            .contains(
                "-Dhttp.nonProxyHosts=localhost|*.localhost|*.inner.example.org|other.org|*.other.org "),
        onlyMavenCall());
  }

  @Test
  void proxyInMavenOptsIsNotOverruled() throws Exception {
    clone.set("MAVEN_OPTS", "-Dhttps.proxyHost=mine");
    clone.set("https_proxy", "other:1");

    clone.run("--version");

    assertTrue(onlyMavenCall().endsWith("| -Dhttps.proxyHost=mine"), onlyMavenCall());
  }

  @Test
  void passwordGoesThroughAPrivateFileThatDoesNotStay() throws Exception {
    clone.set("https_proxy", "http://j%20doe:p%40%3Css%26@proxy.example.org:3128");

    clone.run("--version");

    String settings = Files.readString(clone.top().resolve("maven-settings"));
    assertTrue(
        settings.contains("<username>j doe</username><password>p@&lt;ss&amp;</password>"),
        settings);
    assertFalse(onlyMavenCall().contains("ss&"), onlyMavenCall());
    assertEquals(List.of(), clone.temporaryFiles());
  }

  @Test
  void passwordWithSettingsOfOnesOwnBelongsThere() throws Exception {
    Path settings = clone.top().resolveSibling("home/.m2/settings.xml");
    Files.createDirectories(settings.getParent());
    Files.writeString(settings, "<settings/>");
    clone.set("https_proxy", "http://j:p@proxy.example.org:3128");

    Outcome outcome = clone.run("--version");

    assertTrue(outcome.err().contains("~/.m2/settings.xml: see its <proxies>"), outcome.err());
    assertFalse(onlyMavenCall().contains("-s "), onlyMavenCall());
  }

  private String onlyMavenCall() throws IOException {
    List<String> calls = clone.mavenCalls();
    assertEquals(1, calls.size());
    return calls.get(0);
  }
}
