/* Sorts and filters the rows of each [data-ft-table], as CONTRIBUTING.md tells. */
(() => {
  "use strict";

  const tables = new WeakMap();
  const collator = new Intl.Collator(undefined, { numeric: true });
  const folded = (text) => text.normalize("NFD").replace(/\p{M}/gu, "").toLowerCase();
  const sum = (rows, name) => rows.reduce((total, row) => total + +(row.dataset[name] ?? 0), 0);

  function begin(root, prefix) {
    const all = (selector) => [...root.querySelectorAll(selector)];
    const heads = all("th[data-sort]");
    for (const th of heads) th.innerHTML = `<button type="button" class="ft-sort">${th.innerHTML}</button>`;
    const form = root.querySelector(".ft-tools") ?? document.createElement("form");
    if (!form.elements.sort) form.insertAdjacentHTML("beforeend", '<input name="sort" hidden>');
    const controls = [...form.elements].filter((one) => one.name);
    const rows = all("tbody > tr");
    const texts = new Map(all("[data-ft-n]").map((one) => [one, one.textContent]));
    let arranged = "";
    let wanted;
    let waiting;

    function restore() {
      const given = new URLSearchParams(location.search);
      const boxes = controls.filter((one) => one.type === "checkbox");
      for (const control of controls) {
        // "q" finds too where an address has it; it is not written, for Material opens its own search by it.
        const names = control.name === "find" ? ["find", "q"] : [control.name];
        const values = names.flatMap((name) => given.getAll(prefix + name));
        if (boxes.includes(control)) control.checked = values.includes(control.value);
        else set(control, values.find((value) => !boxes.some((box) => box.value === value)) ?? "");
      }
    }

    function apply() {
      wanted = [...new FormData(form)].filter(([, value]) => value.trim());
      const filters = wanted.filter(([name]) => name !== "sort");
      const shown = rows.filter((row) => filters.every(([name, value]) => matches(row, name, value)));
      for (const row of rows) row.hidden = !shown.includes(row);
      arrange(form.elements.sort.value);
      for (const fold of all("details")) {
        fold.hidden = !shown.some((row) => fold.contains(row));
        if (filters.length && !fold.open) fold.open = fold.dataset.opened = true;
        else if (!filters.length && fold.dataset.opened) fold.open = !delete fold.dataset.opened;
      }
      for (const [one, text] of texts) {
        const inside = (row) => (one.closest("details") ?? root).contains(row);
        const some = shown.filter(inside);
        const now = one.dataset.ftN ? sum(some, one.dataset.ftN) : `${some.length} of ${text}`;
        one.textContent = some.length < rows.filter(inside).length ? now : text;
      }
      for (const one of all("[data-ft-whole]")) one.hidden = filters.length;
      for (const one of all("[data-ft-none]")) one.hidden = shown.length;
      root.toggleAttribute("data-filtered", wanted.length);
    }

    // Equal rows stay as they came; what is missing is last both ways.
    function arrange(asked) {
      const key = asked || root.dataset.ftTable;
      const name = key.replace("-", "");
      const sign = name === key ? 1 : -1;
      const head = heads.find((th) => th.dataset.sort === name);
      for (const th of heads) th.removeAttribute("aria-sort");
      head?.setAttribute("aria-sort", sign > 0 ? "ascending" : "descending");
      const value = (row) => {
        const cell = row.cells[head.cellIndex];
        return (cell.dataset.v ?? cell.textContent.trim()).replace(/^—$/, "");
      };
      const compare = (one, other) => {
        const [a, b] = [value(one), value(other)];
        if (!a || !b) return !a - !b;
        return sign * ("number" in head.dataset ? a - b : collator.compare(a, b));
      };
      if (asked === arranged) return;
      arranged = asked;
      for (const row of asked && head ? rows.toSorted(compare) : rows) row.parentNode.append(row);
    }

    function changed() {
      apply();
      const here = location.pathname;
      clearTimeout(waiting);
      // Browsers allow three changes of an address in a second.
      waiting = setTimeout(() => {
        const status = form.querySelector("[role=status]");
        if (!status || location.pathname !== here) return;
        status.textContent = texts.keys().next().value?.textContent ?? "";
        const url = new URL(location);
        for (const name of ["q", ...controls.map((one) => one.name)]) url.searchParams.delete(prefix + name);
        for (const [name, value] of wanted) url.searchParams.append(prefix + name, value.trim());
        history.replaceState(history.state, "", url);
      }, 250);
    }

    if (form.isConnected) restore();
    apply();
    root.dataset.ready = "";
    return { form, changed };
  }

  // What no row has any more still filters, and shows.
  function set(control, value) {
    const known = [...(control.options ?? [])].find((one) => folded(one.value) === folded(value));
    if (control.options && !known) control.add(new Option(value.replace(/^-/, "Not ").replaceAll("_", " "), value));
    if (control.options && value) control.hidden = false;
    control.value = known?.value ?? value;
  }

  // A "-" in front of a word of the search, or of a value, turns it round.
  function matches(row, name, wanted) {
    const is_free = name === "find";
    const cells = [...row.querySelectorAll("th, [data-find]")].map((one) => one.textContent);
    const text = is_free ? [...cells, ...Object.values(row.dataset)].join(" ") : `|${row.dataset[name] ?? ""}|`;
    return (is_free ? wanted.trim().split(/\s+/) : [wanted]).every((word) => {
      const part = word.replace(/^-(?=.)/, "");
      return folded(text).includes(folded(is_free ? part : `|${part}|`)) === (part === word);
    });
  }

  function scan() {
    const roots = [...document.querySelectorAll("[data-ft-table]")];
    const is_one = roots.filter((root) => root.querySelector(".ft-tools")).length < 2;
    for (const root of roots) {
      if (!tables.has(root)) tables.set(root, begin(root, is_one ? "" : `${root.id}-`));
    }
  }

  const table_of = ({ target }) => tables.get(target.closest("[data-ft-table]"));

  document.addEventListener("input", (event) => event.target.closest(".ft-tools") && table_of(event)?.changed());
  document.addEventListener("submit", (event) => event.target.matches(".ft-tools") && event.preventDefault());
  document.addEventListener("click", (event) => {
    const button = event.target.closest("[data-ft], .ft-sort");
    const table = button && table_of(event);
    if (!table) return;
    const { form, changed } = table;
    const th = button.closest("th");
    if (th) set(form.elements.sort, (th.getAttribute("aria-sort") === "ascending" ? "-" : "") + th.dataset.sort);
    else if (button.dataset.ft === "clear") {
      form.reset();
      form.elements.find.focus();
    } else button.setAttribute("aria-expanded", button.getAttribute("aria-expanded") === "false");
    changed();
  });

  if (document.readyState === "loading") document.addEventListener("DOMContentLoaded", scan);
  else scan();
  // Material's instant navigation; it never tells on file://
  window.document$?.subscribe(scan);
})();
