package org.runspec.cli;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.parallel.ResourceLock;
import org.junit.jupiter.api.parallel.Resources;

@ResourceLock(Resources.SYSTEM_PROPERTIES)
class ProgramNameTest {
  @AfterEach
  void forget() {
    System.clearProperty("runspec.program");
  }

  @Test
  void helpNamesTheProgramAsItWasCalled() {
    System.setProperty("runspec.program", "../run");
    assertTrue(Help.overview().contains("\n  ../run SPEC.yaml "), Help::overview);
    assertFalse(Help.overview().contains("run.jar"));
    assertTrue(
        Help.of("explain", Commands.of("explain"))
            .startsWith("Usage: ../run explain SPEC.yaml KEY [options]\n"));
  }

  @Test
  void theReferencePageIsTheSameForEverybody() {
    String page = CommandReference.text();
    System.setProperty("runspec.program", "../run");
    assertEquals(page, CommandReference.text());
  }
}
