package org.runspec.report.markup;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.io.ByteArrayInputStream;
import java.nio.charset.StandardCharsets;
import javax.xml.parsers.DocumentBuilderFactory;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.IntRange;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.runspec.report.table.ScreenText;
import org.w3c.dom.Element;

/** Whatever somebody calls a run, a parser reads it as text. */
class EscapedTextTest {
  private static Element parsed(String text) throws Exception {
    String escaped = EscapedText.of(text);
    String xml = "<t a=\"" + escaped + "\">" + escaped + "</t>";
    return DocumentBuilderFactory.newInstance()
        .newDocumentBuilder()
        .parse(new ByteArrayInputStream(xml.getBytes(StandardCharsets.UTF_8)))
        .getDocumentElement();
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "a&b",
        "<b>\"'</b>",
        "]]>",
        "\ufffe\uffff",
        "\ud800",
        "\udbff\udfff",
        "\u0000\u001b"
      })
  void hostileTextIsOnlyText(String text) throws Exception {
    assertEquals(ScreenText.harmless(text), parsed(text).getTextContent());
    assertEquals(ScreenText.harmless(text), parsed(text).getAttribute("a"));
  }

  @Property
  void everyCodePointCanBeReadBack(@ForAll @IntRange(max = Character.MAX_CODE_POINT) int c)
      throws Exception {
    String text = new String(Character.toChars(c));

    assertEquals(ScreenText.harmless(text), parsed(text).getTextContent());
  }
}
