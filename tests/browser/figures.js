/* What each figure says: its words, its drawing, its data for Plotly, and its table. */
() =>
  [...document.querySelectorAll("figure.ft-chart")].map((figure) => {
    const words = (selector) => figure.querySelector(selector)?.textContent.trim() ?? "";
    const rows = [...figure.querySelectorAll("table tr")].map((row) =>
      [...row.cells].map((cell) => cell.textContent.trim()),
    );
    const plots = [...figure.querySelectorAll("svg.ft-plot, svg.ft-small")];
    return {
      key: figure.id,
      kind: figure.dataset.kind,
      summary: words("figcaption"),
      title: words(".ft-plot > title"),
      description: words(".ft-plot > desc"),
      drawn: plots.filter((svg) => svg.checkVisibility() && svg.querySelector("path[d], circle")).length,
      plots: plots.map((svg) => svg.outerHTML),
      data: figure.dataset.figure ? JSON.parse(figure.dataset.figure).data : null,
      columns: rows[0] ?? [],
      rows: rows.slice(1),
    };
  })
