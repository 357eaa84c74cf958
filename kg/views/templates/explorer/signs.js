// How each node and link is drawn, and what it says when pointed at.
const kindWord = (e) => (E.kind[e] >= 0 ? nameOf(E.kind[e]) : t(classOf(e)));
const manyShared = (n) => (n === 1 ? t("shared1") : t("shared", { n: number(n) }));
const manySaid = (n) => (n === 1 ? t("statements1") : t("statements", { n: number(n) }));
const manyLinks = (n) => (n === 1 ? t("links1") : t("links", { n: number(n) }));
function hoverNode(n) {
  if (n.mode === "c") return `${n.e >= 0 ? t("around", { x: nameOf(n.e) }) : t("otherones")} (${number(n.members)})`;
  return t("node1", { x: nameOf(n.e), c: n.mode === "t" ? t("Topic") : kindWord(n.e), n: manyLinks(n.partners) });
}
function hoverEdge(e) {
  const of =
    state.view === "instruments"
      ? manySaid(e.count)
      : state.view === "pays"
        ? manyShared(e.n)
        : t("by", { n: number(e.n) });
  const side = (id) => (id[0] === "c" && id === "c-1" ? t("otherones") : nameOf(+id.slice(1)));
  const beyond = beyondChance.has(e.id) ? "\n" + t("beyond") : "";
  return t(e.status ? "edge1" : "edge2", { a: side(e.a), b: side(e.b), n: of, s: statusWord(e.status) }) + beyond;
}
function weightOf(n) {
  if (n.mode !== "p" || state.size === "instruments") return n.instruments;
  return state.size === "partners" ? n.partners : measured(state.size, n.e);
}
function sizeOf(n) {
  if (n.mode === "c") return Math.min(14 + 3 * Math.sqrt(n.members), 46);
  const [least, step] = { p: [7, 3.2], i: [6, 2], t: [5, 2] }[n.mode];
  // Few things need no large signs.
  const most = focused() ? 26 : 46;
  return Math.min(least + step * Math.sqrt(n.mode === "i" ? n.partners : weightOf(n)), most);
}
function nodeStyle(n, [x, y], enlarged) {
  const colour = colourOf(n);
  const c = ink();
  const lone = E.new[n.e] && n.mode === "p";
  const chosen = { background: colour, border: c.text };
  return {
    id: n.id,
    x,
    y,
    title: hoverNode(n),
    shape: n.mode === "c" ? "hexagon" : shapeOf(n),
    size: sizeOf(n) * enlarged,
    color: {
      background: n.mode === "p" || n.mode === "c" ? colour : c.paper,
      border: colour,
      highlight: chosen,
      hover: chosen,
    },
    borderWidth: (lone ? 1 : 2) * enlarged,
    shapeProperties: { borderDashes: lone ? [3, 2] : false },
  };
}
const RUNG_DASHES = { firm: false, talk: [9, 6], hope: [2, 6], unsaid: false };
const rungColour = (rung) => ({ firm: ink().firm, unsaid: ink().soft })[rung] || ink().line;
function edgeStyle(e, enlarged) {
  const rung = rungOf(e.rank);
  const n = state.view === "instruments" ? e.count : e.n;
  // Where lines are many, those that say little step back.
  const far = shown.edges.size > 150 && !focused();
  const opacity = !far ? 0.85 : n > 1 ? 0.7 : rung === "unsaid" ? 0.35 : 0.42;
  const strong = beyondChance.has(e.id);
  return {
    id: e.id,
    from: e.a,
    to: e.b,
    title: many ? undefined : hoverEdge(e),
    width: Math.min(0.8 + 1.5 * Math.sqrt(n - 1), 11) * enlarged,
    shadow: strong ? { enabled: true, color: ink().text, size: 4, x: 0, y: 0 } : false,
    dashes: RUNG_DASHES[rung] && RUNG_DASHES[rung].map((length) => length * enlarged),
    color: { color: rungColour(rung), opacity, highlight: ink().text, hover: ink().text },
  };
}
