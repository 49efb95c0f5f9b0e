package org.runspec.report.plot.layout;

import java.util.ArrayList;
import java.util.List;
import org.runspec.report.plot.scene.Frame;
import org.runspec.report.plot.scene.Layer;

/** What comes onto a page, in the order in which it is drawn. */
final class Drafted {
  private final List<Layer> layers = new ArrayList<>();
  private final List<Frame> frames = new ArrayList<>();

  void add(Layer layer) {
    layers.add(layer);
  }

  void add(Frame frame) {
    frames.add(frame);
  }

  List<Layer> layers() {
    return layers;
  }

  List<Frame> frames() {
    return frames;
  }
}
