/* What the reader can hardly see: texts, lines and icons of ours below the wanted contrast. Paper is
   white, since browsers print no backgrounds. */
(isPaper) => {
  const parts = (colour) => {
    const numbers = (colour.match(/-?[\d.]+(e-?\d+)?%?/g) ?? []).map((one) =>
      one.endsWith("%") ? parseFloat(one) / 100 : parseFloat(one),
    );
    const given = colour.startsWith("color(srgb") ? numbers : [...numbers.slice(0, 3).map((one) => one / 255), ...numbers.slice(3)];
    return given.length ? [...given.slice(0, 3), given[3] ?? 1] : [0, 0, 0, 0];
  };
  const over = ([r, g, b, a], below) => [r, g, b].map((part, at) => part * a + below[at] * (1 - a));
  const luminance = (colour) => {
    const [r, g, b] = colour.map((part) => (part <= 0.04045 ? part / 12.92 : ((part + 0.055) / 1.055) ** 2.4));
    return 0.2126 * r + 0.7152 * g + 0.0722 * b;
  };
  const ratio = (one, other) => {
    const [darker, lighter] = [luminance(one), luminance(other)].sort((a, b) => a - b);
    return (lighter + 0.05) / (darker + 0.05);
  };
  const line = (element) => {
    const found = [];
    for (let one = element; one; one = one.parentElement) found.unshift(one);
    return found;
  };
  const ground = (element) =>
    (isPaper ? [] : line(element)).reduce((below, one) => over(parts(getComputedStyle(one).backgroundColor), below), [1, 1, 1]);
  const opacity = (element) => line(element).reduce((all, one) => all * getComputedStyle(one).opacity, 1);
  const named = (element) => {
    const region = element.closest("[id]")?.id ?? "";
    return `#${region} ${element.tagName.toLowerCase()}.${[...element.classList].join(".")}`;
  };
  const found = [];
  const judge = (element, colour, wanted, what) => {
    const seen = opacity(element);
    if (seen === 0 || colour === "none") return;
    const [r, g, b, a] = parts(colour);
    if (a === 0) return;
    const below = ground(element);
    const got = ratio(over([r, g, b, a * seen], below), below);
    if (got < wanted - 0.01) found.push(`${named(element)} ${what}: ${got.toFixed(2)} < ${wanted}`);
  };
  const ours = (selector) =>
    [...document.querySelectorAll(selector)].filter((one) => one.closest(".ft, .ft-mention") && one.checkVisibility());

  for (const element of ours(".ft *, .ft-mention, .ft-mention *")) {
    const text = [...element.childNodes].find((node) => node.nodeType === 3 && node.data.trim());
    if (!text || element.matches(":disabled, title, desc, .ft-sr, .ft-sr *") || element.closest("[hidden]")) continue;
    const style = getComputedStyle(element);
    const size = parseFloat(style.fontSize);
    const isLarge = size >= 24 || (size >= 18.66 && style.fontWeight >= 700);
    judge(element, element instanceof SVGElement ? style.fill : style.color, isLarge ? 3 : 4.5, `“${text.data.trim().slice(0, 30)}”`);
  }
  for (const element of ours(".ft-plot .ft-line, .ft-plot .ft-barfill, .ft-spark .ft-line, .ft-small .ft-line, .ft-legend .ft-line, .js-line, .bars .point path")) {
    judge(element, getComputedStyle(element).stroke, 3, "line");
  }
  for (const element of ours(".ft-dot, .ft-live .scatterlayer .point")) judge(element, getComputedStyle(element).fill, 3, "dot");
  for (const element of ours(".ft-chip, .ft-mark")) judge(element, getComputedStyle(element, "::before").backgroundColor, 3, "icon");
  return [...new Set(found)];
}
