package org.runspec.storage.azure;

import java.io.Console;

/** Whether a person sees what is said and can answer. */
final class Terminal {
  private Terminal() {}

  @SuppressWarnings("SystemConsoleNull") // a console since Java 22 is asked what it is
  static boolean isThere() {
    Console console = System.console();
    if (console == null) {
      return false;
    }
    try {
      return (boolean) Console.class.getMethod("isTerminal").invoke(console);
    } catch (NoSuchMethodException e) {
      return true; // before Java 22 there is a console on a terminal only
    } catch (ReflectiveOperationException e) {
      return false;
    }
  }
}
