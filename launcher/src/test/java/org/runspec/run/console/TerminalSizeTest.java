package org.runspec.run.console;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.util.Map;
import java.util.OptionalInt;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class TerminalSizeTest {
  @Test
  void isWhatTheVariablesSayFirst() {
    Map<String, String> environment = Map.of("COLUMNS", "132", "LINES", "43");

    assertEquals(132, TerminalSize.width(environment));
    assertEquals(43, TerminalSize.height(environment));
  }

  @Test
  void isWhatSttySays() {
    assertEquals(OptionalInt.of(43), TerminalSize.first("43 132\n"));
    assertEquals(OptionalInt.of(132), TerminalSize.second("43 132\n"));
  }

  @ParameterizedTest
  @ValueSource(strings = {"", "24", "0 0", "wide high", "24 999999999", "24 0"})
  void isUnknownWhenSttySaysNothingUseful(String size) {
    assertEquals(OptionalInt.empty(), TerminalSize.second(size));
  }
}
