package org.runspec.spec.problem;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import org.junit.jupiter.api.Test;

class ShownTest {
  @Test
  void whatIsShortAndHarmlessStays() {
    assertEquals("it's 'ü' 👩‍🚀 <x>", Shown.of("it's 'ü' 👩‍🚀 <x>", 400));
  }

  @Test
  void whatAScreenWouldObeyIsWrittenOut() {
    assertEquals(
        "a\\nb\\r\\t\\u0000\\u001B[31m\\u2028\\u202E",
        Shown.of("a\nb\r\t\0\033[31m" + (char) 0x2028 + (char) 0x202E, 400));
  }

  @Test
  void theMiddleOfALongTextIsLeftOut() {
    String shown = Shown.of("begin" + "x".repeat(1_000_000) + "end", 400);

    assertEquals(400, shown.length());
    assertTrue(shown.startsWith("begin") && shown.contains(" [...] ") && shown.endsWith("end"));
  }

  @Test
  void noCharacterIsCutInTwo() {
    for (int longest = 400; longest < 404; longest++) {
      String shown = Shown.of("x" + "🚀".repeat(1000), longest);

      assertEquals(shown, new String(shown.getBytes(UTF_8), UTF_8));
      assertTrue(shown.length() <= longest);
    }
  }
}
