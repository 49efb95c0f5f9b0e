package org.runspec.run.tensorboard;

import com.google.protobuf.ByteString;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.OptionalDouble;
import org.tensorflow.proto.DataType;
import org.tensorflow.proto.Event;
import org.tensorflow.proto.Summary;
import org.tensorflow.proto.TensorProto;
import org.tensorflow.proto.TensorShapeProto;

/**
 * Finds the scalars in an event. There are two ways to write one: as a simple value (TensorFlow 1,
 * PyTorch), and as a tensor of a single float or double (TensorFlow 2, PyTorch's new style) that
 * carries its values either typed or as little-endian bytes. All else (images, histograms, text) is
 * passed over.
 */
final class ScalarEvents {
  private static final String SCALAR_PLUGIN = "scalars";
  private static final double MILLIS_PER_SECOND = 1e3;

  private ScalarEvents() {}

  static List<ScalarPoint> in(Event event, String tagPrefix) {
    Instant time = Instant.ofEpochMilli(Math.round(event.getWallTime() * MILLIS_PER_SECOND));
    List<ScalarPoint> points = new ArrayList<>();
    for (Summary.Value value : event.getSummary().getValueList()) {
      scalar(value)
          .ifPresent(
              number ->
                  points.add(
                      new ScalarPoint(tagPrefix + value.getTag(), event.getStep(), time, number)));
    }
    return points;
  }

  private static OptionalDouble scalar(Summary.Value value) {
    if (value.hasSimpleValue()) {
      return OptionalDouble.of(value.getSimpleValue());
    }
    String plugin = value.getMetadata().getPluginData().getPluginName();
    return value.hasTensor() && (plugin.isEmpty() || plugin.equals(SCALAR_PLUGIN))
        ? element(value.getTensor())
        : OptionalDouble.empty();
  }

  private static OptionalDouble element(TensorProto tensor) {
    if (!hasOneElement(tensor.getTensorShape())) {
      return OptionalDouble.empty();
    }
    ByteString bytes = tensor.getTensorContent();
    ByteBuffer content = bytes.asReadOnlyByteBuffer().order(ByteOrder.LITTLE_ENDIAN);
    if (tensor.getDtype() == DataType.DT_FLOAT) {
      if (bytes.size() == Float.BYTES) {
        return OptionalDouble.of(content.getFloat());
      }
      return OptionalDouble.of(tensor.getFloatValCount() == 0 ? 0.0 : tensor.getFloatVal(0));
    }
    if (tensor.getDtype() == DataType.DT_DOUBLE) {
      if (bytes.size() == Double.BYTES) {
        return OptionalDouble.of(content.getDouble());
      }
      return OptionalDouble.of(tensor.getDoubleValCount() == 0 ? 0.0 : tensor.getDoubleVal(0));
    }
    return OptionalDouble.empty();
  }

  private static boolean hasOneElement(TensorShapeProto shape) {
    return !shape.getUnknownRank()
        && shape.getDimList().stream().allMatch(dimension -> dimension.getSize() == 1);
  }
}
