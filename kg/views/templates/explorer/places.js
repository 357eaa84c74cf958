// Where things stand: worked out beforehand for the whole, afresh for a neighbourhood of few.
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
const focused = () => !!(state.path || (state.depth && state.node >= 0));
// A path in a row, a neighbourhood in columns or rings: the places of the whole are far apart.
function nearPlaces() {
  if (!focused() || shown.nodes.size > 160 || shown.nodes.size < 2) return null;
  if (state.path) {
    if (shown.path === "none") return null;
    const at = (i, all) => [(i - (all.length - 1) / 2) * 260, i % 2 ? 60 : -60];
    return new Map(shown.path.ids.map((id, i, all) => [id, at(i, all)]));
  }
  if (!shown.steps) return null;
  const rings = [];
  for (const [id, step] of shown.steps) (rings[step] = rings[step] || []).push(id);
  return state.depth === 1 && state.view !== "pays" ? columnPlaces(rings[0][0], rings[1] || []) : ringPlaces(rings);
}
function ringPlaces(rings) {
  const found = new Map([[rings[0][0], [0, 0]]]);
  const near = new Map();
  for (const e of shown.edges.values())
    for (const [x, y] of [
      [e.a, e.b],
      [e.b, e.a],
    ])
      (near.get(x) || near.set(x, []).get(x)).push(y);
  let radius = 0;
  for (const [ring, ids] of rings.entries()) {
    if (!ring) continue;
    // Beside those they hang on, so that lines do not cross; enough room for a name each.
    const angle = (id) => {
      const inner = (near.get(id) || []).map((other) => found.get(other)).find(Boolean);
      return ring > 1 && inner ? Math.atan2(inner[1], inner[0]) : (D.drawing.bloc[shown.nodes.get(id).e] ?? 9);
    };
    const ordered = ids.map((id) => [angle(id), id]).sort((a, b) => a[0] - b[0] || (a[1] < b[1] ? -1 : 1));
    // Names stand in several rows where there are many, so that neighbours do not write over each other.
    const rows = Math.min(4, Math.ceil(ordered.length / 12));
    radius += Math.max(230, rows > 3 ? ordered.length * 5 : 0);
    ordered.forEach(([, id], i) => {
      const turn = (2 * Math.PI * (i + 0.5)) / ordered.length - Math.PI / 2;
      const r = radius - (i % rows) * (150 / rows);
      found.set(id, [1.75 * r * Math.cos(turn), r * Math.sin(turn)]);
    });
  }
  return found;
}
const COLUMN_STEP = 42;
const COLUMN_WIDTH = 330;
// On a narrow screen one column, so that names have the rest of the line.
function onePlace(middle, ids) {
  const found = new Map([[middle, [-130, 0]]]);
  ids.forEach((id, row) => found.set(id, [0, (row - (ids.length - 1) / 2) * COLUMN_STEP]));
  found.side = new Map(ids.map((id) => [id, 1]));
  found.side.columns = 1;
  return found;
}
// What one thing is linked with, in columns on both sides of it, firmest first: every name has a line of its own.
function columnPlaces(middle, ids) {
  const found = new Map([[middle, [0, 0]]]);
  const rank = new Map();
  for (const e of shown.edges.values())
    for (const id of [e.a, e.b]) rank.set(id, Math.max(rank.get(id) || 0, e.rank * 1000 + e.n));
  const sorted = ids.slice().sort((a, b) => (rank.get(b) || 0) - (rank.get(a) || 0) || (a < b ? -1 : 1));
  if ($("canvas").clientWidth < 560) return onePlace(middle, sorted);
  const per = Math.ceil(ids.length / 44);
  const rows = Math.ceil(ids.length / (2 * per));
  const slots = [];
  for (let row = 0; row < rows; row++)
    for (let column = 0; column < per; column++)
      for (const side of [-1, 1])
        slots.push([side * (190 + column * COLUMN_WIDTH), (row - (rows - 1) / 2) * COLUMN_STEP]);
  sorted.forEach((id, i) => found.set(id, slots[i]));
  // Names stand outwards, each on its line.
  found.side = new Map(sorted.map((id, i) => [id, Math.sign(slots[i][0])]));
  found.side.columns = per;
  return found;
}
