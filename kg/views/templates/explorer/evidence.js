// The right-hand side: what is said of the chosen node or pair, with every quote.
let unfolded = 40;
const badge = (status) => (status ? el("span", { class: `chip ${rungOf(rankOf(status))}` }, statusWord(status)) : null);
const entityLink = (e) =>
  el(
    "button",
    { type: "button", class: "link", on: { click: () => go({ node: e, edge: null }, "evidence") } },
    nameOf(e),
  );
// What no curator decided, or decided against, is marked wherever it is shown.
const reviewChip = (row) =>
  REVIEWED.has(reviewOf(row)) ? null : el("span", { class: "chip" }, word(D.schemes.reviews, reviewOf(row)));
function quoteBlock(row, q) {
  const d = D.documents[S.doc[row]];
  return el(
    "blockquote",
    { lang: d.language || "fr" },
    q.text,
    el(
      "footer",
      { lang },
      t("place", { doc: d.title, a: number(q.start), b: number(q.end) }),
      " ",
      el("button", { type: "button", class: "link", "data-read": row, on: { click: () => read(row, q) } }, t("read")),
    ),
  );
}
function statementBox(row) {
  const voices = speakersOf(row).map(nameOf).join(", "),
    when = whenOf(row);
  const meta = [
    statusOf(row) ? badge(statusOf(row)) : null,
    forceOf(row) ? el("span", { class: "chip" }, word(D.schemes.forces, forceOf(row))) : null,
    when ? el("span", { class: "chip" }, dateText(when)) : null,
    S.flags[row] & 1 ? el("span", { class: "chip" }, t("derived")) : null,
    reviewChip(row),
  ];
  return el(
    "article",
    { class: "statement", "data-row": row },
    el(
      "p",
      {},
      el("strong", {}, nameOf(S.s[row])),
      ` ${predicateOf(row)} `,
      S.o[row] >= 0 ? entityLink(S.o[row]) : el("strong", {}, valueOf(row)),
    ),
    el("p", { class: "meta" }, ...meta, ` ${t("according")} ${voices}`),
    ...quotesOf(row).map((q) => quoteBlock(row, q)),
    S.note[row] ? el("p", { class: "meta" }, S.note[row]) : null,
    el(
      "div",
      { class: "row" },
      el("button", { type: "button", class: "link", "data-cite": row, on: { click: () => citeBox(row) } }, t("cite")),
    ),
  );
}
function statementList(rows) {
  const box = el("div", {}),
    some = rows.slice(0, unfolded);
  box.append(el("h3", {}, manySaid(rows.length)), ...some.map(statementBox));
  if (rows.length > unfolded)
    box.append(
      el(
        "button",
        {
          type: "button",
          on: {
            click: () => {
              unfolded += 100;
              evidence();
            },
          },
        },
        `${t("more")} (${number(rows.length - unfolded)})`,
      ),
    );
  return box;
}
// Firmest first, then by date.
const byFirmness = (rows) =>
  rows.sort(
    (a, b) =>
      rankOf(statusOf(b)) - rankOf(statusOf(a)) ||
      (whenOf(b) > whenOf(a) ? 1 : whenOf(b) < whenOf(a) ? -1 : 0) ||
      a - b,
  );
function rowsOf(e) {
  const ends = (row) => {
    if (S.s[row] === e || S.o[row] === e) return true;
    for (let i = ties.first[row]; i >= 0 && ties.row[i] === row; i++)
      if (ties.party[i] === e || ties.instrument[i] === e) return true;
    return false;
  };
  return byFirmness(keptRows.filter(ends));
}
function button(words, f, pressed) {
  const more = pressed === undefined ? {} : { "aria-pressed": String(pressed) };
  return el("button", { type: "button", ...more, on: { click: f } }, words);
}
// The view that shows a thing: the present one if it can.
function viewOf(e) {
  if (idIn(net, e)) return state.view;
  if (classOf(e) === "Topic") return "sujets";
  return state.view === "pays" || !ties.parties.has(e) ? "instruments" : "pays";
}
// A path begins at a thing and ends at whatever is chosen next, in the graph or by search.
let pathStart = null;
function endPath(e) {
  const from = pathStart;
  pathStart = null;
  if (e !== from) go({ path: [from, e], node: e, edge: null, depth: 0 }, "evidence");
  else evidence();
}
function pathButton(e) {
  const waiting = pathStart !== null;
  const click = () => {
    pathStart = waiting ? null : e;
    evidence();
    if (!waiting) $("find").focus();
  };
  return button(t(waiting ? "pathto" : "pathfrom"), click, waiting);
}
function pinButton(id) {
  const pinned = state.pinned[id];
  const click = () => {
    const pins = { ...state.pinned };
    if (pinned) delete pins[id];
    else pins[id] = spots.get(id);
    go({ pinned: pins });
  };
  return button(t(pinned ? "unpin" : "pin"), click, !!pinned);
}
function nodeTools(e) {
  const id = idIn(net, e);
  const focus = (d) =>
    button(
      String(d),
      () => go({ depth: state.depth === d ? 0 : d, path: null, node: e, view: viewOf(e) }),
      state.depth === d,
    );
  const whole = state.depth || state.path ? button(t("unfocus"), () => go({ depth: 0, path: null })) : null;
  const only = ties.parties.has(e) ? { party: [e] } : classOf(e) === "Topic" ? { topic: [e] } : null;
  return el(
    "div",
    { class: "nodetools" },
    el(
      "div",
      { class: "row", role: "group", "aria-label": t("focus") },
      el("span", {}, t("focus")),
      focus(1),
      focus(2),
      focus(3),
      whole,
    ),
    el(
      "div",
      { class: "row" },
      pathButton(e),
      id && spots.has(id) ? pinButton(id) : null,
      id ? button(t("hide"), () => go({ hidden: [...state.hidden, e], node: -1, depth: 0 })) : null,
      only ? button(t("only"), () => go({ ...only, page: 0 })) : null,
    ),
  );
}
// What a link, or as many as there are, is called where a thing's partners are listed.
function partnerLine(other, link) {
  const pair = { edge: [+link.a.slice(1), +link.b.slice(1)], node: -1, depth: 0 };
  const words = state.view === "instruments" ? manySaid(link.count) : manyShared(link.n);
  return el(
    "li",
    {},
    el("button", { type: "button", class: "link", on: { click: () => go(pair, "evidence") } }, nameOf(+other.slice(1))),
    " ",
    badge(link.status),
    " ",
    el("small", {}, words),
  );
}
function partnerList(e) {
  const i = placeIn(net, e);
  const near = i === undefined ? [] : linksAt(net, i);
  if (!near.length) return null;
  const items = near.slice(0, 60).map(([other, link]) => partnerLine(other, link));
  return el(
    "details",
    {},
    el("summary", {}, `${t("with_")} (${number(near.length)})`),
    el("ol", { class: "top" }, ...items),
  );
}
// The name in the other language, what kind of thing it is, and what else it is called.
function nodeBox(e) {
  const others = (E.alt.of[E.alt.is[e]] || "").split("\n").filter((n) => n && n.length < 90);
  const other = lang === "fr" ? "en" : "fr";
  const second = lang === "en" ? E.fr[e] : E.en[e];
  return [
    button(t("back"), () => go({ node: -1, edge: null, depth: 0, path: null })),
    el("h2", {}, nameOf(e)),
    second && second !== nameOf(e) ? el("p", { class: "meta", lang: other }, second) : null,
    el("p", { class: "meta" }, t("kinds") + kindWord(e) + (E.new[e] ? ` (${t("isnew")})` : "")),
    others.length ? el("p", { class: "meta" }, t("alias") + others.slice(0, 8).join(" · ")) : null,
    nodeTools(e),
    partnerList(e),
    statementList(rowsOf(e)),
  ];
}
function edgeBox(a, b) {
  const found = linkOf(net, [a, b]);
  return [
    button(t("back"), () => go({ node: -1, edge: null })),
    el("h2", {}, `${nameOf(a)} – ${nameOf(b)}`),
    found ? el("p", {}, badge(found.status), " ", manyShared(found.n)) : el("p", {}, t("nothing")),
    el("div", { class: "row" }, entityLink(a), "·", entityLink(b)),
    found ? statementList(byFirmness(rowsOfLink(net, found.k))) : null,
  ];
}
function pathBox() {
  const way = shown.path && shown.path !== "none" ? shown.path : null;
  const title = `${t("path")}${colon()}${nameOf(state.path[0])} – ${nameOf(state.path[1])}`;
  const rows = way ? uniq(way.edges.flatMap((e) => rowsOfLink(net, e.k))) : [];
  return [
    button(t("back"), () => go({ path: null, node: -1 })),
    el("h2", {}, title),
    way ? el("ol", {}, ...way.edges.map((e) => el("li", {}, hoverEdge(e)))) : el("p", {}, t("nopath")),
    way ? statementList(rows) : null,
  ];
}
// Nothing chosen: the answer to the question the page is for.
function overview() {
  const pairs = network("pays");
  const links = strongest(pairs, unfolded);
  const most = links.length ? links[0].n : 1;
  const total = linkCount(pairs);
  const more = () => {
    unfolded += 100;
    evidence();
  };
  return [
    el("h2", {}, t("who")),
    el("p", { class: "meta" }, t("whosub")),
    state.hidden.length ? button(t("showall", { n: state.hidden.length }), () => go({ hidden: [] })) : null,
    state.cluster >= 0 ? button(t("back"), () => go({ cluster: -1 })) : null,
    links.length
      ? el("ol", { class: "top" }, ...links.map((e) => pairLine(pairs, e, most)))
      : el("p", {}, keptRows.length ? t("nolink", { n: number(keptRows.length) }) : t("nothing")),
    total > links.length ? button(`${t("more")} (${number(total - links.length)})`, more) : null,
    D.validation
      ? el("details", {}, el("summary", {}, t("chance")), el("p", { class: "meta" }, D.validation[lang]))
      : null,
  ];
}
function pairLine(pairs, e, most) {
  const partners = (id) => pairs.partners[pairs.of.at.get(id)];
  const [a, b] = (partners(e.a) >= partners(e.b) ? [e.a, e.b] : [e.b, e.a]).map((id) => +id.slice(1));
  const choose_ = () => go({ edge: [a, b], node: -1, view: "pays", path: null, depth: 0 }, "evidence");
  const bar = svg(
    "svg",
    { class: "bar", width: "100%", height: 6, "aria-hidden": "true" },
    svg("rect", { width: `${(100 * e.n) / most}%`, height: 6, rx: 1, fill: ink().firm }),
  );
  const pair = el(
    "button",
    { type: "button", class: "link", "data-pair": e.id, on: { click: choose_ } },
    `${nameOf(a)} – ${nameOf(b)}`,
  );
  return el("li", {}, pair, " ", badge(e.status), el("small", {}, " " + manyShared(e.n)), bar);
}
function evidence() {
  const box = $("evidence");
  box.tabIndex = -1;
  const parts = state.path
    ? pathBox()
    : state.edge
      ? edgeBox(...state.edge)
      : state.node >= 0
        ? nodeBox(state.node)
        : overview();
  box.replaceChildren(...parts.filter(Boolean));
}
