// The drawing: vis-network draws what stands in `shown`, we write the names; nothing moves by itself.
let net = null;
let shown = null;
let canvas = null;
let nodeSet = null;
let edgeSet = null;
let order = [];
let spots = new Map();
let sides = null;
let fitted = "";
let many = false;
let cursor = null;
// Whether the reader moved or zoomed: then a change of the window leaves the view alone.
let byHand = false;
const DRAWS_AT_ONCE = 700;
const LINKS_AT_ONCE = 3000;

function draw() {
  rested();
  net = network(state.view);
  shown = visible(net);
  if (!canvas) begin();
  many = shown.nodes.size > DRAWS_AT_ONCE || shown.edges.size > LINKS_AT_ONCE;
  const near = nearPlaces();
  const nodes = [...shown.nodes.values()];
  sides = near && near.side;
  spots = new Map(nodes.map((n) => [n.id, state.pinned[n.id] || (near && near.get(n.id)) || placeOf(n)]));
  order = nameOrder(nodes);
  // Signs keep a size one can point at, however small the screen.
  const scale = fitOf().scale;
  const enlarged = many ? 1 : Math.min(2, Math.max(1, (state.view === "pays" ? 0.4 : 0.34) / scale));
  nodeSet = new vis.DataSet(nodes.map((n) => nodeStyle(n, spots.get(n.id), enlarged)));
  edgeSet = new vis.DataSet([...shown.edges.values()].map((e) => edgeStyle(e, Math.sqrt(enlarged))));
  quietly(() => {
    const [at, before] = [canvas.getViewPosition(), canvas.getScale()];
    canvas.setOptions({ interaction: { hover: !many, hideEdgesOnDrag: many, hideEdgesOnZoom: many } });
    canvas.setData({ nodes: nodeSet, edges: edgeSet });
    const near_ = focused() ? `${state.node}:${state.depth}:${state.path}` : "";
    const frame = `${state.view}|${near_}|${state.cluster}|${shown.large > 0}`;
    if (fitted !== frame) {
      fitted = frame;
      fitAll();
    } else canvas.moveTo({ position: at, scale: before });
    mark();
  });
  legend();
  sentence();
}
// Several changes, one drawing: at the next frame, not after each.
function quietly(f) {
  canvas.body.emitter.emit("_blockRedraw");
  f();
  canvas.body.emitter.emit("_allowRedraw");
  canvas.body.emitter.emit("_requestRedraw");
}
// Where the whole fits into the canvas, with room for names around it.
function fitOf() {
  const box = $("canvas").getBoundingClientRect();
  const points = [...spots.values()];
  let [x1, y1, x2, y2] = [Infinity, Infinity, -Infinity, -Infinity];
  for (const [x, y] of points) [x1, x2, y1, y2] = [Math.min(x1, x), Math.max(x2, x), Math.min(y1, y), Math.max(y2, y)];
  if (!points.length || !box.width) return { scale: 1, x: 0, y: 0, empty: true };
  const beside = sides && box.width > 560 ? 235 : Math.min(70, box.width * 0.12);
  const across = (box.width - 2 * beside) / (x2 - x1 + 1);
  // Above and below stand names of blocs, outside grounds that grow with the scale.
  const blocs = state.view === "pays" && !focused() && !shown.large;
  const down = (box.height - (blocs ? 60 : 68)) / (y2 - y1 + (blocs ? 80 : 1));
  const all = Math.min(across, down, 1.4);
  // On a small screen the whole is unreadable: begin at the middle of it, large enough to read.
  const least = focused() ? 0.55 : state.view === "pays" ? 0.26 : 0.22;
  const small = box.width < 560;
  const chosen = state.node >= 0 && spots.get(idIn(net, state.node));
  if (small && all < least) {
    const [x, y] = chosen || [0, 0];
    // A column of names: from its left edge on.
    return { scale: least, x: sides ? x1 + (box.width / 2 - 40) / least : x, y };
  }
  return { scale: all, x: (x1 + x2) / 2, y: (y1 + y2) / 2 + 6 / all };
}
function fitAll() {
  const fit = fitOf();
  byHand = false;
  // The canvas takes its new size first, else it would shift the view by itself afterwards.
  canvas.body.emitter.emit("setSize");
  if (fit.empty) fitted = "";
  else canvas.moveTo({ position: { x: fit.x, y: fit.y }, scale: fit.scale });
}
function begin() {
  const options = { ...structuredClone(D.drawing.options), autoResize: true };
  canvas = new vis.Network($("canvas"), { nodes: [], edges: [] }, options);
  canvas.on("click", (event) => {
    const [id, link] = [event.nodes[0], event.edges[0]];
    if (id) choosePoint(id);
    else if (link) chooseLink(link);
    else if (state.node >= 0 || state.edge) go({ node: -1, edge: null, depth: 0 });
  });
  canvas.on("doubleClick", (event) => {
    const id = event.nodes[0];
    if (id && shown.nodes.get(id)?.mode !== "c")
      go({ node: +id.slice(1), edge: null, depth: state.depth ? 0 : 1, path: null });
  });
  canvas.on("dragging", (event) => (event.nodes.length ? carried(event.nodes) : moved()));
  canvas.on("zoom", moved);
  canvas.on("dragEnd", (event) => {
    for (const id of event.nodes)
      if (spots.has(id) && shown.nodes.get(id)?.mode !== "c") state.pinned[id] = spots.get(id);
    if (event.nodes.length) writeAddress(false);
  });
  canvas.on("beforeDrawing", drawBlocs);
  canvas.on("afterDrawing", drawNames);
  new ResizeObserver(resized).observe($("canvas"));
  $("plus").onclick = () => zoomBy(1.35);
  $("minus").onclick = () => zoomBy(1 / 1.35);
  $("fit").onclick = () => fitAll();
  $("canvas").addEventListener("keydown", graphKey);
}
// A first size is a first drawing; later ones fit the whole in again, unless the reader looks at a part of it.
function resized() {
  if (!nodeSet || !$("canvas").clientWidth) return;
  if (!fitted) draw();
  else if (!byHand) fitAll();
}
function moved() {
  byHand = true;
  moving();
}
function carried(ids) {
  const at = canvas.getPositions(ids);
  for (const id of ids) if (at[id]) spots.set(id, [at[id].x, at[id].y]);
}
function lookAt(view) {
  byHand = true;
  canvas.moveTo(view);
}
const zoomBy = (factor) => lookAt({ scale: Math.min(6, Math.max(0.03, canvas.getScale() * factor)) });

// Names and blocs are written on the canvas in its own pixels, whatever the zoom.
function onScreen(ctx, f) {
  const view = viewNow();
  const ratio = ctx.canvas.width / Math.max(1, $("canvas").clientWidth);
  ctx.save();
  ctx.setTransform(ratio, 0, 0, ratio, 0, 0);
  f(([x, y]) => [x * view.scale + view.x, y * view.scale + view.y], view.scale);
  ctx.restore();
}
function namesIn(at, scale, frame) {
  const radius = (n) => (nodeSet.get(n.id)?.size || 8) * scale;
  const blocs = blocNames(at, frame);
  // Names in columns go on two lines where the lines stand far enough apart.
  if (sides) [sides.step, sides.room] = [COLUMN_STEP * scale, sides.columns > 1 ? COLUMN_WIDTH * scale - 40 : Infinity];
  return {
    blocs,
    names: placeNames(
      order,
      (n) => at(spots.get(n.id)),
      radius,
      frame,
      sides,
      blocs.map((b) => b.box),
    ),
  };
}
// Nobody's name stands behind the buttons.
const zoomButtons = ([, y1, x2]) => [{ x1: x2 - 50, x2, y1, y2: y1 + 130 }];
function drawNames(ctx) {
  if (!nodeSet) return;
  drawnView = viewNow();
  if (sparse) return;
  const box = $("canvas");
  onScreen(ctx, (at, scale) => {
    const { names, blocs } = namesIn(at, scale, [0, 0, box.clientWidth, box.clientHeight]);
    writeBlocs(ctx, blocs);
    writeNames(ctx, names);
  });
}

// The chosen node or pair stands out on the canvas.
function mark() {
  canvas.unselectAll();
  order = nameOrder([...shown.nodes.values()]);
  const id = state.node >= 0 ? idIn(net, state.node) : null;
  if (id && shown.nodes.has(id)) canvas.selectNodes([id], !focused());
  const e = state.edge && linkOf(net, state.edge);
  if (e && shown.edges.has(e.id)) canvas.selectEdges([e.id]);
}
function choosePoint(id) {
  const n = shown.nodes.get(id);
  if (!n) return;
  if (n.mode === "c") return go({ cluster: n.e, node: -1, edge: null });
  if (pathStart !== null) return endPath(n.e);
  go({ node: n.e, edge: null }, "evidence");
}
function chooseLink(id) {
  const e = shown.edges.get(id);
  if (!e || e.a[0] === "c" || e.b[0] === "c") return;
  go({ edge: [+e.a.slice(1), +e.b.slice(1)], node: -1, depth: 0 }, "evidence");
}
function say(text) {
  $("said").textContent = text;
}
// From node to node by arrows, the most linked first.
function graphKey(event) {
  const key = event.key;
  const step = { ArrowRight: 1, ArrowDown: 1, ArrowLeft: -1, ArrowUp: -1 }[key];
  const keys = {
    Enter: enter,
    " ": enter,
    "+": () => zoomBy(1.35),
    "=": () => zoomBy(1.35),
    "-": () => zoomBy(1 / 1.35),
    0: fitAll,
    f: neighbourhood,
    F: neighbourhood,
    Escape: () => go({ node: -1, edge: null, depth: 0, path: null, cluster: -1 }),
  };
  if (step) stepTo(step);
  else if (keys[key] && !event.ctrlKey && !event.metaKey) keys[key]();
  else return;
  event.preventDefault();
}
function stepTo(step) {
  const current = cursor && shown.nodes.has(cursor) ? cursor : state.node >= 0 ? idIn(net, state.node) : null;
  const by = (a, b) => b.partners - a.partners || (b.members || 0) - (a.members || 0) || a.e - b.e;
  const ids = [...shown.nodes.values()].sort(by).map((n) => n.id);
  const from = ids.indexOf(current);
  cursor = from < 0 ? ids[0] : ids[(from + step + ids.length) % ids.length];
  if (!cursor) return;
  canvas.selectNodes([cursor], true);
  order = nameOrder([...shown.nodes.values()]);
  const [x, y] = spots.get(cursor);
  lookAt({ position: { x, y }, scale: Math.max(canvas.getScale(), 0.6) });
  say(hoverNode(shown.nodes.get(cursor)));
}
function enter() {
  if (!cursor) return;
  choosePoint(cursor);
  $("evidence").focus();
}
function neighbourhood() {
  const e = cursor && shown.nodes.has(cursor) ? shown.nodes.get(cursor).e : state.node;
  if (e >= 0) go({ node: e, edge: null, depth: state.depth ? 0 : 1 });
}
