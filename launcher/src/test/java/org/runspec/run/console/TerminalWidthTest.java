package org.runspec.run.console;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.util.Map;
import java.util.OptionalInt;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class TerminalWidthTest {
  @Test
  void isTheVariableColumnsFirst() {
    assertEquals(132, TerminalWidth.ask(Map.of("COLUMNS", "132")));
  }

  @Test
  void isTheSecondNumberOfSttysSize() {
    assertEquals(OptionalInt.of(132), TerminalWidth.columns("43 132\n"));
  }

  @ParameterizedTest
  @ValueSource(strings = {"", "24", "24 0", "0 0", "24 wide", "24 999999999"})
  void isUnknownWhenSttySaysNothingUseful(String size) {
    assertEquals(OptionalInt.empty(), TerminalWidth.columns(size));
  }
}
