// The legend, which filters, and the sentence above the drawing.
function toggleOff(name) {
  const off = new Set(state.off);
  if (!off.delete(name)) off.add(name);
  go({ off: [...off] });
}
function lineIcon(rung) {
  const dash = { talk: "7 4", hope: "2 4" }[rung] || "none";
  const line = { x1: 1, y1: 5, x2: 29, y2: 5, stroke: rungColour(rung), "stroke-width": 2.5, "stroke-dasharray": dash };
  return svg("svg", { width: 30, height: 10, "aria-hidden": "true" }, svg("line", line));
}
const swatch = (colour) =>
  svg(
    "svg",
    { width: 12, height: 12, "aria-hidden": "true" },
    svg("rect", { width: 12, height: 12, rx: 2, fill: colour }),
  );
function legendItem(name, icon, text, more) {
  const pressed = state.off.includes(name) ? "false" : "true";
  const on = { click: () => toggleOff(name) };
  return el(
    "button",
    { type: "button", "aria-pressed": pressed, "data-off": name, title: more || null, on },
    icon,
    text,
  );
}
function legendChoice(key, values) {
  const one = ([value, words]) => {
    const pressed = state[key] === value;
    const on = { click: () => go({ [key]: value }) };
    return el(
      "button",
      { type: "button", class: "link", "aria-pressed": String(pressed), on },
      (pressed ? "● " : "○ ") + t(words),
    );
  };
  return el("span", { role: "group", class: "choose", "aria-label": t(key) }, t(key) + colon(), ...values.map(one));
}
function colourKey() {
  const item = (index, words) => el("span", { class: "key" }, swatch(BLOCS[index % BLOCS.length]), " " + words);
  if (state.colour === "bloc") return D.drawing.blocs.map((b, i) => item(i, b[lang]));
  if (state.colour !== "coalition") return [];
  const groups = uniq(Object.values(D.measures.coalition)).sort((a, b) => a - b);
  const doubt = D.measures.firm ? null : el("em", {}, t("doubt"));
  return [...groups.map((g) => item(g - 1, t("coalition", { n: g }))), doubt];
}
function legend() {
  const box = $("legend");
  const open = box.firstChild ? box.firstChild.open : innerWidth > 820 && innerHeight > 600;
  const there = new Set();
  net.here.forEach((here, i) => here && there.add(classOf(net.of.entity[i])));
  const classes = D.classes.name.filter((name) => there.has(name));
  const more = D.measures ? Object.keys(D.measures.sizes).map((name) => [name, name]) : [];
  const coalition = D.measures ? [["coalition", "bycoalition"]] : [];
  const items = [
    ...classes.map((name) => legendItem(name, shapeIcon(name), t(name))),
    ...["firm", "talk", "hope", "unsaid"].map((r) => legendItem("rung" + r, lineIcon(r), t(r), t(r + "more"))),
    el("span", {}, t(state.view === "instruments" ? "widthsaid" : "width")),
    legendChoice("colour", [["class", "byclass"], ["bloc", "bybloc"], ...coalition]),
    legendChoice("size", [["instruments", "byinstruments"], ["partners", "bypartners"], ...more]),
    ...colourKey(),
  ];
  box.replaceChildren(
    el("details", { open }, el("summary", {}, t("legend")), el("div", { class: "items" }, ...items.filter(Boolean))),
  );
}
function remark() {
  if (shown.large) return t(state.cluster >= 0 ? "toolarge" : "clusters", { n: number(shown.large) });
  return shown.path === "none" ? t("nopath") : notice;
}
function sentence() {
  const counted = {
    n: number(keptRows.length),
    all: number(nS),
    a: number(shown.nodes.size),
    b: number(shown.edges.size),
  };
  const text = t("shown", { ...counted, what: t("w_" + state.view) });
  const more = remark();
  const everything = shown.large && state.cluster < 0 ? button(t("drawall"), () => go({ whole: true })) : null;
  const clusters = state.whole ? button(t("drawclusters"), () => go({ whole: false })) : null;
  $("sentence").replaceChildren(more ? `${text} — ${more} ` : `${text} `, ...[everything, clusters].filter(Boolean));
  const box = $("empty");
  box.hidden = shown.nodes.size > 0;
  if (box.hidden) return;
  const all = button(t("clear"), () => go({ ...cleared(), off: [], hidden: [], path: null, depth: 0 }));
  const told = keptRows.length ? t("nolink", { n: number(keptRows.length) }) : t("nothing");
  const rows = keptRows.length ? button(t("seetable"), () => go({ tab: "tableau" })) : null;
  const unhidden =
    state.off.length || state.hidden.length ? button(t("unhide"), () => go({ off: [], hidden: [] })) : null;
  box.replaceChildren(el("p", {}, el("strong", {}, told)), ...looser(), ...[unhidden, rows, all].filter(Boolean));
}
