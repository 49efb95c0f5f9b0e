package org.runspec.entry;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.FileTime;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.DisabledOnOs;
import org.junit.jupiter.api.condition.OS;
import org.junit.jupiter.api.io.TempDir;
import org.runspec.entry.StubbedClone.Outcome;

@DisabledOnOs(value = OS.WINDOWS, disabledReason = "the script is for sh")
class VerifyScriptTest {
  private static final String REPORT =
      """
      <testsuite xmlns:xsi="x" name="org.A" time="0.1" tests="3" errors="0" skipped="3" failures="0">
        <testcase name="passes" classname="org.A" time="0.0"/>
        <testcase name="says(String)[1]" classname="org.A" time="0.0">
          <skipped message="needs &quot;npm&quot; &amp; a server"/>
        </testcase>
        <testcase name="assumes" classname="org.A" time="0.0">
          <skipped type="org.opentest4j.TestAbortedException"><![CDATA[org.opentest4j.TestAbortedException: Assumption failed: needs torch
      and a GPU
      \tat org.A.assumes(A.java:1)
      ]]></skipped>
        </testcase>
        <testcase name="gives no reason" classname="org.A" time="0.0">
          <skipped/>
        </testcase>
      </testsuite>
      """;

  @TempDir private Path folder;
  private StubbedClone clone;

  @BeforeEach
  void makeClone() throws IOException {
    clone = new StubbedClone(folder);
    Files.createDirectories(clone.top().resolve("launcher/target"));
  }

  @Test
  void passesArgumentsToMavenAndItsExitCodeBack() throws Exception {
    clone.set("STUB_MAVEN_EXIT", "7");

    Outcome outcome = clone.verify("-pl", "launcher", "-Dtest=A B");

    assertEquals(7, outcome.exit());
    assertEquals("-B -ntp verify -pl launcher -Dtest=A B | ", clone.mavenCalls().get(0));
  }

  @Test
  void endsWithTheSkippedTestsAndTheirReasons() throws Exception {
    reportInMaven("org.A", REPORT);

    assertTrue(
        clone
            .verify()
            .out()
            .endsWith(
                """

                Skipped tests (3):
                  org.A.assumes: needs torch and a GPU
                  org.A.gives no reason: no reason given
                  org.A.says(String)[1]: needs "npm" & a server
                """));
  }

  @Test
  void classSkippedAsAWholeCountsButOneThatHoldsNestedClassesDoesNot() throws Exception {
    reportInMaven("org.Whole", "<testsuite name=\"org.Whole\" tests=\"0\"/>\n");
    reportInMaven("org.Outer", "<testsuite name=\"org.Outer\" tests=\"0\"/>\n");
    reportInMaven("org.Outer$Inner", "<testsuite name=\"org.Outer$Inner\" tests=\"1\"/>\n");

    clone.verify();

    assertEquals(
        "org.Whole\tskipped as a whole, before its first test\n",
        Files.readString(clone.top().resolve("target/skipped.tsv")));
  }

  @Test
  void reportsOfEarlierRunsDoNotCount() throws Exception {
    Path old = clone.write("launcher/target/surefire-reports/TEST-org.A.xml", REPORT);
    Files.setLastModifiedTime(old, FileTime.fromMillis(0));

    assertFalse(clone.verify().out().contains("Skipped"));
  }

  /** Lets the stub of Maven leave that report. */
  private void reportInMaven(String name, String report) throws IOException {
    Path reports = Files.createDirectories(folder.resolve("reports/surefire-reports"));
    Files.writeString(reports.resolve("TEST-" + name + ".xml"), report);
    clone.set("STUB_MAVEN_REPORTS", reports.getParent().toString());
  }
}
