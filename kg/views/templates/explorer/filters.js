// The left-hand side: a choice a line, with how many statements it would keep beside it.
const opened = new Set(["status", "party"]);
const MANY = 12,
  narrowed = {};
const labelOf = {
  party: nameOf,
  kind: nameOf,
  topic: nameOf,
  speaker: nameOf,
  force: (x) => word(D.schemes.forces, x) || t("unstated"),
  formation: (x) => word(D.schemes.formations, x) || t("unstated"),
  doc: (x) => D.documents[x].title,
  relation: relationWord,
};
function choiceLine(name, value, count) {
  const on = state[name].includes(value);
  return el(
    "label",
    { class: count ? "choice" : "choice none" },
    el("input", {
      type: "checkbox",
      checked: on,
      "data-choice": `${name}:${value}`,
      on: {
        change: (event) =>
          go({
            [name]: event.target.checked ? [...state[name], value] : state[name].filter((x) => x !== value),
            page: 0,
          }),
      },
    }),
    el("span", {}, labelOf[name](value)),
    el("span", { class: "count" }, number(count)),
  );
}
function choices(name) {
  const count = counts[name],
    values = uniq([...state[name], ...count.keys()]).filter((v) => v !== "");
  const sorted = values.sort(
    (a, b) =>
      state[name].includes(b) - state[name].includes(a) ||
      (count.get(b) || 0) - (count.get(a) || 0) ||
      (labelOf[name](a) < labelOf[name](b) ? -1 : 1),
  );
  const wanted = fold(narrowed[name] || ""),
    fitting = wanted ? sorted.filter((v) => fold(labelOf[name](v)).includes(wanted)) : sorted;
  const box = el("div", {}, ...fitting.slice(0, wanted ? 60 : MANY).map((v) => choiceLine(name, v, count.get(v) || 0)));
  if (sorted.length > MANY)
    box.prepend(
      el("input", {
        type: "search",
        "aria-label": t("narrow"),
        placeholder: t("narrow"),
        value: narrowed[name] || "",
        "data-narrow": name,
        on: {
          input: (event) => {
            narrowed[name] = event.target.value;
            box.replaceWith(choices(name));
            const field = document.querySelector(`[data-narrow="${name}"]`);
            field.value = narrowed[name];
            field.focus();
          },
        },
      }),
    );
  return box;
}
// One rung a ladder; a choice on both ladders keeps what reached either.
function statusBox() {
  const all = D.schemes.statuses,
    ladders = uniq(Object.values(all).flatMap((s) => s.ladders)),
    per = (rungs) => {
      const ok = reached(rungs);
      let n = 0;
      for (const [s, c] of counts.status) if (ok.has(s)) n += c;
      return n;
    };
  return el(
    "div",
    {},
    ...ladders.map((ladder) => {
      const rungs = Object.entries(all)
        .filter(([, s]) => !s.flag && s.ladders.includes(ladder))
        .sort((a, b) => a[1].rank - b[1].rank);
      const mine = state.status.find((s) => rungs.some(([name]) => name === s)) || "",
        title = ladder === "instrument" ? t("Agreement") : t("Activity");
      return el(
        "label",
        {},
        title,
        el(
          "select",
          {
            "data-ladder": ladder,
            on: {
              change: (event) => {
                const others = state.status.filter((s) => s !== mine);
                go({ status: uniq([...others, event.target.value].filter(Boolean)), page: 0 });
              },
            },
          },
          el("option", { value: "" }, t("any")),
          ...rungs.map(([name]) =>
            el("option", { value: name, selected: name === mine }, `${statusWord(name)} (${number(per([name]))})`),
          ),
        ),
      );
    }),
  );
}
function group(name, inner, active) {
  return el(
    "details",
    {
      open: opened.has(name) || active > 0,
      "data-group": name,
      on: { toggle: (event) => (event.target.open ? opened.add(name) : opened.delete(name)) },
    },
    el("summary", {}, t("f_" + name), active ? el("span", { class: "n" }, ` · ${active}`) : null),
    inner,
  );
}
function filters() {
  const box = $("filters"),
    focus = document.activeElement,
    key = focus && box.contains(focus) ? focus.dataset.choice || focus.dataset.ladder || focus.id : "",
    top = box.scrollTop;
  const reviewedCount = [...counts.reviewed].reduce((n, [value, c]) => n + (REVIEWED.has(value) ? c : 0), 0);
  box.replaceChildren(
    el(
      "div",
      { class: "row" },
      el("h2", {}, t("filters")),
      button(t("clear"), () => go({ ...cleared(), off: [], page: 0 })),
    ),
    group("status", statusBox(), state.status.length),
    group("party", choices("party"), state.party.length),
    group("topic", choices("topic"), state.topic.length),
    group("kind", choices("kind"), state.kind.length),
    group("force", choices("force"), state.force.length),
    group("formation", choices("formation"), state.formation.length),
    group("speaker", choices("speaker"), state.speaker.length),
    group("doc", choices("doc"), state.doc.length),
    group("relation", choices("relation"), state.relation.length),
    group(
      "review",
      el(
        "div",
        {},
        el(
          "label",
          { class: "choice" },
          el("input", {
            type: "checkbox",
            id: "reviewed",
            checked: state.reviewed,
            on: { change: (event) => go({ reviewed: event.target.checked, page: 0 }) },
          }),
          el("span", {}, t("reviewed")),
          el("span", { class: "count" }, number(reviewedCount)),
        ),
      ),
      state.reviewed ? 1 : 0,
    ),
  );
  box.scrollTop = top;
  if (key)
    [...box.querySelectorAll("[data-choice],[data-ladder],#reviewed")]
      .find((n) => (n.dataset.choice || n.dataset.ladder || n.id) === key)
      ?.focus();
}
