// The same statements as a table: the other way in, a hundred rows a page.
const PAGE = 100;
const COLUMNS = {
  subject: (r) => nameOf(S.s[r]),
  relation: predicateOf,
  object: objectOf,
  status: (r) => statusWord(statusOf(r)),
  when: (r) => whenOf(r),
  speaker: (r) => speakersOf(r).map(nameOf).join(", "),
  doc: (r) => D.documents[S.doc[r]].title,
};
const folded = { fr: null, en: null };
function haystack() {
  if (!folded[lang]) {
    const names = new Map(),
      of = (e) => {
        if (!names.has(e)) names.set(e, fold(nameOf(e) + " " + (E.alt.of[E.alt.is[e]] || "")));
        return names.get(e);
      };
    folded[lang] = Array.from(
      { length: nS },
      (_, r) =>
        `${of(S.s[r])} ${fold(predicateOf(r))} ${S.o[r] >= 0 ? of(S.o[r]) : fold(valueOf(r))} ${fold(statusWord(statusOf(r)))}`,
    );
  }
  return folded[lang];
}
// Statements behind the drawing where something is focused, else all that the filters keep.
function tableRows() {
  let rows = keptRows;
  if (state.edge) {
    const found = linkOf(net, state.edge);
    rows = found ? rowsOfLink(net, found.k) : [];
  } else if (state.node >= 0) rows = rowsOf(state.node);
  if (state.q) {
    const words = fold(state.q).split(" ").filter(Boolean),
      hay = haystack();
    rows = rows.filter((r) => words.every((w) => hay[r].includes(w)));
  }
  rows = [...rows];
  if (state.sort === "place") rows.sort((a, b) => a - b);
  else if (state.sort === "status") rows.sort((a, b) => rankOf(statusOf(a)) - rankOf(statusOf(b)) || a - b);
  else {
    const compare = new Intl.Collator(lang).compare,
      of = COLUMNS[state.sort] || COLUMNS.subject,
      key = new Map(rows.map((r) => [r, of(r)]));
    rows.sort((a, b) => compare(key.get(a), key.get(b)) || a - b);
  }
  return state.down ? rows.reverse() : rows;
}
function table() {
  if (state.tab !== "tableau") return;
  const box = $("tableau"),
    rows = tableRows(),
    pages = Math.max(1, Math.ceil(rows.length / PAGE)),
    page = Math.min(state.page, pages - 1);
  const heads = Object.keys(COLUMNS).map((name) =>
    el(
      "th",
      {
        scope: "col",
        role: "columnheader",
        "aria-sort": state.sort === name ? (state.down ? "descending" : "ascending") : "none",
      },
      el(
        "button",
        {
          type: "button",
          "data-sort": name,
          on: {
            click: () => {
              go({ sort: name, down: state.sort === name && !state.down, page: 0 });
              box.querySelector(`[data-sort="${name}"]`)?.focus();
            },
          },
        },
        t("c_" + name) + (state.sort === name ? (state.down ? " ▼" : " ▲") : ""),
      ),
    ),
  );
  const body = rows
    .slice(page * PAGE, (page + 1) * PAGE)
    .map((r) =>
      el(
        "tr",
        { "data-row": r, role: "row", class: r === state.quote ? "current" : "" },
        el("td", { role: "cell" }, entityLink(S.s[r])),
        el("td", { role: "cell" }, predicateOf(r)),
        el("td", { role: "cell" }, S.o[r] >= 0 ? entityLink(S.o[r]) : valueOf(r)),
        el("td", { role: "cell" }, badge(statusOf(r)), reviewChip(r)),
        el("td", { role: "cell" }, whenOf(r) ? dateText(whenOf(r)) : ""),
        el("td", { role: "cell", class: "whole" }, COLUMNS.speaker(r)),
        el("td", { role: "cell", class: "whole" }, COLUMNS.doc(r)),
        el("td", { role: "cell", class: "whole" }, quotesCell(r)),
      ),
    );
  const turn = (to) => () => {
    go({ page: to });
    box.scrollTop = 0;
  };
  const old = $("tablefind"),
    typing = old && document.activeElement === old,
    at = typing ? old.selectionStart : 0;
  const find = el("input", {
    type: "search",
    id: "tablefind",
    "aria-label": t("intable"),
    placeholder: t("intable"),
    on: {
      input: (event) => {
        state.q = event.target.value;
        state.page = 0;
        clearTimeout(findTimer);
        findTimer = setTimeout(() => {
          table();
          writeAddress(false);
        }, 120);
      },
    },
  });
  find.value = state.q;
  box.replaceChildren(
    el(
      "div",
      { class: "tablehead" },
      find,
      el("span", { role: "status" }, manySaid(rows.length)),
      el("button", { type: "button", disabled: page === 0, on: { click: turn(page - 1) } }, t("prev")),
      el("span", {}, t("page", { a: number(page + 1), b: number(pages) })),
      el("button", { type: "button", disabled: page >= pages - 1, on: { click: turn(page + 1) } }, t("next")),
    ),
    rows.length
      ? el(
          "div",
          { class: "wide" },
          el(
            "table",
            { id: "table", role: "table" },
            el("caption", { class: "hidden" }, t("caption")),
            el(
              "thead",
              { role: "rowgroup" },
              el("tr", { role: "row" }, ...heads, el("th", { scope: "col", role: "columnheader" }, t("c_quote"))),
            ),
            el("tbody", { role: "rowgroup" }, ...body),
          ),
        )
      : el("p", { class: "text" }, t("nothing"), el("br"), ...looser()),
  );
  if (typing) {
    find.focus();
    find.setSelectionRange(at, at);
  }
}
let findTimer = 0;
// A text cut after a word.
const cut = (text, most) => (text.length > most ? text.slice(0, most).replace(/\s+\S*$/, "") + "…" : text);
function quotesCell(r) {
  const all = quotesOf(r);
  const first = all[0];
  return first
    ? el(
        "span",
        {},
        el(
          "button",
          { type: "button", class: "link", "data-read": r, on: { click: () => read(r, first) } },
          cut(first.text, 140),
        ),
        all.length > 1 ? ` (+${all.length - 1})` : "",
      )
    : "";
}
