package org.runspec.cli;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;

class UnforeseenEndTest {
  private static final StackTraceElement SHUTDOWN = frame("java.lang.Shutdown", "exit", 173);
  private static final StackTraceElement RUNTIME = frame("java.lang.Runtime", "exit", 115);
  private static final StackTraceElement SYSTEM = frame("java.lang.System", "exit", 1860);
  private static final StackTraceElement STAGE = frame("Leaving_Proc", "run", 12);
  private static final StackTraceElement THREAD = frame("java.lang.Thread", "run", 840);

  @Test
  void whoCalledExitIsNamed() {
    assertReason(
        "the stage ended the Java machine: System.exit in Leaving_Proc (Leaving_Proc.java:12)",
        SHUTDOWN,
        RUNTIME,
        SYSTEM,
        STAGE,
        THREAD);
  }

  @Test
  void soIsWhoAskedTheRuntimeItself() {
    assertReason(
        "the stage ended the Java machine: System.exit in Leaving_Proc (Leaving_Proc.java:12)",
        SHUTDOWN,
        RUNTIME,
        STAGE,
        THREAD);
  }

  @Test
  void anotherMethodOfThatNameIsNoExit() {
    assertReason(
        "the Java machine was ended from outside",
        frame("java.lang.Object", "wait", 1),
        frame("Leaving_Proc", "exit", 3),
        STAGE,
        THREAD);
  }

  private static void assertReason(String expected, StackTraceElement... stack) {
    List<StackTraceElement[]> stacks =
        List.of(new StackTraceElement[] {THREAD}, new StackTraceElement[0], stack);
    Optional<StackTraceElement> caller = UnforeseenEnd.exitCaller(stacks);
    assertEquals(expected, UnforeseenEnd.reason(caller));
  }

  private static StackTraceElement frame(String type, String method, int line) {
    String file = type.substring(type.lastIndexOf('.') + 1) + ".java";
    return new StackTraceElement(type, method, file, line);
  }
}
