package org.runspec.report.plot.figure;

import java.util.List;
import java.util.stream.IntStream;

/** Colours that go over into each other, by the names that plotting libraries give them. */
public enum ColorMap {
  VIRIDIS(0x440154, 0x472d7b, 0x3b528b, 0x2c728e, 0x21918c, 0x28ae80, 0x5ec962, 0xaddc30),
  CIVIDIS(0x00224e, 0x123570, 0x3b496c, 0x575d6d, 0x707173, 0x8a8678, 0xa59c74, 0xc3b369, 0xe1cc55),
  PLASMA(0x0d0887, 0x4c02a1, 0x7e03a8, 0xaa2395, 0xcc4778, 0xe66c5c, 0xf89540, 0xfdc527),
  MAGMA(0x000004, 0x1d1147, 0x51127c, 0x832681, 0xb73779, 0xe75263, 0xfc8961, 0xfec488),
  COOLWARM(0x3b4cc0, 0x6788ee, 0x9abbff, 0xc9d7f0, 0xedd1c2, 0xf7a889, 0xe26952, 0xb40426),
  BLUES(0xc6dbef, 0x9ecae1, 0x6baed6, 0x4292c6, 0x2171b5, 0x08519c, 0x08306b),
  GRAY(0x111111, 0x444444, 0x777777, 0xaaaaaa, 0xcccccc);

  @SuppressWarnings("ImmutableEnumChecker") // no list of it can be changed
  private final List<Rgb> stops;

  ColorMap(int... stops) {
    this.stops = IntStream.of(stops).mapToObj(Rgb::new).toList();
  }

  /**
   * The colour at a place.
   *
   * @param share from 0 to 1
   */
  public Rgb at(double share) {
    double place = Math.min(1, Math.max(0, share)) * (stops.size() - 1);
    int below = Math.min((int) place, stops.size() - 2);
    return stops.get(below).towards(stops.get(below + 1), place - below);
  }

  /** So many colours in even steps. */
  public List<Rgb> steps(int count) {
    return IntStream.range(0, count).mapToObj(i -> at(count == 1 ? 0 : i / (count - 1.0))).toList();
  }
}
