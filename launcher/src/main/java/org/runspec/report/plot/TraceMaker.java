package org.runspec.report.plot;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import org.runspec.report.plot.CurveWish.Break;
import org.runspec.report.plot.curve.Average;
import org.runspec.report.plot.curve.Points;
import org.runspec.report.plot.curve.Smoothing;
import org.runspec.report.plot.curve.Spread;
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
  private final boolean manyMetrics;
  private final Differing differing;
  private final Map<String, Integer> numbers = new LinkedHashMap<>();
  private final Palette palette;

  /**
   * A maker for a figure.
   *
   * @param all series of the figure
   * @param metrics how many
   */
  TraceMaker(CurveWish wish, FigureWish look, List<Series> all, int metrics) {
    this.wish = wish;
    this.look = look;
    this.manyMetrics = metrics > 1;
    this.differing = new Differing(all.stream().map(Series::run).distinct().toList());
    for (Series one : all) {
      numbers.putIfAbsent(key(one), numbers.size());
    }
    this.palette = look.palette().orElseGet(() -> Palette.usual(numbers.size()));
  }

  /** The traces of a panel. */
  List<Trace> of(List<Series> some) {
    if (wish.aggregate().isEmpty()) {
      return some.stream().map(one -> single(one, some.size())).toList();
    }
    Map<String, List<Series>> groups =
        some.stream()
            .collect(Collectors.groupingBy(this::key, LinkedHashMap::new, Collectors.toList()));
    return groups.values().stream().map(group -> average(group, groups.size())).toList();
  }

  /** What has a colour of its own. */
  private String key(Series one) {
    boolean isOneMetric = !manyMetrics || wish.breakOn().contains(Break.COL);
    String group = wish.breakOn().contains(Break.GROUP) ? "" : one.group();
    return isOneMetric ? one.group() : (group + " " + one.metric()).strip();
  }

  private String label(Series one) {
    String key = key(one);
    String usual =
        wish.groupBy().equals(PlottedRun.RUN) && key.equals(one.run().name())
            ? differing.described(one.run(), NAMED_HPARAMS)
            : key.isEmpty() ? "none" : isHparam() ? shortName() + "=" + key : key;
    return Titles.of(look.legendTitles(), numbers.get(key), one.values()).orElse(usual);
  }

  private boolean isHparam() {
    return wish.groupBy().startsWith(RunColumns.HPARAMS);
  }

  private String shortName() {
    return wish.groupBy().substring(RunColumns.HPARAMS.length());
  }

  private Pen pen(Series one, int among) {
    return look.strokes().of(palette.pen(numbers.get(key(one))), among);
  }

  private Trace single(Series one, int among) {
    Points line = Smoothing.of(one.curve(), wish.smoothing());
    Trace trace = Trace.of(label(one), line, pen(one, among));
    if (!wish.groupBy().equals(PlottedRun.RUN)) {
      trace = trace.saying(List.of(differing.described(one.run(), NAMED_HPARAMS)));
    }
    return wish.preSmooth() && wish.smoothing() > 0 ? trace.before(one.curve()) : trace;
  }

  private Trace average(List<Series> group, int among) {
    List<Points> curves = group.stream().map(Series::curve).toList();
    Average raw = Average.of(curves, wish.aggregate().orElseThrow(), wish.shadow(), look.xLog());
    Average shown = raw.smoothed(wish.smoothing());
    Series first = group.get(0);
    Trace trace = Trace.of(label(first), shown.middle(), pen(first, among));
    List<String> tips = new ArrayList<>();
    for (int i = 0; i < shown.counts().size(); i++) {
      tips.add(tip(shown, i));
    }
    trace = trace.saying(tips);
    if (shown.hasSpread()) {
      trace = trace.around(new Band(shown.low(), shown.high()), wish.shadowAlpha());
    }
    if (wish.preSmooth() && wish.smoothing() > 0) {
      trace = trace.before(raw.middle());
    }
    if (wish.errorBars() != Spread.NONE) {
      Average bars =
          Average.of(curves, wish.aggregate().orElseThrow(), wish.errorBars(), look.xLog())
              .smoothed(wish.smoothing());
      trace = trace.withBars(new Band(bars.low(), bars.high()));
    }
    return trace;
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
