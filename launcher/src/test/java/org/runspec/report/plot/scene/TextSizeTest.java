package org.runspec.report.plot.scene;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.DoubleRange;
import net.jqwik.api.constraints.StringLength;
import org.junit.jupiter.api.Test;

/** Words fit where they are put. */
class TextSizeTest {
  @Property
  void whatIsCutFitsWhateverTheRoom(
      @ForAll @StringLength(max = 30) String text,
      @ForAll @DoubleRange(min = -50, max = 200) double room) {
    String cut = TextSize.cut(text, 12, room);

    assertTrue(cut.isEmpty() || TextSize.width(cut, 12) <= room, cut);
  }

  @Test
  void nothingIsLeftWhereThereIsNoRoomForAnEllipsis() {
    assertEquals("", TextSize.cut("", 12, -1));
    assertEquals("", TextSize.cut("loss", 12, 0));
    assertEquals("loss", TextSize.cut("loss", 12, 100));
  }
}
