// The text of a document with the passage in question highlighted.
function read(row, q) {
  go({ tab: "lecture", read: S.doc[row], quote: row }, "lecture");
  requestAnimationFrame(() => $("passage")?.scrollIntoView({ block: "center" }));
  if (q) say(t("place", { doc: D.documents[S.doc[row]].title, a: q.start, b: q.end }));
}
function reader() {
  const box = $("lecture");
  if (state.tab !== "lecture") return;
  const i = state.read >= 0 ? state.read : state.quote >= 0 ? S.doc[state.quote] : -1;
  const pick = el(
    "select",
    { "aria-label": t("document"), on: { change: (event) => go({ read: +event.target.value, quote: -1 }) } },
    el("option", { value: -1 }, t("document") + "…"),
    ...D.documents.map((d, n) => el("option", { value: n, selected: n === i }, d.title)),
  );
  const head = el("div", { class: "readhead" }, pick);
  if (i < 0) {
    box.replaceChildren(head, el("p", { class: "text" }, t("nodoc")));
    return;
  }
  const d = D.documents[i],
    row = state.quote >= 0 && S.doc[state.quote] === i ? state.quote : -1;
  const spans =
    row >= 0
      ? quotesOf(row)
          .map((q) => [q.start, q.end])
          .sort((a, b) => a[0] - b[0])
      : [];
  const parts = [];
  let at = 0;
  spans.forEach(([start, end], n) => {
    if (end <= at) return;
    start = Math.max(start, at);
    parts.push(d.text.slice(at, start), el("mark", n ? {} : { id: "passage", tabindex: -1 }, d.text.slice(start, end)));
    at = end;
  });
  parts.push(d.text.slice(at));
  const info = [d.publisher, d.date ? dateText(d.date) : "", d.file].filter(Boolean).join(" · ");
  if (row >= 0) head.append(el("span", {}, `${nameOf(S.s[row])} ${predicateOf(row)} ${objectOf(row)}`));
  box.replaceChildren(
    head,
    el("p", { class: "text" }, el("small", {}, info)),
    el("div", { class: "text", lang: d.language || "fr", tabindex: 0 }, ...parts),
  );
  requestAnimationFrame(() => $("passage")?.scrollIntoView({ block: "center" }));
}
