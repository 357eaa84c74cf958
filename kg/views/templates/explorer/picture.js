// The drawing as SVG, as large as a page is wide, with every name that finds room.
function picture() {
  const wide = 1600;
  const nodes = nodeSet.get();
  const xs = nodes.map((n) => n.x);
  const ys = nodes.map((n) => n.y);
  for (const n of nodes) [n.x, n.y] = spots.get(n.id);
  const [left, top] = [Math.min(...xs), Math.min(...ys)];
  const scale = Math.min(1.4, (wide - 320) / (Math.max(...xs) - left + 1));
  const at = ([x, y]) => [(x - left) * scale + 160, (y - top) * scale + 60].map((v) => Math.round(v * 10) / 10);
  const height = Math.round((Math.max(...ys) - top) * scale + 140);
  const frame = [0, 0, wide, height];
  const head = { xmlns: SVGNS, viewBox: frame.join(" "), width: wide, height, "font-family": "system-ui, sans-serif" };
  const root = svg(
    "svg",
    head,
    svg("title", {}, $("sentence").textContent),
    svg("rect", { width: wide, height, fill: ink().paper }),
  );
  for (const e of edgeSet.get()) root.append(lineOf(e, at, scale));
  for (const n of nodes) root.append(signOf(n, at, scale));
  const { names, blocs } = namesIn(at, scale, frame);
  for (const b of blocs)
    root.append(textOf(b.text, b.x, b.y, parseFloat(b.font.match(/[\d.]+px/)), "middle", { "font-weight": 600 }));
  const anchors = { center: "middle", left: "start", right: "end" };
  for (const name of names)
    name.lines.forEach((line, i) =>
      root.append(textOf(line, name.x, name.y + i * name.line, name.size, anchors[name.align])),
    );
  return new XMLSerializer().serializeToString(root);
}
function lineOf(e, at, scale) {
  const [[x1, y1], [x2, y2]] = [at(spots.get(e.from)), at(spots.get(e.to))];
  const dashes = e.dashes ? { "stroke-dasharray": e.dashes.map((d) => d * scale).join(" ") } : {};
  const paint = {
    stroke: e.color.color,
    "stroke-width": e.width * scale,
    "stroke-opacity": e.color.opacity,
    ...dashes,
  };
  return svg("line", { x1, y1, x2, y2, ...paint }, e.title ? svg("title", {}, e.title) : "");
}
function signOf(n, at, scale) {
  const [cx, cy] = at(spots.get(n.id));
  const paint = { fill: n.color.background, stroke: n.color.border, "stroke-width": 1.5 };
  const r = n.size * scale;
  const title = svg("title", {}, n.title);
  return n.shape === "dot"
    ? svg("circle", { cx, cy, r, ...paint }, title)
    : svg("path", { d: shapePath(n.shape, cx, cy, r), ...paint }, title);
}
function textOf(text, x, y, size, anchor, more = {}) {
  const halo = { fill: ink().text, stroke: ink().paper, "stroke-width": 3, "paint-order": "stroke" };
  return svg("text", { x, y: y + size * 0.9, "font-size": size, "text-anchor": anchor, ...halo, ...more }, text);
}
function photograph() {
  const from = $("canvas").querySelector("canvas"),
    to = document.createElement("canvas");
  to.width = from.width;
  to.height = from.height;
  const ctx = to.getContext("2d");
  ctx.fillStyle = ink().paper;
  ctx.fillRect(0, 0, to.width, to.height);
  ctx.drawImage(from, 0, 0);
  to.toBlob((blob) => save("entente.png", blob), "image/png");
}
