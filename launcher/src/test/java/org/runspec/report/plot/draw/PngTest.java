package org.runspec.report.plot.draw;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.List;
import org.junit.jupiter.api.Test;
import org.runspec.report.plot.figure.Rgb;
import org.runspec.report.plot.scene.Scene;
import org.runspec.spec.problem.UserProblem;

/** Pictures that cannot be drawn are refused before anything is. */
class PngTest {
  private static Scene empty(int width, int height) {
    return new Scene(width, height, new Rgb(0xffffff), List.of(), List.of());
  }

  @Test
  void aPictureOfMorePixelsThanAnybodyLooksAtIsRefused() {
    String said =
        assertThrows(UserProblem.class, () -> Png.file(empty(10_000, 10_000))).getMessage();

    assertTrue(said.contains("20000x20000 pixels"), said);
    assertTrue(said.contains(".svg"), said);
  }

  @Test
  void sizesThatNoNumberHoldsAreRefusedToo() {
    assertThrows(UserProblem.class, () -> Png.file(empty(Integer.MAX_VALUE, 4)));
  }

  @Test
  void whatJavaLacksIsSaidAndABugStaysOne() {
    assertThrows(
        UserProblem.class,
        () ->
            Letters.require(
                () -> {
                  throw new UnsatisfiedLinkError("libfreetype.so.6");
                }));
    NullPointerException bug = new NullPointerException("ours");

    assertEquals(
        bug,
        assertThrows(
            NullPointerException.class,
            () ->
                Letters.require(
                    () -> {
                      throw bug;
                    })));
  }
}
