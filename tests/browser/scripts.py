"""JavaScript that the tests run in a page."""

from __future__ import annotations

from pathlib import Path


def _read(name: str) -> str:
    return (Path(__file__).parent / name).read_text(encoding="utf-8")


TOO_FAINT = _read("contrast.js")
"""Gives what has too little contrast, a line each; on paper for the argument `true`."""

FIGURES = _read("figures.js")
"""Gives what each figure says in its three ways: drawing, data for Plotly, and table."""

FOLLOW = """async (url) => {
  const has = () => performance.getEntriesByType("resource")
    .some((one) => one.name.endsWith("/sitemap.xml") && one.responseEnd);
  const pause = (ms) => new Promise((resolve) => setTimeout(resolve, ms));
  for (let n = 0; !window.__shown && !has() && n < 200; n += 1) await pause(50);
  if (!window.__shown) await pause(150);
  window.document$.subscribe(() => { window.__shown = location.href.split("#")[0]; });
  [...document.links].find((link) => link.href === url).click();
}"""
"""Before the theme has read the sitemap, a click on a link is an ordinary one."""

OPEN_ALL = """document.querySelectorAll("details").forEach((one) => { one.open = true; })"""

WIDTH = """document.documentElement.scrollWidth"""

BOX = """(selector) => { const box = document.querySelector(selector).getBoundingClientRect();
  return [box.left, box.top, box.width, box.height]; }"""

ROWS = """[...document.querySelectorAll("tbody > tr")].filter((row) => row.checkVisibility())
  .map((row) => [row.dataset.status, row.dataset.team, row.querySelector(".ft-id").textContent])"""
"""Status, teams and Feature ID of each row of a table that is shown."""

SORTED = """[...document.querySelectorAll("th[aria-sort]")].map((th) =>
  [th.dataset.sort, th.ariaSort])"""
"""The columns that a table is sorted by, each with its direction."""
