// The right-hand side: what is said of the chosen node or pair, with every quote.
let unfolded = 40;
const badge = (status) => (status ? el("span", { class: `chip ${rungOf(rankOf(status))}` }, statusWord(status)) : null);
const entityLink = (e) =>
  el(
    "button",
    { type: "button", class: "link", on: { click: () => go({ node: e, edge: null }, "evidence") } },
    nameOf(e),
  );
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
    REVIEWED.has(reviewOf(row)) ? null : el("span", { class: "chip" }, word(D.schemes.reviews, reviewOf(row))),
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
  const rows = [];
  for (const row of keptRows)
    if (
      S.s[row] === e ||
      S.o[row] === e ||
      (tieOf[row] >= 0 && (T.party[tieOf[row]] === e || T.instrument[tieOf[row]] === e))
    )
      rows.push(row);
  return byFirmness(rows);
}
function button(words, f, pressed) {
  return el(
    "button",
    { type: "button", ...(pressed === undefined ? {} : { "aria-pressed": String(pressed) }), on: { click: f } },
    words,
  );
}
function nodeTools(e) {
  const id = idIn(net, e),
    pinned = id && state.pinned[id];
  return el(
    "div",
    {},
    el(
      "div",
      { class: "row", role: "group", "aria-label": t("focus") },
      el("span", {}, t("focus")),
      ...[1, 2, 3].map((d) =>
        button(String(d), () => go({ depth: state.depth === d ? 0 : d, path: null }), state.depth === d),
      ),
      state.depth || state.path ? button(t("unfocus"), () => go({ depth: 0, path: null })) : null,
    ),
    el(
      "div",
      { class: "row" },
      button(
        state.pathStart === undefined ? t("pathfrom") : t("pathto"),
        () => {
          state.pathStart = state.pathStart === undefined ? e : undefined;
          evidence();
          $("find").focus();
        },
        state.pathStart !== undefined,
      ),
      id
        ? button(
            t(pinned ? "unpin" : "pin"),
            () => {
              const pins = { ...state.pinned };
              if (pinned) delete pins[id];
              else {
                const p = canvas.getPositions([id])[id];
                if (p) pins[id] = [p.x, p.y];
              }
              go({ pinned: pins });
            },
            !!pinned,
          )
        : null,
      button(t("hide"), () => go({ hidden: [...state.hidden, e], node: -1, depth: 0 })),
      isParty.has(e)
        ? button(t("only"), () => go({ party: [e] }))
        : classOf(e) === "Topic"
          ? button(t("only"), () => go({ topic: [e] }))
          : null,
    ),
  );
}
function nodeBox(e) {
  const others = (E.alt.of[E.alt.is[e]] || "")
    .split("\n")
    .filter((n) => n && n.length < 90)
    .slice(0, 8)
    .join(" · ");
  const id = idIn(net, e),
    near = id
      ? (neighbours(net).get(id) || [])
          .slice()
          .sort((a, b) => b[1].instruments.size - a[1].instruments.size || b[1].rank - a[1].rank)
      : [];
  return [
    button(t("back"), () => go({ node: -1, edge: null, depth: 0, path: null })),
    el("h2", {}, nameOf(e)),
    el(
      "p",
      { class: "meta" },
      lang === "fr" && E.en[e]
        ? el("span", { lang: "en" }, E.en[e])
        : lang === "en"
          ? el("span", { lang: "fr" }, E.fr[e])
          : null,
      el("br"),
      t("kinds") + kindWord(e) + (E.new[e] ? ` (${t("isnew")})` : ""),
    ),
    others ? el("p", { class: "meta" }, t("alias") + others) : null,
    nodeTools(e),
    near.length
      ? el(
          "details",
          {},
          el("summary", {}, `${t("with_")} (${number(near.length)})`),
          el("ol", { class: "top" }, ...near.slice(0, 60).map(([other, link]) => el("li", {}, button_(other, link)))),
        )
      : null,
    statementList(rowsOf(e)),
  ];
}
const button_ = (other, link) =>
  el(
    "span",
    {},
    el(
      "button",
      {
        type: "button",
        class: "link",
        on: { click: () => go({ edge: [+link.a.slice(1), +link.b.slice(1)], node: -1, depth: 0 }, "evidence") },
      },
      nameOf(+other.slice(1)),
    ),
    " ",
    badge(link.status),
    " ",
    el("small", {}, state.view === "pays" ? manyShared(link.instruments.size) : manySaid(link.rows.size)),
  );
function edgeBox(a, b) {
  const link = edgeOf(net);
  return [
    button(t("back"), () => go({ node: -1, edge: null })),
    el("h2", {}, `${nameOf(a)} – ${nameOf(b)}`),
    link ? el("p", {}, badge(link.status), " ", manyShared(link.instruments.size)) : el("p", {}, t("nothing")),
    el("div", { class: "row" }, entityLink(a), "·", entityLink(b)),
    link ? statementList(byFirmness([...link.rows])) : null,
  ];
}
function pathBox() {
  const way = shown.path;
  return [
    button(t("back"), () => go({ path: null, node: -1 })),
    el("h2", {}, `${t("path")} : ${nameOf(state.path[0])} – ${nameOf(state.path[1])}`),
    way && way !== "none"
      ? el("ol", {}, ...way.edges.map((e) => el("li", {}, hoverEdge(e))))
      : el("p", {}, t("nopath")),
    way && way !== "none" ? statementList(uniq(way.edges.flatMap((e) => [...e.rows]))) : null,
  ];
}
// Nothing chosen: the answer to the question the page is for.
function overview() {
  const pairs = network("pays"),
    links = [...pairs.edges.values()].sort(
      (a, b) => b.instruments.size - a.instruments.size || b.rank - a.rank || (a.id < b.id ? -1 : 1),
    );
  const most = links.length ? links[0].instruments.size : 1;
  const bars = (n) => {
    const s = svg(
      "svg",
      { width: "100%", height: 6, viewBox: "0 0 100 6", preserveAspectRatio: "none", "aria-hidden": "true" },
      svg("rect", { width: (100 * n) / most, height: 6, rx: 1, fill: ink().firm }),
    );
    return s;
  };
  const side = (id) => nameOf(+id.slice(1)),
    busier = (e) =>
      pairs.nodes.get(e.a).partners.size >= pairs.nodes.get(e.b).partners.size ? [e.a, e.b] : [e.b, e.a];
  return [
    el("h2", {}, t("who")),
    el("p", { class: "meta" }, t("whosub")),
    D.validation ? el("p", { class: "meta" }, D.validation[lang]) : null,
    state.hidden.length ? button(t("showall", { n: state.hidden.length }), () => go({ hidden: [] })) : null,
    state.cluster >= 0 ? button(t("back"), () => go({ cluster: -1 })) : null,
    links.length
      ? el(
          "ol",
          { class: "top" },
          ...links.slice(0, unfolded).map((e) => {
            const [a, b] = busier(e);
            return el(
              "li",
              {},
              el(
                "button",
                {
                  type: "button",
                  class: "link",
                  "data-pair": e.id,
                  on: { click: () => go({ edge: [+e.a.slice(1), +e.b.slice(1)], node: -1, view: "pays" }, "evidence") },
                },
                `${side(a)} – ${side(b)}`,
              ),
              " ",
              badge(e.status),
              el("small", {}, " " + manyShared(e.instruments.size)),
              bars(e.instruments.size),
            );
          }),
        )
      : el("p", {}, t("nothing")),
  ];
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
