package org.runspec.cli.job.watch;

import java.io.IOException;
import java.util.Arrays;
import org.runspec.node.door.LiveOutput;

/** Copies a run's output from its node to the screen, on a thread of its own. */
final class LiveCopy implements Runnable, Doors.Sending {
  private static final int PIECE = 1 << 16;

  private final LiveOutput output;
  private final FollowedRun.Screen screen;
  private final Runnable afterwards;
  private volatile long position;
  private volatile boolean whole;
  private volatile boolean over;

  private LiveCopy(LiveOutput output, FollowedRun.Screen screen, Runnable afterwards) {
    this.output = output;
    this.screen = screen;
    this.afterwards = afterwards;
    this.position = output.position();
  }

  /**
   * Begins.
   *
   * @param afterwards done on that thread when nothing more comes
   */
  static LiveCopy begin(LiveOutput output, FollowedRun.Screen screen, Runnable afterwards) {
    LiveCopy copy = new LiveCopy(output, screen, afterwards);
    Thread thread = new Thread(copy, "attached");
    thread.setDaemon(true);
    thread.start();
    return copy;
  }

  @Override
  public void run() {
    try (output) {
      byte[] piece = new byte[PIECE];
      for (int read = output.read(piece); read >= 0; read = output.read(piece)) {
        screen.show(Arrays.copyOf(piece, read));
        position = output.position();
      }
      whole = true;
    } catch (IOException e) {
      whole = false; // the node is gone: who follows looks where the rest may be
    } finally {
      over = true;
      afterwards.run();
    }
  }

  @Override
  public long position() {
    return position;
  }

  @Override
  public long plain() {
    return output.plain();
  }

  @Override
  public boolean isOver() {
    return over;
  }

  @Override
  public boolean isWhole() {
    return whole;
  }
}
