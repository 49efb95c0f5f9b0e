package org.runspec.run.console;

import java.io.IOException;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.List;
import java.util.OptionalLong;
import org.runspec.run.journal.AppendedLines;

/**
 * Shows a run on the terminal and keeps what it shows in {@code console.txt}. Lines of ours stand
 * on lines of their own, also where a program left one unfinished. A program's output goes into the
 * file byte for byte, and to the terminal in a harmless form. The progress bar lives on the
 * terminal's last line, below all else, and never in the file; while a program's line is unfinished
 * it is hidden. Thread-safe.
 *
 * <p>All methods throw {@link UncheckedIOException} when the file cannot be written; what could not
 * be written was shown nevertheless.
 */
public final class Console implements AutoCloseable {
  private final OutputStream file;
  private final Terminal terminal;
  private final StatusLine status;
  private boolean fileInMidLine;
  private boolean screenInMidLine;
  private boolean coloursLeftOn;

  private Console(OutputStream file, Terminal terminal) {
    this.file = file;
    this.terminal = terminal;
    this.status = new StatusLine(terminal.err());
  }

  /** Shows on a terminal, and appends to a file, on a line of its own. */
  public static Console open(Path file, Terminal terminal) {
    try {
      boolean inMidLine = AppendedLines.endsInMidLine(file);
      Console console =
          new Console(
              Files.newOutputStream(file, StandardOpenOption.CREATE, StandardOpenOption.APPEND),
              terminal);
      console.fileInMidLine = inMidLine;
      return console;
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /** Shows one line. */
  public void print(String line) {
    print(List.of(line));
  }

  /** Shows lines with nothing between them; control characters in them do no harm. */
  public synchronized void print(List<String> lines) {
    if (lines.isEmpty()) {
      return;
    }
    String text = HarmlessText.plain(String.join("\n", lines)) + "\n";
    String kept = fileInMidLine ? "\n" + text : text;
    String shown = screenInMidLine ? "\n" + text : text;
    put(
        kept.getBytes(StandardCharsets.UTF_8),
        coloursLeftOn ? HarmlessText.COLOURS_OFF + shown : shown);
  }

  /**
   * A place for a program's output, UTF-8 as a rule. Each stream of a program needs one of its own;
   * whatever is written to it is shown at once. It need not be closed before the console is.
   */
  public OutputStream programOutput() {
    return new ProgramOutput(this);
  }

  /**
   * Shows how far a stage is, if someone is looking, until it is closed. One at a time.
   *
   * @param stage the stage's name
   * @param stepName what a step is called, such as {@code iters}
   * @param total how many steps there will be, if that is known
   */
  public StageProgress progress(String stage, String stepName, OptionalLong total) {
    return terminal.interactive()
        ? new DrawnProgress(
            this, new ProgressText(stage, stepName, total), terminal.width().getAsInt() - 1)
        : StageProgress.NOT_SHOWN;
  }

  /** Removes the progress bar, leaves the terminal's colours as they were, closes the file. */
  @Override
  public synchronized void close() {
    status("");
    if (coloursLeftOn) {
      show(HarmlessText.COLOURS_OFF);
    }
    try {
      file.close();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /** Changes the last line's text; empty for none. */
  synchronized void status(String text) {
    status.erase();
    status.set(text);
    drawStatus();
  }

  /**
   * Passes on a piece of a program's output, or lines.
   *
   * @param kept what goes into the file
   * @param shown the same for the terminal, harmless
   */
  synchronized void put(byte[] kept, String shown) {
    if (kept.length == 0 && shown.isEmpty()) {
      return;
    }
    status.erase();
    show(shown);
    drawStatus();
    try {
      file.write(kept);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
    if (kept.length > 0) {
      fileInMidLine = kept[kept.length - 1] != '\n';
    }
  }

  private void show(String text) {
    terminal.out().print(text);
    terminal.out().flush();
    int lastLine = text.lastIndexOf('\n') + 1;
    boolean visible =
        !HarmlessText.withoutColours(text.substring(lastLine)).replace("\r", "").isEmpty();
    screenInMidLine = visible || (lastLine == 0 && screenInMidLine);
    int lastColour = text.lastIndexOf(HarmlessText.ESCAPE);
    if (lastColour >= 0) {
      coloursLeftOn = !text.startsWith(HarmlessText.COLOURS_OFF, lastColour);
    }
  }

  private void drawStatus() {
    if (!screenInMidLine) {
      status.draw();
    }
  }
}
