package org.runspec.report.plot.draw;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.runspec.report.Chromium;
import org.runspec.report.plot.curve.Points;
import org.runspec.report.plot.figure.Axis;
import org.runspec.report.plot.figure.Figure;
import org.runspec.report.plot.figure.Palette;
import org.runspec.report.plot.figure.Panel;
import org.runspec.report.plot.figure.Trace;
import org.runspec.report.plot.layout.Page;

/** What a page does when it is pointed at, in a browser. */
class HoveredPageTest {
  private static final Pattern SAID = Pattern.compile("data-said=\"([^\"]*)\"");

  @TempDir Path folder;

  /** Two curves, of which the second has a name that must do no harm. */
  private static Figure figure() {
    Palette palette = Palette.usual(2);
    double[] x = {100, 200, 300};
    List<Trace> traces =
        List.of(
            Trace.of("run1.1", Points.of(x, new double[] {1, 0.5, 0.25}), palette.pen(0)),
            Trace.of(
                "<b>run1.2</b>", Points.of(x, new double[] {2, Double.NaN, 1.5}), palette.pen(1)));
    Panel panel = new Panel.Chart("", Axis.of("iters", false), Axis.of("loss", true), traces);
    return Figure.of("A <title> & more", List.of(panel));
  }

  @Test
  void theNearestPointIsTold() throws Exception {
    assertEquals("run1.1|iters: 200|loss: 0.5", after("point(0, 1); say();"));
    assertEquals("&lt;b&gt;run1.2&lt;/b&gt;|iters: 300|loss: 1.5", after("point(1, 2); say();"));
  }

  @Test
  void aClickOnTheLegendHidesACurve() throws Exception {
    assertEquals(
        "1 of 2, run1.1", after("entries[1].dispatchEvent(click()); point(0, 2, -9); count();"));
    assertEquals(
        "2 of 2, ",
        after(
            "entries[1].dispatchEvent(click()); entries[1].dispatchEvent(click());"
                + " plot.dispatchEvent(new PointerEvent('pointerleave')); count();"));
  }

  @Test
  void buttonsShowNoneAndAll() throws Exception {
    assertEquals("0 of 2, ", after("button('None').click(); count();"));
    assertEquals("2 of 2, ", after("button('None').click(); button('All').click(); count();"));
  }

  @Test
  void aDoubleClickLeavesOneAlone() throws Exception {
    assertEquals(
        "1 of 2, ", after("entries[0].dispatchEvent(new MouseEvent('dblclick')); count();"));
  }

  /** What the page says of itself after some deeds. */
  private String after(String deeds) throws IOException, InterruptedException {
    Chromium browser = Chromium.in(folder);
    String helpers =
        """
        const figure = document.querySelector("figure"), plot = figure.querySelector("svg");
        const frame = JSON.parse(figure.querySelector("script").textContent)[0];
        const entries = [...figure.querySelectorAll(".entry")], tip = figure.querySelector(".tip");
        const click = () => new MouseEvent("click", {detail: 1});
        const button = name => [...figure.querySelectorAll("button")].find(one => one.textContent === name);
        const pixel = (axis, value) => {
          const of = axis.log ? Math.log : one => one;
          return axis.start + (of(value) - of(axis.from)) / (of(axis.to) - of(axis.from)) * (axis.end - axis.start);
        };
        const point = (target, i, below = 0) => {
          const box = plot.getBoundingClientRect(), one = frame.targets[target];
          const scale = box.width / plot.viewBox.baseVal.width;
          const x = pixel(frame.x, one.xs[i]), y = pixel(frame.y, one.ys[i]) + below;
          const place = {clientX: box.left + x * scale, clientY: box.top + y * scale};
          plot.dispatchEvent(new PointerEvent("pointermove", place));
        };
        const say = () => document.body.setAttribute("data-said", [...tip.children].map(one => one.textContent).join("|"));
        const count = () => {
          const all = [...figure.querySelectorAll(".trace")];
          const name = tip.style.display === "block" ? tip.firstChild.textContent : "";
          const seen = all.filter(one => getComputedStyle(one).display !== "none").length;
          document.body.setAttribute("data-said", seen + " of " + all.length + ", " + name);
        };
        """;
    String page = Html.page(Page.of(figure()), "A test", true);
    Path file = folder.resolve("page.html");
    Files.writeString(
        file, page.replace("</body>", "<script>" + helpers + deeds + "</script></body>"));
    Matcher said = SAID.matcher(browser.markup(file));
    assertTrue(said.find());
    return said.group(1);
  }
}
