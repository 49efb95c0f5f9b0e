package org.runspec.cli.session;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.runspec.run.console.Terminal;
import org.runspec.spec.problem.UserProblem;

class QuestionTest {
  private final ByteArrayOutputStream shown = new ByteArrayOutputStream();

  private Session typing(String text, boolean interactive) {
    PrintStream screen = new PrintStream(shown, true, StandardCharsets.UTF_8);
    Terminal terminal =
        new Terminal(
            new ByteArrayInputStream(text.getBytes(StandardCharsets.UTF_8)),
            screen,
            screen,
            interactive,
            () -> 80,
            () -> 24);
    return new Session(Path.of("").toAbsolutePath(), Map.of(), terminal);
  }

  @Test
  void eachQuestionHasALineOfItsOwn() throws Exception {
    Session session = typing("y\r\nno\n Yes\n\n", true);

    assertTrue(Question.isAgreed(session, "One?"));
    assertFalse(Question.isAgreed(session, "Two?"));
    assertTrue(Question.isAgreed(session, "Three?"));
    assertFalse(Question.isAgreed(session, "Four?"));
    assertFalse(Question.isAgreed(session, "Five, when no more is typed?"));
  }

  @Test
  void whoSaysNoIsToldWhatWasNotDone() {
    Session session = typing("n\n", true);

    UserProblem problem =
        assertThrows(UserProblem.class, () -> Question.ask(session, "delete job1"));

    assertEquals("Really delete job1? [y/N] ", shown.toString(StandardCharsets.UTF_8));
    assertTrue(problem.getMessage().startsWith("Could not delete job1: you said no."));
  }

  @Test
  void nobodyIsAskedWhoCannotAnswer() {
    Session session = typing("y\n", false);

    assertThrows(UserProblem.class, () -> Question.ask(session, "delete job1"));
    assertEquals("", shown.toString(StandardCharsets.UTF_8));
  }
}
