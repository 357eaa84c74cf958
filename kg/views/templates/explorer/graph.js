// The drawing: places were worked out beforehand, nothing moves by itself.
const SHAPES = {
  Territory: "dot",
  Region: "hexagon",
  Grouping: "hexagon",
  Organisation: "square",
  Person: "triangleDown",
  Party: "dot",
  Agreement: "diamond",
  Activity: "triangle",
  Action: "triangleDown",
  Meeting: "star",
  Instrument: "diamond",
  Topic: "square",
};
// Okabe and Ito's colours, told apart by everybody, darkened or lightened to stand on either paper.
const COLOURS = {
  light: {
    Territory: "#0072B2",
    Grouping: "#B34700",
    Region: "#A8701A",
    Organisation: "#007A5A",
    Person: "#8A4A75",
    Party: "#667380",
    Agreement: "#A14A80",
    Activity: "#007A5A",
    Action: "#53636F",
    Meeting: "#B34700",
    Instrument: "#A14A80",
    Topic: "#946200",
  },
  dark: {
    Territory: "#5CB8F0",
    Grouping: "#FF9A5A",
    Region: "#E8B54A",
    Organisation: "#3FD0A4",
    Person: "#E0A3C8",
    Party: "#A4B0BA",
    Agreement: "#E59AC6",
    Activity: "#3FD0A4",
    Action: "#AEBBC5",
    Meeting: "#FF9A5A",
    Instrument: "#E59AC6",
    Topic: "#E6B84C",
  },
};
const BLOCS = ["#0072B2", "#B34700", "#007A5A", "#A14A80", "#8A6A00", "#2A6F8F", "#667380"];
const isDark = () => document.documentElement.dataset.theme === "dark";
const ink = () =>
  isDark()
    ? { text: "#e9eef2", paper: "#14181c", line: "#8e9aa5", firm: "#6fb4ea", soft: "#55616c" }
    : { text: "#14202b", paper: "#ffffff", line: "#7d8893", firm: "#2f6f9f", soft: "#b4bec7" };
const places = { p: new Map(), w: new Map(), i: new Map(), t: new Map() };
D.drawing.nodes.entity.forEach((e, i) =>
  places[D.drawing.nodes.mode[i]].set(e, [D.drawing.nodes.x[i], D.drawing.nodes.y[i]]),
);
const tierOf = (e) => D.drawing.tier[e] ?? 2;
function placeOf(n) {
  if (state.pinned[n.id]) return state.pinned[n.id];
  if (n.mode === "p") return (state.view === "pays" ? places.p : places.w).get(n.e) || [0, 0];
  if (shown && shown.large && n.seat) return n.seat;
  return places[n.mode].get(n.e) || [0, 0];
}
const cut = (text, most = 24) => (text.length > most ? text.slice(0, most - 1).trimEnd() + "…" : text);
function lines(text) {
  if (text.length <= 24) return text;
  const at = text.lastIndexOf(" ", 24),
    first = at > 8 ? text.slice(0, at) : text.slice(0, 24);
  return first + "\n" + cut(text.slice(first.length).trim());
}
const shapeOf = (n) => (n.mode === "t" ? "square" : SHAPES[classOf(n.e)] || "dot");
const colourOf = (n) =>
  state.colour === "coalition" && coalitionOf(n.e) !== undefined && n.mode === "p"
    ? BLOCS[(coalitionOf(n.e) - 1) % BLOCS.length]
    : state.colour === "bloc" && D.drawing.bloc[n.e] !== undefined
      ? BLOCS[D.drawing.bloc[n.e] % BLOCS.length]
      : COLOURS[isDark() ? "dark" : "light"][n.mode === "t" ? "Topic" : classOf(n.e)] || "#667380";
const beyondChance = new Set((D.validation ? D.validation.pairs : []).map(([a, b]) => pairKey("p" + a, "p" + b)));
const coalitionOf = (e) => (D.measures ? D.measures.coalition[e] : undefined);
// A measured size: the most central party is as large as the busiest one otherwise.
const measured = (name, e) => {
  const of = D.measures.sizes[name],
    most = Math.max(...Object.values(of));
  return most ? (60 * (of[e] || 0)) / most : 0;
};
let shown = null,
  canvas = null,
  nodeSet = null,
  edgeSet = null,
  fitted = "",
  many = false;
const focused = () => !!(state.path || (state.depth && state.node >= 0));
// A neighbourhood of few is laid out afresh around its middle, in rings: the places of the whole are far apart.
function ringPlaces() {
  if (!focused() || shown.nodes.size > 160 || shown.nodes.size < 2) return null;
  const found = new Map();
  if (state.path) {
    if (shown.path === "none") return null;
    shown.path.ids.forEach((id, i, all) => found.set(id, [(i - (all.length - 1) / 2) * 260, i % 2 ? 60 : -60]));
    return found;
  }
  const start = idIn(shown, state.node),
    steps = within(shown, start, state.depth),
    rings = [];
  for (const [id, step] of steps) (rings[step] = rings[step] || []).push(id);
  if (state.view !== "pays" && state.depth === 1) return columnPlaces(rings[0][0], rings[1] || []);
  let radius = 0;
  rings.forEach((ids, ring) => {
    if (!ring) {
      found.set(ids[0], [0, 0]);
      return;
    }
    // Beside those they hang on, so that lines do not cross; enough room for a name each.
    const angle = (id) => {
      const near = [...shown.edges.values()]
        .filter((e) => e.a === id || e.b === id)
        .map((e) => found.get(e.a === id ? e.b : e.a))
        .filter(Boolean);
      return near.length ? Math.atan2(near[0][1], near[0][0]) : 0;
    };
    const ordered = ids
      .map((id) => [ring > 1 ? angle(id) : (D.drawing.bloc[shown.nodes.get(id).e] ?? 9), id])
      .sort((a, b) => a[0] - b[0] || (a[1] < b[1] ? -1 : 1));
    // Names stand in several rows where there are many, so that neighbours do not write over each other.
    const rows = Math.min(4, Math.ceil(ordered.length / 12));
    radius += Math.max(230, rows > 3 ? ordered.length * 5 : 0);
    ordered.forEach(([, id], i) => {
      const a = (2 * Math.PI * (i + 0.5)) / ordered.length - Math.PI / 2,
        r = radius - (i % rows) * (150 / rows);
      found.set(id, [1.75 * r * Math.cos(a), r * Math.sin(a)]);
    });
  });
  return found;
}
// What one thing takes part in, in columns on both sides of it: every name has a line of its own.
function columnPlaces(middle, ids) {
  const found = new Map([[middle, [0, 0]]]),
    per = ids.length > 48 ? 3 : ids.length > 16 ? 2 : 1,
    slots = [];
  const rank = (id) =>
    Math.max(...[...shown.edges.values()].filter((e) => e.a === id || e.b === id).map((e) => e.rank));
  const sorted = ids.map((id) => [rank(id), id]).sort((a, b) => b[0] - a[0] || (a[1] < b[1] ? -1 : 1)),
    rows = Math.ceil(ids.length / (2 * per));
  for (let row = 0; row < rows; row++)
    for (let column = 0; column < per; column++)
      for (const side of [-1, 1])
        slots.push([side * (210 + column * 200), (row - (rows - 1) / 2) * 68 + (column % 2 ? 34 : 0)]);
  sorted.forEach(([, id], i) => found.set(id, slots[i]));
  return found;
}
function nodeStyle(n, places_) {
  const [x, y] = state.pinned[n.id] || (places_ && places_.get(n.id)) || placeOf(n),
    colour = colourOf(n),
    c = ink(),
    paper = c.paper;
  const weight =
    n.mode !== "p" || state.size === "instruments"
      ? n.instruments.size
      : state.size === "partners"
        ? n.partners.size
        : measured(state.size, n.e);
  const cluster = n.mode === "c",
    few = !!places_;
  const size = cluster
    ? 14 + 3 * Math.sqrt(n.members)
    : n.mode === "p"
      ? 7 + 3.2 * Math.sqrt(weight)
      : n.mode === "i"
        ? 6 + 2 * Math.sqrt(n.partners.size)
        : 5 + 2 * Math.sqrt(weight);
  const font = few
    ? (n.mode === "p" ? 16 : 13) * Math.max(1, Math.min(1.6, places_.size / 30))
    : cluster
      ? 52
      : n.mode === "p"
        ? D.drawing.fonts[tierOf(n.e)] * (state.view === "pays" ? 1 : tierOf(n.e) > 1 ? 1 : D.drawing.wider)
        : 8;
  const text = cluster
    ? n.e >= 0
      ? t("around", { x: tagOf(n.e) })
      : "…"
    : n.mode === "p"
      ? cut(tagOf(n.e))
      : lines(tagOf(n.e));
  return {
    id: n.id,
    x,
    y,
    label: text,
    title: hoverNode(n),
    shape: cluster ? "hexagon" : shapeOf(n),
    size: Math.min(size, 46),
    color: {
      background: n.mode === "p" || cluster ? colour : paper,
      border: colour,
      highlight: { background: colour, border: c.text },
      hover: { background: colour, border: c.text },
    },
    borderWidth: E.new[n.e] && n.mode === "p" ? 1 : 2,
    shapeProperties: { borderDashes: n.mode === "p" && E.new[n.e] ? [3, 2] : false },
    font: {
      size: font,
      color: c.text,
      strokeWidth: font > 13 ? 4 : 3,
      strokeColor: paper,
      face: "system-ui, sans-serif",
      vadjust: -2,
    },
  };
}
function edgeStyle(e) {
  const c = ink(),
    rung = rungOf(e.rank),
    n = state.view === "instruments" ? e.rows.size : e.instruments.size;
  const far = shown.edges.size > 150 && !focused();
  return {
    id: e.id,
    from: e.a,
    to: e.b,
    title: hoverEdge(e),
    width: Math.min(0.8 + 1.5 * Math.sqrt(n - 1), 11),
    shadow: beyondChance.has(e.id) ? { enabled: true, color: c.text, size: 4, x: 0, y: 0 } : false,
    dashes: rung === "talk" ? [9, 6] : rung === "hope" ? [2, 6] : false,
    color: {
      color: rung === "firm" ? c.firm : rung === "unsaid" ? c.soft : c.line,
      opacity: far ? (n > 1 ? 0.7 : rung === "unsaid" ? 0.35 : 0.42) : 0.85,
      highlight: c.text,
      hover: c.text,
    },
  };
}
const kindWord = (e) => (E.kind[e] >= 0 ? nameOf(E.kind[e]) : t(classOf(e)));
function hoverNode(n) {
  if (n.mode === "c")
    return n.e >= 0 ? t("around", { x: nameOf(n.e) }) + ` (${number(n.members)})` : `… (${number(n.members)})`;
  return t("node1", { x: nameOf(n.e), c: n.mode === "t" ? t("Topic") : kindWord(n.e), n: number(n.partners.size) });
}
const manyShared = (n) => (n === 1 ? t("shared1") : t("shared", { n: number(n) }));
const manySaid = (n) => (n === 1 ? t("statements1") : t("statements", { n: number(n) }));
function hoverEdge(e) {
  const of = state.view === "pays" ? manyShared(e.instruments.size) : manySaid(e.rows.size),
    side = (id) => nameOf(+id.slice(1));
  const beyond = beyondChance.has(e.id) ? "\n" + t("beyond") : "";
  return t(e.status ? "edge1" : "edge2", { a: side(e.a), b: side(e.b), n: of, s: statusWord(e.status) }) + beyond;
}
function draw() {
  net = network(state.view);
  shown = visible(net);
  if (!canvas) begin();
  many = shown.nodes.size > 700 || shown.edges.size > 3000;
  const ring = ringPlaces(),
    nodes = [...shown.nodes.values()].map((n) => nodeStyle(n, ring)),
    edges = [...shown.edges.values()].map(edgeStyle);
  nodeSet = new vis.DataSet(nodes);
  edgeSet = new vis.DataSet(edges);
  const at = canvas.getViewPosition(),
    scale = canvas.getScale();
  canvas.setOptions({ interaction: { hideEdgesOnDrag: many, hideEdgesOnZoom: many, hover: !many } });
  canvas.setData({ nodes: nodeSet, edges: edgeSet });
  drawnNow = true;
  const frame = `${state.view}|${focused() ? state.node + ":" + state.depth + ":" + state.path : ""}|${state.cluster}`;
  if (fitted !== frame) {
    fitted = frame;
    fitAll();
  } else canvas.moveTo({ position: at, scale });
  mark();
  legend();
  sentence();
}
let drawnNow = false;
function fitAll() {
  const box = $("canvas").getBoundingClientRect(),
    points = nodeSet.get();
  if (!points.length || !box.width) {
    fitted = "";
    return;
  }
  let [x1, y1, x2, y2] = [Infinity, Infinity, -Infinity, -Infinity];
  for (const p of points) {
    const w = Math.min(Math.max(...p.label.split("\n").map((l) => l.length)), 24) * p.font.size * 0.27;
    x1 = Math.min(x1, p.x - w);
    x2 = Math.max(x2, p.x + w);
    y1 = Math.min(y1, p.y - p.size - 12);
    y2 = Math.max(y2, p.y + p.size + p.font.size * 1.6);
  }
  const all = Math.min(
    box.width / (x2 - x1 + 24),
    box.height / (y2 - y1 + (state.view === "pays" && !focused() ? 70 : 20)),
    1.4,
  );
  // On a small screen the whole is unreadable: begin at the middle of it, large enough to read.
  const least = focused() ? 0.5 : state.view === "pays" ? 0.4 : 0.28,
    small = box.width < 560,
    scale = small ? Math.max(all, least) : all;
  const chosen = state.node >= 0 && shown.nodes.get(idIn(shown, state.node)),
    [cx, cy] = chosen && !focused() ? placeOf(chosen) : [0, 0];
  const middle = small && scale > all ? { x: cx, y: cy } : { x: (x1 + x2) / 2, y: (y1 + y2) / 2 };
  canvas.moveTo({ position: middle, scale });
}
function begin() {
  const options = structuredClone(D.drawing.options);
  options.autoResize = true;
  canvas = new vis.Network($("canvas"), { nodes: [], edges: [] }, options);
  canvas.on("click", (event) => {
    const id = event.nodes[0],
      link = event.edges[0];
    if (id) choosePoint(id);
    else if (link) chooseLink(link);
    else if (state.node >= 0 || state.edge) go({ node: -1, edge: null, depth: 0 });
  });
  canvas.on("doubleClick", (event) => {
    const id = event.nodes[0];
    if (id && shown.nodes.get(id)?.mode !== "c")
      go({ node: +id.slice(1), edge: null, depth: state.depth ? 0 : 1, path: null });
  });
  canvas.on("dragEnd", (event) => {
    for (const id of event.nodes) {
      const p = canvas.getPositions([id])[id];
      if (p && shown.nodes.get(id)?.mode !== "c") state.pinned[id] = [p.x, p.y];
    }
    if (event.nodes.length) writeAddress(false);
  });
  canvas.on("beforeDrawing", drawBlocs);
  new ResizeObserver(() => {
    if (!fitted && nodeSet) {
      fitted = "";
      draw();
    }
  }).observe($("canvas"));
  $("plus").onclick = () => zoomBy(1.35);
  $("minus").onclick = () => zoomBy(1 / 1.35);
  $("fit").onclick = () => fitAll();
  $("canvas").addEventListener("keydown", graphKey);
}
const zoomBy = (factor) => canvas.moveTo({ scale: Math.min(6, Math.max(0.03, canvas.getScale() * factor)) });
function choosePoint(id) {
  const n = shown.nodes.get(id);
  if (!n) return;
  if (n.mode === "c") {
    go({ cluster: n.e, node: -1, edge: null });
    return;
  }
  if (state.pathStart !== undefined) {
    const from = state.pathStart;
    state.pathStart = undefined;
    go({ path: [from, n.e], node: n.e, edge: null, depth: 0 });
    return;
  }
  go({ node: n.e, edge: null }, "evidence");
}
function chooseLink(id) {
  const e = shown.edges.get(id);
  if (!e || e.a[0] === "c" || e.b[0] === "c") return;
  go({ edge: [+e.a.slice(1), +e.b.slice(1)], node: -1, depth: 0 }, "evidence");
}
// The chosen node or pair stands out on the canvas.
function mark() {
  canvas.unselectAll();
  const id = state.node >= 0 ? idIn(shown, state.node) : null;
  if (id) canvas.selectNodes([id], true);
  const e = state.edge && edgeOf(shown);
  if (e) canvas.selectEdges([e.id]);
}
const edgeOf = (of) => {
  const [a, b] = state.edge;
  for (const m of ["p", "i", "t"])
    for (const k of ["p", "i", "t"]) {
      const e = of.edges.get(pairKey(m + a, k + b));
      if (e) return e;
    }
  return null;
};
function say(text) {
  $("said").textContent = text;
}
let cursor = null;
function graphKey(event) {
  const key = event.key,
    step = { ArrowRight: 1, ArrowDown: 1, ArrowLeft: -1, ArrowUp: -1 }[key];
  if (step) {
    const current = cursor && shown.nodes.has(cursor) ? cursor : state.node >= 0 ? idIn(shown, state.node) : null;
    // From the most linked to the least.
    const order = [...shown.nodes.values()]
      .sort((a, b) => b.partners.size - a.partners.size || (nameOf(a.e) < nameOf(b.e) ? -1 : 1))
      .map((n) => n.id);
    cursor = order[(order.indexOf(current) + step + order.length) % order.length] || order[0];
    if (!cursor) return;
    canvas.selectNodes([cursor], true);
    canvas.moveTo({ position: canvas.getPositions([cursor])[cursor], scale: Math.max(canvas.getScale(), 0.6) });
    say(hoverNode(shown.nodes.get(cursor)));
  } else if (key === "Enter" || key === " ") {
    if (cursor) choosePoint(cursor);
    if (cursor) $("evidence").focus();
  } else if (key === "+" || key === "=") zoomBy(1.35);
  else if (key === "-") zoomBy(1 / 1.35);
  else if (key === "0") fitAll();
  else if (key === "f" || key === "F") {
    const e = cursor ? shown.nodes.get(cursor)?.e : state.node;
    if (e >= 0) go({ node: e, edge: null, depth: state.depth ? 0 : 1 });
  } else if (key === "Escape") go({ node: -1, edge: null, depth: 0, path: null, cluster: -1 });
  else return;
  event.preventDefault();
}
// Each bloc has a ground and its name, in the view of parties.
function hull(points) {
  const sorted = points.slice().sort((a, b) => a[0] - b[0] || a[1] - b[1]),
    cross = (o, a, b) => (a[0] - o[0]) * (b[1] - o[1]) - (a[1] - o[1]) * (b[0] - o[0]);
  const half = (list) => {
    const found = [];
    for (const p of list) {
      while (found.length > 1 && cross(found[found.length - 2], found[found.length - 1], p) <= 0) found.pop();
      found.push(p);
    }
    found.pop();
    return found;
  };
  return [...half(sorted), ...half(sorted.reverse())];
}
function blocHulls() {
  const by = new Map(),
    found = [];
  for (const n of shown.nodes.values())
    if (n.mode === "p" && !(placeOf(n)[0] === 0 && placeOf(n)[1] === 0)) {
      const b = D.drawing.bloc[n.e];
      (by.get(b) || by.set(b, []).get(b)).push(placeOf(n));
    }
  for (const [b, points] of by) {
    const corners = points.flatMap(([x, y]) => [
      [x - 80, y - 34],
      [x + 80, y - 34],
      [x - 80, y + 40],
      [x + 80, y + 40],
    ]);
    found.push({
      b,
      points: hull(corners),
      x: points.reduce((s, p) => s + p[0], 0) / points.length,
      top: Math.min(...points.map((p) => p[1])) - 52,
      bottom: Math.max(...points.map((p) => p[1])) + 74,
      y: points.reduce((s, p) => s + p[1], 0) / points.length,
    });
  }
  return found;
}
let hullsOf = null,
  hulls = [];
function drawBlocs(ctx) {
  if (state.view !== "pays" || focused() || !shown || shown.large) return;
  if (hullsOf !== shown) {
    hullsOf = shown;
    hulls = blocHulls();
  }
  const scale = canvas.getScale(),
    size = Math.min(14 / scale, 40);
  for (const h of hulls) {
    ctx.beginPath();
    h.points.forEach(([x, y], i) => (i ? ctx.lineTo(x, y) : ctx.moveTo(x, y)));
    ctx.closePath();
    ctx.fillStyle = BLOCS[h.b % BLOCS.length];
    ctx.globalAlpha = isDark() ? 0.14 : 0.065;
    ctx.lineJoin = "round";
    ctx.lineWidth = 40;
    ctx.strokeStyle = ctx.fillStyle;
    ctx.fill();
    ctx.globalAlpha = 1;
    ctx.font = `600 ${size}px system-ui, sans-serif`;
    ctx.textAlign = "center";
    ctx.fillStyle = isDark() ? "#b3bdc7" : "#4a5763";
    ctx.fillText(D.drawing.blocs[h.b][lang], h.x, h.y < 0 ? h.top : h.bottom);
  }
  ctx.textAlign = "left";
}
function shapeIcon(cls) {
  const colour = COLOURS[isDark() ? "dark" : "light"][cls],
    s = SHAPES[cls] || "dot",
    hollow = ["Agreement", "Activity", "Action", "Meeting", "Instrument", "Topic"].includes(cls),
    paint = { fill: hollow ? "none" : colour, stroke: colour, "stroke-width": 2 };
  const d = shapePath(s, 9, 9, 6);
  return svg(
    "svg",
    { width: 18, height: 18, "aria-hidden": "true" },
    s === "dot" ? svg("circle", { cx: 9, cy: 9, r: 6, ...paint }) : svg("path", { d, ...paint }),
  );
}
function shapePath(shape, x, y, r) {
  const corner = (n, turn, inner = 1) =>
    Array.from({ length: n }, (_, i) => {
      const a = (2 * Math.PI * i) / n + turn,
        q = i % 2 ? r * inner : r;
      return `${i ? "L" : "M"}${(x + q * Math.cos(a)).toFixed(1)} ${(y + q * Math.sin(a)).toFixed(1)}`;
    }).join("") + "Z";
  return (
    {
      square: corner(4, Math.PI / 4),
      diamond: corner(4, 0),
      triangle: corner(3, -Math.PI / 2),
      triangleDown: corner(3, Math.PI / 2),
      hexagon: corner(6, 0),
      star: corner(10, -Math.PI / 2, 0.45),
    }[shape] || ""
  );
}
function toggleOff(name) {
  const off = new Set(state.off);
  off.has(name) ? off.delete(name) : off.add(name);
  go({ off: [...off] });
}
function legend() {
  const box = $("legend"),
    open = box.firstChild ? box.firstChild.open : innerWidth > 820 && innerHeight > 600;
  const classes = uniq([...net.nodes.values()].map((n) => classOf(n.e))).sort(
    (a, b) => D.classes.name.indexOf(a) - D.classes.name.indexOf(b),
  );
  const item = (name, icon, text) =>
    el(
      "button",
      {
        type: "button",
        "aria-pressed": state.off.includes(name) ? "false" : "true",
        "data-off": name,
        on: { click: () => toggleOff(name) },
      },
      icon,
      text,
    );
  const c = ink(),
    line = (rung) =>
      svg(
        "svg",
        { width: 30, height: 10, "aria-hidden": "true" },
        svg("line", {
          x1: 1,
          y1: 5,
          x2: 29,
          y2: 5,
          stroke: rung === "firm" ? c.firm : rung === "unsaid" ? c.soft : c.line,
          "stroke-width": 2.5,
          "stroke-dasharray": rung === "talk" ? "7 4" : rung === "hope" ? "2 4" : "none",
        }),
      );
  const choice = (key, values) =>
    el(
      "span",
      { role: "group", "aria-label": t(key) },
      t(key) + " : ",
      ...values.map(([value, words]) =>
        el(
          "button",
          {
            type: "button",
            class: "link",
            "aria-pressed": state[key] === value ? "true" : "false",
            on: { click: () => go({ [key]: value }) },
          },
          (state[key] === value ? "● " : "○ ") + t(words),
        ),
      ),
    );
  box.replaceChildren(
    el(
      "details",
      { open },
      el("summary", {}, t("legend")),
      el(
        "div",
        { class: "items" },
        ...classes.map((k) => item(k, shapeIcon(k), t(k))),
        ...["firm", "talk", "hope", "unsaid"].map((r) => item("rung" + r, line(r), t(r))),
        el("span", {}, t("width")),
        choice("colour", [
          ["class", "byclass"],
          ["bloc", "bybloc"],
          ...(D.measures ? [["coalition", "bycoalition"]] : []),
        ]),
        choice("size", [
          ["instruments", "byinstruments"],
          ["partners", "bypartners"],
          ...(D.measures ? Object.keys(D.measures.sizes).map((name) => [name, name]) : []),
        ]),
        state.colour === "coalition" && !D.measures.firm ? el("em", {}, t("doubt")) : null,
      ),
    ),
  );
}
function sentence() {
  const text = t("shown", {
    n: number(keptRows.length),
    all: number(nS),
    a: number(shown.nodes.size),
    b: number(shown.edges.size),
    what: t("w_" + state.view),
  });
  const remark = shown.large
    ? t(state.cluster >= 0 ? "toolarge" : "clusters", { n: number(shown.large) })
    : shown.path === "none"
      ? t("nopath")
      : notice;
  $("sentence").textContent = remark ? `${text} — ${remark}` : text;
  const box = $("empty");
  box.hidden = shown.nodes.size > 0;
  if (!box.hidden)
    box.replaceChildren(
      el("p", {}, el("strong", {}, keptRows.length ? t("nolink", { n: number(keptRows.length) }) : t("nothing"))),
      ...looser(),
      el(
        "button",
        { type: "button", on: { click: () => go({ ...cleared(), off: [], hidden: [], path: null, depth: 0 }) } },
        t("clear"),
      ),
    );
}
const looser = () =>
  Object.entries(without)
    .sort((a, b) => b[1] - a[1])
    .slice(0, 4)
    .map(([name, n]) =>
      el(
        "button",
        { type: "button", on: { click: () => go(clearOne(name)) } },
        t("loosen", { f: t("f_" + (name === "reviewed" ? "review" : name)), n: number(n) }),
      ),
    );
const clearOne = (name) =>
  name === "period"
    ? { from: null, to: null, on: null, undated: true }
    : name === "reviewed"
      ? { reviewed: false }
      : { [name]: [] };
const cleared = () => Object.assign({}, ...FACETS.map(clearOne));
