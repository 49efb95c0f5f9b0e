package org.runspec.components.network;

/** The curve behind a dense layer. */
public enum Activation {
  /** None. */
  LINEAR {
    @Override
    void apply(float[] values, int at, int length) {}

    @Override
    void multiplyBySlope(float[] gradients, float[] outputs, int length) {}
  },
  /** Negative numbers become 0. */
  RELU {
    @Override
    void apply(float[] values, int at, int length) {
      for (int i = at; i < at + length; i++) {
        values[i] = Math.max(values[i], 0);
      }
    }

    @Override
    void multiplyBySlope(float[] gradients, float[] outputs, int length) {
      for (int i = 0; i < length; i++) {
        gradients[i] = outputs[i] > 0 ? gradients[i] : 0;
      }
    }
  },
  /** See {@link Squash#tanh}. */
  TANH {
    @Override
    void apply(float[] values, int at, int length) {
      for (int i = at; i < at + length; i++) {
        values[i] = Squash.tanh(values[i]);
      }
    }

    @Override
    void multiplyBySlope(float[] gradients, float[] outputs, int length) {
      for (int i = 0; i < length; i++) {
        gradients[i] *= 1 - outputs[i] * outputs[i];
      }
    }
  };

  /** Replaces values by what the curve makes of them. */
  abstract void apply(float[] values, int at, int length);

  /** Takes gradients from behind the curve to before it. */
  abstract void multiplyBySlope(float[] gradients, float[] outputs, int length);
}
