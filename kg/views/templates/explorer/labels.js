// Names on the drawing, as on a map: as large on every screen, the important first, none over another. Zooming in
// gives room for more.
const NAME_WIDTH = 158;
const SIDE_WIDTH = 420;
const MOST_NAMES = 220;
const measuring = document.createElement("canvas").getContext("2d");
const widths = new Map();
function widthOf(text, font) {
  const key = font + "|" + text;
  if (!widths.has(key)) {
    if (widths.size > 20000) widths.clear();
    measuring.font = font;
    widths.set(key, measuring.measureText(text).width);
  }
  return widths.get(key);
}
// A text in at most so many lines, two by default, as even as its words allow; what is too long ends after a word with
// an ellipsis.
const broken = new Map();
function wrapped(text, font, most, rows = 2) {
  const key = `${rows}|${Math.round(most)}|${font}|${text}`;
  if (!broken.has(key)) {
    if (broken.size > 20000) broken.clear();
    broken.set(key, linesOf(text, font, most, rows));
  }
  return broken.get(key);
}
function linesOf(text, font, most, rows) {
  const words = text.slice(0, 200).split(/\s+/).filter(Boolean);
  const part = (from, to) => words.slice(from, to).join(" ");
  const width = (from, to) => widthOf(part(from, to), font);
  if (width(0) <= most) return [part(0)];
  if (rows === 1) return [ended(words, font, most)];
  const breaks = words
    .map((_, at) => [Math.max(width(0, at), width(at)), at])
    .filter(([wide, at]) => at && wide <= most);
  if (breaks.length) {
    const at = breaks.sort((x, y) => x[0] - y[0])[0][1];
    return [part(0, at), part(at)];
  }
  let at = 1;
  while (at < words.length && width(0, at + 1) <= most) at++;
  if (width(0, at) > most) return [ended(words, font, most)];
  const second = ended(words.slice(at), font, most);
  return second === "…" ? [part(0, at) + "…"] : [part(0, at), second];
}
// An ellipsis after "de la" says nothing that one before it does not.
const WEAK =
  /(^|\s)(\p{P}*|de|du|des|la|le|les|et|à|au|aux|en|pour|par|sur|of|the|and|for|on|in|to|with|a|dans|with)$/iu;
function ended(words, font, most) {
  let kept = words.length;
  const text = () => words.slice(0, kept).join(" ");
  if (widthOf(text(), font) <= most) return text();
  while (kept > 1 && (widthOf(text() + "…", font) > most || WEAK.test(text()))) kept--;
  if (widthOf(text() + "…", font) <= most) return (WEAK.test(text()) ? "" : text().replace(/[\s,;:(«–-]+$/, "")) + "…";
  let length = words[0].length;
  while (length > 1 && widthOf(words[0].slice(0, length) + "…", font) > most) length = Math.floor(length * 0.9);
  return words[0].slice(0, length) + "…";
}
const fontOf = (size, bold) => `${bold ? "600 " : ""}${size}px system-ui, "Segoe UI", sans-serif`;
const nameSize = (n) =>
  (innerWidth >= 1900 ? 2.5 : 0) + (n.mode === "c" ? 13 : n.mode !== "p" ? 11.5 : [14, 12.5, 11.5][tierOf(n.e)]);
const nameText = (n) => (n.mode !== "c" ? tagOf(n.e) : n.e >= 0 ? t("around", { x: tagOf(n.e) }) : t("otherones"));
// The chosen first, then parties by what they do, then what they do by who does it.
function nameOrder(nodes) {
  const weight = (n) =>
    (isChosen(n.id) ? 1e9 : 0) + (n.mode === "c" ? 1e6 + n.members : n.mode === "p" ? 1e3 + n.instruments : n.partners);
  return nodes
    .map((n) => [weight(n), n])
    .sort((a, b) => b[0] - a[0] || a[1].e - b[1].e)
    .map(([, n]) => n);
}
const isChosen = (id) =>
  id === cursor ||
  (state.node >= 0 && +id.slice(1) === state.node && id[0] !== "c") ||
  (!!state.edge && state.edge.includes(+id.slice(1)) && id[0] !== "c");

// Boxes in squares, so that only neighbours are compared.
function floor() {
  const squares = new Map();
  const side = 90;
  const each = (box, f) => {
    for (let x = Math.floor(box.x1 / side); x <= Math.floor(box.x2 / side); x++)
      for (let y = Math.floor(box.y1 / side); y <= Math.floor(box.y2 / side); y++) f(`${x},${y}`);
  };
  const touching = (a, b) => a.x1 < b.x2 && b.x1 < a.x2 && a.y1 < b.y2 && b.y1 < a.y2;
  return {
    add: (box) => each(box, (key) => (squares.get(key) || squares.set(key, []).get(key)).push(box)),
    hits(box) {
      const found = new Set();
      each(box, (key) => (squares.get(key) || []).forEach((b) => touching(box, b) && found.add(b)));
      return found.size;
    },
  };
}
/* The names that find room.
   nodes: in the order in which they choose; at: where a node stands on the screen; radius: of its sign, on the screen;
   frame: what is seen, as [x1, y1, x2, y2]; sides: of those that write to the left or right; taken: boxes of others. */
function placeNames(nodes, at, radius, frame, sides, taken = []) {
  const names = floor();
  const signs = floor();
  taken.forEach((box) => names.add(box));
  const [x1, y1, x2, y2] = frame;
  const seen = nodes.filter((n) => {
    const [x, y] = at(n);
    return x > x1 - 20 && x < x2 + 20 && y > y1 - 20 && y < y2 + 20;
  });
  if (seen.length < 900) for (const n of seen) signs.add(boxAround(at(n), radius(n) * 0.8));
  const found = [];
  for (const n of seen.slice(0, 900)) {
    if (found.length >= MOST_NAMES) break;
    const side = sides && sides.get(n.id);
    const size = nameSize(n);
    const font = fontOf(size, n.mode === "p" && tierOf(n.e) === 0);
    const rows = side && sides.step < size * 2.5 ? 1 : 2;
    const lines = wrapped(nameText(n), font, side ? sideRoom(at(n)[0], side, frame, radius(n)) : NAME_WIDTH, rows);
    const width = Math.max(...lines.map((line) => widthOf(line, font)));
    const name = { n, lines, font, size, width, line: size * 1.18, important: found.length < 24 || isChosen(n.id) };
    const placed = roomFor(name, at(n), radius(n), { side, names, signs, frame });
    if (placed) {
      names.add(placed.box);
      found.push({ ...name, ...placed });
    }
  }
  return found;
}
// From its sign to the edge of what is seen, or to the next column.
const sideRoom = (x, side, [x1, , x2], r) =>
  Math.max(60, Math.min((side < 0 ? x - x1 : x2 - x) - r - 12, sides.room, SIDE_WIDTH));
const boxAround = ([x, y], r) => ({ x1: x - r, x2: x + r, y1: y - r, y2: y + r });
// Below its sign, else above, right or left of it; on nobody's name and, where it can be, on nobody's sign.
function roomFor({ lines, line, width, important }, [x, y], r, { side, names, signs, frame }) {
  const height = lines.length * line;
  const spots = {
    below: [x, y + r + 3, "center"],
    above: [x, y - r - 3 - height, "center"],
    right: [x + r + 5, y - height / 2, "left"],
    left: [x - r - 5, y - height / 2, "right"],
  };
  const order = side ? [side < 0 ? "left" : "right"] : ["below", "right", "left", "above"];
  let best = null;
  for (const [rank, key] of order.entries()) {
    const [tx, ty, align] = spots[key];
    const left = align === "center" ? tx - width / 2 : align === "right" ? tx - width : tx;
    const box = { x1: left - 3, x2: left + width + 3, y1: ty - 1, y2: ty + height + 1 };
    const outside = box.x1 < frame[0] || box.y1 < frame[1] || box.x2 > frame[2] || box.y2 > frame[3];
    if (names.hits(box) || outside) continue;
    const cost = signs.hits(box) * 10 + rank;
    if (!best || cost < best.cost) best = { x: tx, y: ty, align, box, cost };
  }
  return best && (important || side || best.cost < 10) ? best : null;
}
function writeNames(ctx, names, scale) {
  const c = ink();
  ctx.textBaseline = "top";
  ctx.lineJoin = "round";
  for (const name of names) {
    ctx.font = name.font;
    ctx.textAlign = name.align;
    ctx.strokeStyle = c.paper;
    ctx.lineWidth = 3.5;
    ctx.fillStyle = c.text;
    name.lines.forEach((line, i) => {
      ctx.strokeText(line, name.x, name.y + i * name.line);
      ctx.fillText(line, name.x, name.y + i * name.line);
    });
  }
}
