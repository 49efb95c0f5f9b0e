package org.runspec.storage.local;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.Locale;
import java.util.regex.Pattern;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.Assume;
import net.jqwik.api.Example;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;

/** Escaped names stand on every file system, and for one name only. */
class FileNamesTest {
  private static final Pattern PLAIN = Pattern.compile("[a-z0-9._\\-+=,@() ^%]+");

  @Provide
  Arbitrary<String> names() {
    return Arbitraries.oneOf(
        Arbitraries.strings().ofMinLength(1).ofMaxLength(30).excludeChars('/', '\0'),
        Arbitraries.strings().withChars("AaBb.^% n\u00e9").ofMinLength(1).ofMaxLength(8),
        Arbitraries.of(
            "nul", "CON", "com1.txt", "LPT9", "aux.", "prn.a.b", "a.", "a ", "...", "Nul"));
  }

  @Property
  void escapedNamesComeBack(@ForAll("names") String name) {
    Assume.that(isText(name));

    String encoded = FileNames.ESCAPED.encoded(name);

    assertEquals(name, FileNames.ESCAPED.decoded(encoded));
    assertTrue(PLAIN.matcher(encoded).matches(), encoded);
    assertEquals(encoded, encoded.toLowerCase(Locale.ROOT));
    assertFalse(encoded.endsWith(".") || encoded.endsWith(" "), encoded);
    assertFalse(encoded.matches("(con|prn|aux|nul|com[0-9]|lpt[0-9])(\\..*)?"), encoded);
  }

  @Example
  void commonNamesStayLegible() {
    assertEquals("metrics.jsonl", FileNames.ESCAPED.encoded("metrics.jsonl"));
    assertEquals("^r^e^a^d^m^e.md", FileNames.ESCAPED.encoded("README.md"));
    assertEquals("a%3ab", FileNames.ESCAPED.encoded("a:b"));
    assertEquals("%6eul", FileNames.ESCAPED.encoded("nul"));
  }

  /** Half a surrogate pair is in no key. */
  private static boolean isText(String name) {
    return name.codePoints().noneMatch(c -> c >= 0xd800 && c <= 0xdfff);
  }
}
