/* Wakes charts: each is a static drawing until pointer, touch or keyboard first reach it. Then live.js
   and plotly.js, which lie beside this file, are loaded once and draw the same over it. */
(() => {
  "use strict";

  const HERE = document.currentScript.src;
  const charts = new Map(); // canvas → what was set up for it
  let bundle = null;

  // Found once per page; a page that is scanned again keeps the charts it has.
  function scan() {
    for (const [canvas, chart] of charts) {
      if (canvas.isConnected) continue;
      chart.waiting.abort();
      chart.live?.leave();
      charts.delete(canvas);
    }
    for (const figure of document.querySelectorAll("figure.ft-chart[data-figure]")) {
      const canvas = figure.querySelector(".ft-canvas");
      if (canvas && !charts.has(canvas)) charts.set(canvas, prepared(figure, canvas));
    }
  }

  function prepared(figure, canvas) {
    const chart = { waiting: new AbortController(), live: null };
    canvas.tabIndex = 0;
    canvas.setAttribute("role", "group");
    canvas.setAttribute("aria-label", `${canvas.querySelector("title").textContent}: arrow keys read its points`);
    const options = { signal: chart.waiting.signal, passive: true };
    let awake = false;
    const wake = async () => {
      if (awake) return;
      awake = true;
      let loaded;
      try {
        loaded = await load();
      } catch {
        // The drawing and the table stay; the next visit of the pointer tries again.
        awake = false;
        bundle = null;
        return;
      }
      if (!canvas.isConnected) return;
      const [Plotly, LiveChart] = loaded;
      chart.waiting.abort();
      chart.live = new LiveChart(figure, canvas, Plotly);
      chart.live.draw();
    };
    for (const first of ["pointerenter", "pointerdown", "touchstart", "focus"]) {
      canvas.addEventListener(first, wake, options);
    }
    return chart;
  }

  function load() {
    bundle ??= Promise.all([
      script("plotly.min.js", () => window.Plotly),
      script("live.js", () => window.FeatureTrackerChart),
    ]);
    return bundle;
  }

  function script(name, given) {
    return new Promise((resolve, reject) => {
      if (given()) return resolve(given());
      const element = document.createElement("script");
      element.src = new URL(name, HERE).href;
      element.onload = () => (given() ? resolve(given()) : reject(new Error(name)));
      element.onerror = () => reject(new Error(name));
      document.head.append(element);
    });
  }

  if (document.readyState === "loading") document.addEventListener("DOMContentLoaded", scan);
  else scan();
  // Material tells of each page that instant navigation brings, but on file:// it never does.
  window.document$?.subscribe(scan);
})();
