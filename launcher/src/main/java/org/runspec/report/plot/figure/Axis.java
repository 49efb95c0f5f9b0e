package org.runspec.report.plot.figure;

import java.util.List;
import java.util.Optional;

/**
 * An axis.
 *
 * @param label what is measured along it
 * @param words what stands at 0, 1, … on an axis of words
 * @param stops the numbers at which ticks stand if there is room for them, in order; none for round
 *     ones
 * @param span what it shows at least, other than what is drawn
 */
public record Axis(
    String label, Scale scale, List<String> words, List<Double> stops, Optional<Span> span) {
  /** How numbers become places. */
  public enum Scale {
    LINEAR,
    LOG,
    /** Even, and only whole numbers are told. */
    WHOLE,
    WORDS
  }

  /** From a number to another. */
  public record Span(double from, double to) {
    /** Both. */
    public Span with(Span other) {
      return new Span(Math.min(from, other.from), Math.max(to, other.to));
    }
  }

  public Axis {
    words = List.copyOf(words);
    stops = List.copyOf(stops);
  }

  /** An axis of numbers. */
  public static Axis of(String label, boolean log) {
    return new Axis(label, log ? Scale.LOG : Scale.LINEAR, List.of(), List.of(), Optional.empty());
  }

  /** An axis of whole numbers, such as of runs. */
  public static Axis ofWhole(String label, boolean log) {
    return log
        ? of(label, true)
        : new Axis(label, Scale.WHOLE, List.of(), List.of(), Optional.empty());
  }

  /** An axis of words. */
  public static Axis of(String label, List<String> words) {
    return new Axis(label, Scale.WORDS, words, List.of(), Optional.empty());
  }

  /** The same with ticks at some numbers, in order: those that are all there are. */
  public Axis stoppingAt(List<Double> numbers) {
    return new Axis(label, scale, words, numbers, span);
  }

  /** The same, showing at least this. */
  public Axis showing(Span other) {
    return new Axis(label, scale, words, stops, Optional.of(other));
  }

  /** Whether it is logarithmic. */
  public boolean isLog() {
    return scale == Scale.LOG;
  }
}
