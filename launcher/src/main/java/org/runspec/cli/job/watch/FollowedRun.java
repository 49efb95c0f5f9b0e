package org.runspec.cli.job.watch;

import java.io.IOException;
import java.io.PrintStream;
import java.util.Optional;
import java.util.OptionalInt;
import org.runspec.cli.session.OutputChannel;
import org.runspec.job.RunState;
import org.runspec.node.door.Begin;
import org.runspec.pace.Bell;
import org.runspec.report.Named;
import org.runspec.store.JobView;
import org.runspec.store.JobView.RunRow;

/**
 * A run whose output is shown as it grows, attempt after attempt: as its node sends it, else as it
 * comes to the store.
 */
final class FollowedRun {
  /** A node that breaks off so often in one attempt is not asked again. */
  private static final int MOST_TRIES = 3;

  private final Named.Run run;
  private final StoredOutput stored;
  private final Screen screen;
  private final Beginning beginning;
  private final Optional<Doors> doors;
  private final OptionalInt only;
  private int attempt;

  /** Behind the last byte that was shown, in what the attempt printed. */
  private long position;

  /** Up to here a byte stands in the store where it was printed. */
  private long plain = Long.MAX_VALUE;

  /** Whether nothing was shown, and it is still open with how many lines to begin. */
  private boolean untouched;

  private Optional<Doors.Sending> live = Optional.empty();
  private boolean whole;
  private int tries;

  /**
   * Nothing was shown yet.
   *
   * @param doors absent to follow in the store alone
   * @param only the attempt that is shown; absent for the newest and all after it
   */
  FollowedRun(
      Named.Run run,
      StoredOutput stored,
      Screen screen,
      Beginning beginning,
      Optional<Doors> doors,
      OptionalInt only) {
    this.run = run;
    this.stored = stored;
    this.screen = screen;
    this.beginning = beginning;
    this.doors = doors;
    this.only = only;
  }

  /** Where it is shown; by several threads, one piece after the other. */
  static final class Screen {
    private final OutputChannel channel;
    private final PrintStream notes;
    private boolean closed;

    /**
     * A screen.
     *
     * @param notes gets what is not output
     */
    Screen(OutputChannel channel, PrintStream notes) {
      this.channel = channel;
      this.notes = notes;
    }

    synchronized void show(byte[] piece) {
      if (!closed) {
        channel.write(piece);
      }
    }

    synchronized void note(String text) {
      channel.end();
      notes.println(text);
    }

    /** Shows the last half line, and nothing more. */
    synchronized void close() {
      if (!closed) {
        channel.end();
        closed = true;
      }
    }
  }

  Named.Run run() {
    return run;
  }

  /**
   * Shows what is new.
   *
   * @param wake rung when there may be more to do
   * @return whether all is shown that there will be
   */
  boolean advance(JobView view, Bell wake, Notes notes) throws IOException {
    RunRow row = view.runs().get(run.index());
    int wanted = only.orElse(row.attempt());
    boolean sends = stillSends();
    if (wanted > 0 && wanted <= row.attempt() && !sends) {
      if (wanted != attempt) {
        next(wanted);
      }
      boolean goesOn = row.state() == RunState.RUNNING && wanted == row.attempt();
      if (!whole && !(goesOn && goesLive(view, row, wake, notes))) {
        copy(!goesOn);
      }
    }
    boolean isLast = row.state().isTerminal() || wanted < row.attempt();
    return isLast && !sends && wanted == attempt;
  }

  /** Which attempt is shown, from 1; 0 before one is. */
  int attempt() {
    return attempt;
  }

  /**
   * Whether the node still sends. If it ended, what it sent is not asked for again: to be asked
   * once, before what is missing is looked for elsewhere.
   */
  private boolean stillSends() {
    if (live.isPresent() && live.get().isOver()) {
      Doors.Sending over = live.get();
      live = Optional.empty();
      position = over.position();
      plain = over.plain();
      whole = over.isWhole();
    }
    return live.isPresent();
  }

  private void next(int latest) throws IOException {
    if (attempt > 0) {
      if (!whole) {
        copy(true);
      }
      screen.note("--- " + run + ", attempt " + latest + " ---");
    }
    untouched = attempt == 0;
    position = untouched ? beginning(latest) : 0;
    attempt = latest;
    plain = Long.MAX_VALUE;
    whole = false;
    tries = 0;
  }

  private long beginning(int latest) throws IOException {
    return beginning.lines().isPresent()
        ? stored.beginOfLast(latest, beginning.lines().getAsInt())
        : 0;
  }

  private boolean goesLive(JobView view, RunRow row, Bell wake, Notes notes) throws IOException {
    if (doors.isEmpty() || row.node().isEmpty() || tries >= MOST_TRIES) {
      return false;
    }
    Begin begin = untouched ? Begin.with(beginning.lines()) : new Begin(attempt, position, 0);
    Doors.Way way = doors.get().to(run, view.nodes().get(row.node().get()), begin);
    if (way instanceof Doors.Way.Live found && found.output().attempt() == attempt) {
      tries++;
      untouched = false;
      notes.attached(attempt > 1 ? run + ", attempt " + attempt : run.toString());
      live = Optional.of(doors.get().copy(found.output(), screen, wake));
    } else if (way instanceof Doors.Way.Live other) {
      other.output().close(); // the view is behind, or the node is: they soon agree
    } else if (way instanceof Doors.Way.Closed closed) {
      tries = MOST_TRIES;
      notes.stored(run.toString(), closed.why());
    }
    return live.isPresent();
  }

  /** Shows what is stored of an attempt, as far as it came. */
  void showStored(int of) throws IOException {
    position = beginning(of);
    attempt = of;
    copy(true);
  }

  /**
   * Copies from the store.
   *
   * @param over whether the attempt prints no more; the end of a long output is stored only then
   */
  private void copy(boolean over) throws IOException {
    if (position > plain && !over) {
      return;
    }
    long place = stored.placeOf(attempt, position, plain);
    position = place;
    plain = Long.MAX_VALUE;
    for (byte[] piece = stored.read(attempt, place);
        piece.length > 0;
        piece = stored.read(attempt, place)) {
      screen.show(piece);
      untouched = false;
      place += piece.length;
      position = place;
    }
  }

  /** Shows the last half line. */
  void end() {
    screen.close();
  }
}
