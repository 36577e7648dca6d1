/* A chart that answers: Plotly draws it over the static drawing, from the same numbers. Loaded by
   charts.js together with Plotly, once a chart is used. */
(() => {
  "use strict";

  const WIDE_FROM_PX = 640;
  const charts = new Set();

  class LiveChart {
    constructor(figure, canvas, Plotly) {
      this.figure = figure;
      this.canvas = canvas;
      this.Plotly = Plotly;
      this.at = -1; // the place that the arrow keys have reached
      this.drawn = "";
      this.live = document.createElement("div"); // the element that Plotly draws in
      this.live.className = "ft-live";
      this.live.setAttribute("aria-hidden", "true");
      canvas.append(this.live);
      this.listening = new AbortController();
      this.resizing = new ResizeObserver(() => this.draw());
      this.resizing.observe(canvas);
      canvas.addEventListener("keydown", (event) => this.press(event), { signal: this.listening.signal });
      canvas.addEventListener("blur", () => this.rest(), { signal: this.listening.signal });
      charts.add(this);
    }

    // Draws at the size and in the colours of now; nothing while the chart is hidden.
    async draw() {
      const { clientWidth: width, clientHeight: height } = this.canvas;
      if (!width || !height || !this.live) return;
      const given = JSON.parse(this.figure.dataset.figure);
      const { data, layout } = coloured(given, this.figure);
      const narrow = coloured(given.narrow, this.figure);
      if (width < WIDE_FROM_PX) {
        Object.assign(layout.xaxis, narrow.xaxis);
        Object.assign(layout, { shapes: narrow.shapes, annotations: narrow.annotations });
      }
      layout.font.family = getComputedStyle(this.figure).fontFamily;
      Object.assign(layout, { width, height });
      const wanted = JSON.stringify([data, layout]);
      if (wanted === this.drawn) return;
      this.drawn = wanted;
      const is_first = !this.live.data;
      await this.Plotly.react(this.live, data, layout, given.config);
      if (is_first) this.listen();
    }

    listen() {
      if (!this.live) return;
      this.live.on("plotly_click", ({ points }) => follow(this.figure, points[0]?.customdata));
      this.live.on("plotly_hover", ({ points }) => this.point(points));
      this.live.on("plotly_unhover", () => this.point([]));
      this.canvas.dataset.live = "";
    }

    // Arrow keys go from place to place, Home and End to the ends, Enter to the page of a point.
    press(event) {
      const { key } = event;
      if (event.altKey || event.ctrlKey || event.metaKey || !this.live?.data) return;
      const places = this.places();
      const steps = { ArrowLeft: -1, ArrowRight: 1, ArrowUp: -1, ArrowDown: 1 };
      if (key === "Escape") return this.rest();
      if (key === "Enter") return follow(this.figure, places[this.at]?.[0].href);
      if (key in steps) this.at += steps[key];
      else if (key === "Home") this.at = 0;
      else if (key === "End") this.at = places.length - 1;
      else return;
      event.preventDefault();
      this.at = Math.max(0, Math.min(places.length - 1, this.at));
      const there = places[this.at];
      const { curveNumber, pointNumber, x } = there[0];
      const is_unified = this.live.layout.hovermode === "x unified";
      this.Plotly.Fx.hover(this.live, is_unified ? { xval: Date.parse(x) } : [{ curveNumber, pointNumber }]);
      this.say(there);
    }

    // The points that belong together: all at one x, or each alone; in the order of the table.
    places() {
      const places = new Map();
      this.live.data.forEach((trace, curveNumber) => {
        if (trace.hoverinfo === "skip") return;
        trace.x.forEach((x, pointNumber) => {
          const alone = trace.hovertext !== undefined;
          const place = alone ? (trace.orientation === "h" ? -trace.y[pointNumber] : `${x} ${curveNumber} ${pointNumber}`) : x;
          if (!places.has(place)) places.set(place, []);
          places.get(place).push({ curveNumber, pointNumber, trace, x, href: trace.customdata?.[pointNumber] });
        });
      });
      const order = [...places.keys()].sort((a, b) => (typeof a === "number" ? a - b : a < b ? -1 : 1));
      return order.map((place) => places.get(place));
    }

    say(points) {
      this.spoken ??= this.canvas.appendChild(Object.assign(document.createElement("p"), { className: "ft-sr" }));
      this.spoken.setAttribute("aria-live", "polite");
      const words = points.map(({ trace, x, pointNumber }) => {
        const template = trace.hovertext ? trace.hovertext[pointNumber] : trace.hovertemplate;
        return template.replace("%{y}", trace.y[pointNumber]).replace("%{x}", x).replace(/<[^>]*>/g, "");
      });
      const day = points[0].trace.hovertext ? [] : [String(points[0].x)];
      this.spoken.textContent = unescaped([...day, ...words].join(", "));
    }

    rest() {
      this.at = -1;
      if (this.live?.data) this.Plotly.Fx.unhover(this.live);
    }

    point(points) {
      const leads = points.some((point) => point.customdata);
      this.canvas.toggleAttribute("data-leads", leads);
    }

    // Instant navigation took the page away: nothing of the chart may stay behind.
    leave() {
      this.listening.abort();
      this.resizing.disconnect();
      this.Plotly.purge(this.live);
      this.live.remove(); // Material keeps what it took away
      this.live = null;
      charts.delete(this);
    }
  }

  // In the same tab, by a click on a link of the page, so that instant navigation takes part.
  function follow(figure, href) {
    if (!href) return;
    const link = document.createElement("a");
    link.href = href;
    if (!["http:", "https:", "file:"].includes(link.protocol)) return;
    link.hidden = true;
    figure.append(link);
    link.click();
    link.remove();
  }

  // Plotly knows no custom properties: every `var(--name)` becomes the colour it has here and now.
  function coloured(figure, near) {
    const probe = near.appendChild(document.createElement("span"));
    probe.hidden = true;
    const known = new Map();
    const colour = (name) => {
      if (!known.has(name)) {
        probe.style.color = name;
        known.set(name, plain(getComputedStyle(probe).color));
      }
      return known.get(name);
    };
    const walk = (value) => {
      if (typeof value === "string") return value.startsWith("var(--ft-") ? colour(value) : value;
      if (Array.isArray(value)) return typeof value[0] === "object" ? value.map(walk) : value;
      if (value === null || typeof value !== "object") return value;
      return Object.fromEntries(Object.entries(value).map(([key, inner]) => [key, walk(inner)]));
    };
    const result = walk(figure);
    probe.remove();
    return result;
  }

  // `color(srgb 0.1 0.2 0.3 / 0.5)`, which color-mix() gives, as `rgba(26, 51, 77, 0.5)`.
  function plain(colour) {
    const mixed = /^color\(srgb ([\d.e-]+) ([\d.e-]+) ([\d.e-]+)(?: \/ ([\d.e-]+))?\)$/.exec(colour);
    if (!mixed) return colour;
    const [red, green, blue] = mixed.slice(1, 4).map((part) => Math.round(part * 255));
    return `rgba(${red}, ${green}, ${blue}, ${mixed[4] ?? 1})`;
  }

  function unescaped(text) {
    return text.replace(/&lt;/g, "<").replace(/&gt;/g, ">").replace(/&amp;/g, "&");
  }

  function redraw() {
    for (const chart of charts) chart.draw();
  }

  const attributeFilter = ["data-md-color-scheme", "data-md-color-primary", "data-bs-theme"];
  for (const root of [document.documentElement, document.body]) {
    new MutationObserver(redraw).observe(root, { attributeFilter });
  }
  for (const asked of ["(prefers-color-scheme: dark)", "(forced-colors: active)"]) {
    matchMedia(asked).addEventListener("change", redraw);
  }
  window.FeatureTrackerChart = LiveChart;
})();
