// In the view of parties each bloc has a ground and its name.
function hull(points) {
  const sorted = points.slice().sort((a, b) => a[0] - b[0] || a[1] - b[1]);
  const cross = (o, a, b) => (a[0] - o[0]) * (b[1] - o[1]) - (a[1] - o[1]) * (b[0] - o[0]);
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
  const by = new Map();
  for (const n of shown.nodes.values()) {
    const [x, y] = placeOf(n);
    // The party in the middle stands on no ground.
    if (n.mode !== "p" || (x === 0 && y === 0)) continue;
    const bloc = D.drawing.bloc[n.e];
    (by.get(bloc) || by.set(bloc, []).get(bloc)).push([x, y]);
  }
  return [...by].map(([bloc, points]) => {
    const sides = [
      [-80, -34],
      [80, -34],
      [-80, 40],
      [80, 40],
    ];
    const corners = points.flatMap(([x, y]) => sides.map(([dx, dy]) => [x + dx, y + dy]));
    const ys = points.map((p) => p[1]);
    const middle = (axis) => points.reduce((sum, p) => sum + p[axis], 0) / points.length;
    return {
      bloc,
      points: hull(corners),
      x: middle(0),
      y: middle(1),
      top: Math.min(...ys) - 34,
      bottom: Math.max(...ys) + 40,
    };
  });
}
let hullsOf = null;
let hulls = [];
function grounds() {
  if (state.view !== "pays" || focused() || !shown || shown.large || many) return [];
  if (hullsOf !== shown) {
    hullsOf = shown;
    hulls = blocHulls();
  }
  return hulls;
}
function drawBlocs(ctx) {
  for (const h of grounds()) {
    ctx.beginPath();
    h.points.forEach(([x, y], i) => (i ? ctx.lineTo(x, y) : ctx.moveTo(x, y)));
    ctx.closePath();
    ctx.fillStyle = BLOCS[h.bloc % BLOCS.length];
    ctx.globalAlpha = isDark() ? 0.14 : 0.065;
    ctx.fill();
    ctx.globalAlpha = 1;
  }
}
// The name of a bloc stands outside it, away from the middle; names of other things keep off it.
function blocNames(at, frame) {
  const size = innerWidth >= 1900 ? 15 : 12;
  const font = fontOf(size, true);
  const taken = floor();
  return grounds().flatMap((h) => {
    const text = D.drawing.blocs[h.bloc][lang];
    const half = widthOf(text, font) / 2;
    const [x, top] = at([h.x, h.top]);
    const [, bottom] = at([h.x, h.bottom]);
    const middle = Math.min(Math.max(x, frame[0] + half + 4), frame[2] - half - 4);
    const out = h.y < 0 ? -1 : 1;
    const first = h.y < 0 ? top - size - 3 : bottom + 3;
    // Off the screen a name is of no use; one line further out if another bloc's stands there.
    for (const y of [first, first + out * size * 1.3]) {
      const box = { x1: middle - half - 4, x2: middle + half + 4, y1: y, y2: y + size * 1.2 };
      if (Math.abs(middle - x) > half || box.y1 < frame[1] || box.y2 > frame[3] || taken.hits(box)) continue;
      taken.add(box);
      return [{ text, font, x: middle, y, box }];
    }
    return [];
  });
}
function writeBlocs(ctx, blocs) {
  ctx.textBaseline = "top";
  ctx.textAlign = "center";
  ctx.fillStyle = isDark() ? "#b3bdc7" : "#4a5763";
  for (const b of blocs) {
    ctx.font = b.font;
    ctx.fillText(b.text, b.x, b.y);
  }
}
