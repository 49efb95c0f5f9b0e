package org.runspec.report.plot.figure;

/** The colours of all that is no data. */
public enum Look {
  /** Lines of a grid on white. */
  WHITEGRID(0xffffff, 0xffffff, 0xe6e6e6, 0x222222, 0x666666, 0x999999),
  /** White lines on grey. */
  DARKGRID(0xffffff, 0xeaeaf2, 0xffffff, 0x222222, 0x555555, 0xeaeaf2),
  /** No grid. */
  WHITE(0xffffff, 0xffffff, 0xffffff, 0x222222, 0x666666, 0x777777),
  /** For dark pages. */
  DARK(0x1b1e23, 0x1b1e23, 0x343941, 0xe8e8e8, 0xa8adb5, 0x6b727c);

  private final int page;
  private final int plot;
  private final int grid;
  private final int ink;
  private final int softInk;
  private final int frame;

  Look(int page, int plot, int grid, int ink, int softInk, int frame) {
    this.page = page;
    this.plot = plot;
    this.grid = grid;
    this.ink = ink;
    this.softInk = softInk;
    this.frame = frame;
  }

  /** Behind everything. */
  public Rgb page() {
    return new Rgb(page);
  }

  /** Behind the data. */
  public Rgb plot() {
    return new Rgb(plot);
  }

  /** Of lines at ticks. */
  public Rgb grid() {
    return new Rgb(grid);
  }

  /** Of titles. */
  public Rgb ink() {
    return new Rgb(ink);
  }

  /** Of numbers at ticks, and notes. */
  public Rgb softInk() {
    return new Rgb(softInk);
  }

  /** Of axes. */
  public Rgb frame() {
    return new Rgb(frame);
  }
}
