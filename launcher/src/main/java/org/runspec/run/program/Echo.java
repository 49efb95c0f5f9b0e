package org.runspec.run.program;

import java.io.PrintStream;
import org.runspec.run.program.report.Report;

/** Writes what a program prints to a stream, too. */
record Echo(ProgramListener listener, PrintStream out) implements ProgramListener {
  @Override
  public void started(long pid) {
    listener.started(pid);
  }

  @Override
  public void output(byte[] bytes, int offset, int length) {
    out.write(bytes, offset, length);
    out.flush();
    listener.output(bytes, offset, length);
  }

  @Override
  public void report(Report report) {
    listener.report(report);
  }
}
