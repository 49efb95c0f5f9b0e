package org.runspec.run.tensorboard;

import java.io.IOException;

/** The bytes of an event file are not what was written; nothing behind them can be trusted. */
final class CorruptRecordException extends IOException {
  private static final long serialVersionUID = 1L;

  CorruptRecordException(String what) {
    super(what);
  }
}
