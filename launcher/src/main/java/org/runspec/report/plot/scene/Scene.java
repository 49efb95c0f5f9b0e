package org.runspec.report.plot.scene;

import java.util.List;
import org.runspec.report.plot.figure.Rgb;

/**
 * A page.
 *
 * @param width in pixels
 * @param height in pixels
 * @param paper behind everything
 * @param layers from the lowest to the uppermost
 */
public record Scene(int width, int height, Rgb paper, List<Layer> layers, List<Frame> frames) {
  public Scene {
    layers = List.copyOf(layers);
    frames = List.copyOf(frames);
  }
}
