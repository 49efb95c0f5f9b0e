package org.runspec.report.plot;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.runspec.report.plot.curve.Average;
import org.runspec.report.plot.curve.Dispersion;
import org.runspec.report.plot.curve.Points;
import org.runspec.report.plot.curve.Smoothing;
import org.runspec.report.plot.figure.Band;
import org.runspec.report.plot.figure.Palette;
import org.runspec.report.plot.figure.Pen;
import org.runspec.report.plot.figure.ShortNumber;
import org.runspec.report.plot.figure.Trace;

/** Makes traces of series; one label has one colour in all panels. */
final class TraceMaker {
  private static final int NAMED_HPARAMS = 3;

  private final CurveWish wish;
  private final FigureWish look;
  private final Differing differing;
  private final Map<String, Integer> numbers = new LinkedHashMap<>();
  private final Palette palette;

  /**
   * A maker for a figure.
   *
   * @param all curves of the figure
   */
  TraceMaker(CurveWish wish, FigureWish look, List<PlottedCurve> all) {
    this.wish = wish;
    this.look = look;
    this.differing =
        new Differing(
            all.stream()
                .flatMap(one -> one.series().stream())
                .map(Series::run)
                .distinct()
                .toList());
    for (PlottedCurve one : all) {
      numbers.putIfAbsent(one.key(), numbers.size());
    }
    this.palette = look.palette().orElseGet(() -> Palette.usual(numbers.size()));
  }

  /** The traces of a panel. */
  List<Trace> of(List<PlottedCurve> some) {
    boolean areAlone = wish.aggregate().isEmpty();
    return some.stream()
        .map(one -> areAlone ? single(one, some.size()) : average(one, some.size()))
        .toList();
  }

  private String label(PlottedCurve curve) {
    Series one = curve.first();
    String key = curve.key();
    String usual =
        wish.groupBy().equals(PlottedRun.RUN) && key.equals(one.run().name())
            ? differing.described(one.run(), NAMED_HPARAMS)
            : key.isEmpty()
                ? "none"
                : curve.ofGroup() && isHparam() ? shortName() + "=" + key : key;
    return Titles.of(look.legendTitles(), numbers.get(key), one.values()).orElse(usual);
  }

  private boolean isHparam() {
    return wish.groupBy().startsWith(RunColumns.HPARAMS);
  }

  private String shortName() {
    return wish.groupBy().substring(RunColumns.HPARAMS.length());
  }

  private Pen pen(PlottedCurve one, int among) {
    return look.strokes().of(palette.pen(numbers.get(one.key())), among);
  }

  private Trace single(PlottedCurve curve, int among) {
    Series one = curve.first();
    Points line = smooth(one.curve());
    Trace trace = Trace.of(label(curve), line, pen(curve, among));
    if (!wish.groupBy().equals(PlottedRun.RUN)) {
      trace = trace.saying(List.of(differing.described(one.run(), NAMED_HPARAMS)));
    }
    return showsUnsmoothed() ? trace.before(one.curve()) : trace;
  }

  private Trace average(PlottedCurve curve, int among) {
    List<Points> raw = curve.series().stream().map(Series::curve).toList();
    List<Points> smooth = raw.stream().map(this::smooth).toList();
    Average shown = average(smooth, wish.shadow());
    Trace trace = Trace.of(label(curve), shown.middle(), pen(curve, among));
    List<String> tips = new ArrayList<>();
    for (int i = 0; i < shown.counts().size(); i++) {
      tips.add(tip(shown, i));
    }
    trace = trace.saying(tips);
    if (shown.hasSpread()) {
      trace = trace.around(new Band(shown.low(), shown.high()), wish.shadowAlpha());
    }
    if (showsUnsmoothed()) {
      trace = trace.before(average(raw, Dispersion.NONE).middle());
    }
    if (wish.errorBars() != Dispersion.NONE) {
      Average bars = average(smooth, wish.errorBars());
      trace = trace.withBars(new Band(bars.low(), bars.high()));
    }
    return trace;
  }

  /** Each run by itself, so that a factor means the same however many runs there are. */
  private Points smooth(Points curve) {
    return wish.smoothing() > 0 ? Smoothing.of(curve, wish.smoothing()) : curve;
  }

  private boolean showsUnsmoothed() {
    return wish.preSmooth() && wish.smoothing() > 0;
  }

  private Average average(List<Points> curves, Dispersion spread) {
    return Average.of(curves, wish.aggregate().orElseThrow(), spread, look.xLog());
  }

  private static String tip(Average average, int i) {
    int count = average.counts().get(i);
    String runs = count == 1 ? "1 run" : count + " runs";
    double low = average.low().y(i);
    return Double.isNaN(low)
        ? runs
        : runs + ", " + ShortNumber.of(low) + " to " + ShortNumber.of(average.high().y(i));
  }
}
