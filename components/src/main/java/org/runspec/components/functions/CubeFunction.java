package org.runspec.components.functions;

/** A function of any number of coordinates, all of which are searched in the same range. */
abstract class CubeFunction implements TestFunction {
  private final int dimensions;
  private final Range range;

  CubeFunction(int dimensions, Range range) {
    this.dimensions = dimensions;
    this.range = range;
  }

  @Override
  public final int dimensions() {
    return dimensions;
  }

  @Override
  public final Range range(int coordinate) {
    return range;
  }
}
