(() => {
  "use strict";
  const SVG = "http://www.w3.org/2000/svg";
  const NEAR = 40; // pixels beyond which nothing is pointed at

  const pixel = (axis, value) => {
    const share = axis.log
        ? (Math.log(value) - Math.log(axis.from)) / (Math.log(axis.to) - Math.log(axis.from))
        : (value - axis.from) / (axis.to - axis.from);
    return axis.start + share * (axis.end - axis.start);
  };

  const shown = (axis, value) =>
      axis.words.length ? axis.words[value] : String(Number(value.toPrecision(6)));

  const place = frame => {
    for (const target of frame.targets) {
      target.px = Float64Array.from(target.xs, x => x === null ? NaN : pixel(frame.x, x));
      target.py = Float64Array.from(target.ys, y => y === null ? NaN : pixel(frame.y, y));
    }
    frame.across = !frame.x.label && !frame.y.label && frame.targets.every(target => target.key < 0);
  };

  /** Squared distance from a point to the line between two neighbours; to the first alone if the line is broken. */
  const toLine = (target, i, x, y) => {
    const x1 = target.px[i], y1 = target.py[i], dx = target.px[i + 1] - x1, dy = target.py[i + 1] - y1;
    const length = dx * dx + dy * dy;
    const share = length > 0 ? Math.max(0, Math.min(1, ((x - x1) * dx + (y - y1) * dy) / length)) : 0;
    return (x1 + share * dx - x) ** 2 + (y1 + share * dy - y) ** 2;
  };

  const nearest = (frame, hidden, x, y) => {
    let best = null, least = NEAR * NEAR;
    for (const target of frame.targets) {
      if (hidden.has(target.key)) continue;
      for (let i = 0; i < target.px.length; i++) {
        const far = frame.across ? toLine(target, i, x, y) : (target.px[i] - x) ** 2 + (target.py[i] - y) ** 2;
        if (far < least) {
          least = far;
          best = {target, i};
        }
      }
    }
    return best;
  };

  const path = target => {
    let text = "", broken = true;
    for (let i = 0; i < target.px.length; i++) {
      const gap = isNaN(target.px[i]) || isNaN(target.py[i]);
      text += gap ? "" : (broken ? "M" : "L") + target.px[i].toFixed(1) + " " + target.py[i].toFixed(1);
      broken = gap;
    }
    return text;
  };

  const make = (parent, name, space) => {
    const element = space ? document.createElementNS(space, name) : document.createElement(name);
    parent.append(element);
    return element;
  };

  const line = (parent, text, name) => {
    const element = make(parent, name || "div");
    element.textContent = text;
    return element;
  };

  const begin = figure => {
    const svg = figure.querySelector("svg");
    const frames = JSON.parse(figure.querySelector("script").textContent);
    const hidden = new Set();
    const entries = [...figure.querySelectorAll(".entry")];
    const traces = [...figure.querySelectorAll(".trace[data-key]")];
    const tip = make(figure, "div");
    tip.className = "tip";
    const hot = make(svg, "g", SVG);
    hot.setAttribute("class", "hot");
    frames.forEach(place);
    const ink = svg.querySelector("text");

    const clear = () => {
      tip.style.display = "none";
      hot.replaceChildren();
    };

    const refresh = () => {
      clear();
      for (const element of [...entries, ...traces]) {
        element.classList.toggle("off", hidden.has(Number(element.dataset.key)));
      }
      entries.forEach(entry => entry.setAttribute("aria-pressed", String(!entry.classList.contains("off"))));
    };

    const keys = new Set(traces.map(trace => Number(trace.dataset.key)));
    const showAll = () => {
      hidden.clear();
      refresh();
    };
    const showOnly = key => {
      keys.forEach(other => other === key ? hidden.delete(other) : hidden.add(other));
      refresh();
    };
    const toggle = key => {
      if (!hidden.delete(key)) hidden.add(key);
      refresh();
    };

    for (const entry of entries) {
      const key = Number(entry.dataset.key);
      entry.setAttribute("role", "button");
      entry.setAttribute("tabindex", "0");
      entry.setAttribute("aria-pressed", "true");
      make(entry, "title", SVG).textContent = "Click: hide or show. Double click: this one alone.";
      entry.addEventListener("click", event => event.detail < 2 && toggle(key));
      entry.addEventListener("dblclick", () => showOnly(key));
      entry.addEventListener("keydown", event => {
        if (event.key === "Enter" || event.key === " ") {
          event.preventDefault();
          toggle(key);
        }
      });
    }

    const point = (frame, {target, i}, scale, event) => {
      hot.replaceChildren();
      const stroke = ink ? ink.getAttribute("fill") : "#000";
      if (frame.across || target.px.length > 1) {
        const over = make(hot, "path", SVG);
        over.setAttribute("d", path(target));
        over.setAttribute("stroke", stroke);
        over.setAttribute("stroke-width", frame.across ? 2.5 : 1);
        over.setAttribute("stroke-opacity", frame.across ? 1 : .35);
      }
      if (!frame.across) {
        const dot = make(hot, "circle", SVG);
        dot.setAttribute("cx", target.px[i]);
        dot.setAttribute("cy", target.py[i]);
        dot.setAttribute("r", 4.5);
        dot.setAttribute("stroke", stroke);
        dot.setAttribute("stroke-width", 1.5);
      }
      tip.replaceChildren();
      const said = target.tips.length > 1 ? target.tips[i] : target.tips[0];
      if (target.label) line(tip, target.label, "b");
      if (said) line(tip, said);
      if (!frame.across) {
        line(tip, (frame.x.label || "x") + ": " + shown(frame.x, target.xs[i]));
        line(tip, (frame.y.label || "y") + ": " + shown(frame.y, target.ys[i]));
      }
      tip.style.display = "block";
      const box = figure.getBoundingClientRect();
      const x = event.clientX - box.left, y = event.clientY - box.top;
      const left = x + 16 + tip.offsetWidth > box.width ? x - 16 - tip.offsetWidth : x + 16;
      tip.style.left = Math.max(0, left) + "px";
      tip.style.top = Math.max(0, Math.min(y + 12, box.height - tip.offsetHeight)) + "px";
    };

    svg.addEventListener("pointermove", event => {
      const box = svg.getBoundingClientRect();
      const scale = svg.viewBox.baseVal.width / box.width;
      const x = (event.clientX - box.left) * scale, y = (event.clientY - box.top) * scale;
      const frame = frames.find(({box}) => x >= box[0] && x <= box[2] && y >= box[1] && y <= box[3]);
      const found = frame && nearest(frame, hidden, x, y);
      if (found) point(frame, found, scale, event);
      else clear();
    });
    svg.addEventListener("pointerleave", clear);

    const save = () => {
      clear();
      const copy = new XMLSerializer().serializeToString(svg);
      const link = document.createElement("a");
      link.href = URL.createObjectURL(new Blob([copy], {type: "image/svg+xml"}));
      link.download = (document.title || "plot") + ".svg";
      link.click();
      URL.revokeObjectURL(link.href);
    };

    if (figure.dataset.toolbar === "true") {
      const tools = make(figure, "div");
      tools.className = "tools";
      const buttons = entries.length ? [["All", showAll], ["None", () => showOnly(-1)]] : [];
      for (const [name, deed] of [...buttons, ["Save SVG", save]]) {
        const button = line(tools, name, "button");
        button.type = "button";
        button.addEventListener("click", deed);
      }
    }
  };

  document.querySelectorAll("figure.runspec-plot").forEach(begin);
})();
