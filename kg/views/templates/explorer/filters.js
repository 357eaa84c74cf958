// The left-hand side: a choice a line, with how many statements it would keep beside it.
const opened = new Set(["status", "party"]);
const MANY = 12;
const narrowed = {};
const documentTitle = (x) => D.documents[x].title;
const labelOf = {
  party: nameOf,
  kind: nameOf,
  topic: nameOf,
  speaker: nameOf,
  force: (x) => word(D.schemes.forces, x) || t("unstated"),
  formation: (x) => word(D.schemes.formations, x) || t("unstated"),
  doc: documentTitle,
  without: documentTitle,
  relation: relationWord,
  status: statusWord,
};
function checkbox(key, checked, words, count, change) {
  const input = el("input", {
    type: "checkbox",
    checked,
    "data-choice": key,
    on: { change: (event) => change(event.target.checked) },
  });
  const told = count === null ? null : el("span", { class: "count" }, number(count));
  return el("label", { class: count === 0 ? "choice none" : "choice" }, input, el("span", {}, words), told);
}
function choiceLine(name, value, count) {
  const change = (on) => go({ [name]: on ? [...state[name], value] : state[name].filter((x) => x !== value), page: 0 });
  return checkbox(`${name}:${value}`, state[name].includes(value), labelOf[name](value), count, change);
}
function choices(name) {
  const count = counts[name];
  const values = uniq([...state[name], ...count.keys()]).filter((v) => v !== "");
  const chosen = (v) => state[name].includes(v);
  const byCount = (a, b) => chosen(b) - chosen(a) || (count.get(b) || 0) - (count.get(a) || 0);
  const sorted = values.sort((a, b) => byCount(a, b) || (labelOf[name](a) < labelOf[name](b) ? -1 : 1));
  const asked = fold(narrowed[name] || "");
  const fitting = asked ? sorted.filter((v) => fold(labelOf[name](v)).includes(asked)) : sorted;
  const shownOnes = fitting.slice(0, asked ? 60 : MANY);
  const box = el("div", {}, ...shownOnes.map((v) => choiceLine(name, v, count.get(v) || 0)));
  if (sorted.length > MANY) box.prepend(narrower(name, box));
  if (asked && !fitting.length) box.append(el("p", { class: "meta" }, t("nosuch")));
  return box;
}
function narrower(name, box) {
  const input = (event) => {
    narrowed[name] = event.target.value;
    box.replaceWith(choices(name));
    const field = document.querySelector(`[data-narrow="${name}"]`);
    field.value = narrowed[name];
    field.focus();
  };
  const words = {
    "aria-label": t("f_" + name) + colon() + t("narrow"),
    placeholder: t("narrow"),
    value: narrowed[name] || "",
  };
  return el("input", { type: "search", ...words, "data-narrow": name, on: { input } });
}
// One rung a ladder; a choice on both ladders keeps what reached either.
function statusBox() {
  const all = D.schemes.statuses;
  const per = (rung) => {
    const ok = reached([rung]);
    return [...counts.status].reduce((sum, [s, n]) => sum + (ok.has(s) ? n : 0), 0);
  };
  const ladders = uniq(Object.values(all).flatMap((s) => s.ladders));
  return el(
    "div",
    {},
    ...ladders.map((ladder) => {
      const rungs = Object.entries(all).filter(([, s]) => !s.flag && s.ladders.includes(ladder));
      const names = rungs.sort((a, b) => a[1].rank - b[1].rank).map(([name]) => name);
      const mine = state.status.find((s) => names.includes(s)) || "";
      const change = (event) => {
        const others = state.status.filter((s) => s !== mine);
        go({ status: uniq([...others, event.target.value].filter(Boolean)), page: 0 });
      };
      const option = (name) =>
        el("option", { value: name, selected: name === mine }, `${statusWord(name)} (${number(per(name))})`);
      const pick = el(
        "select",
        { "data-ladder": ladder, on: { change } },
        el("option", { value: "" }, t("any")),
        ...names.map(option),
      );
      return el(
        "label",
        { class: "ladder" },
        el("span", {}, t(ladder === "instrument" ? "Agreement" : "Activity")),
        pick,
      );
    }),
  );
}
// Who counts as a party: territories only, members instead of groupings, ministries apart.
function partiesBox() {
  const flag = (name, count) => checkbox(name, state[name], t("c_" + name), count, (on) => go({ [name]: on, page: 0 }));
  const groupings = uniq(T.party).filter((e) => D.members[e]).length;
  const voices = uniq(T.actor.filter((e, i) => e !== T.party[i])).length;
  return el(
    "div",
    {},
    flag("territories", counts.territories.get(true)),
    flag("members", groupings),
    flag("organisations", voices),
  );
}
function reviewBox() {
  const reviewed = [...counts.reviewed].reduce((n, [value, c]) => n + (REVIEWED.has(value) ? c : 0), 0);
  return el(
    "div",
    {},
    checkbox("reviewed", state.reviewed, t("reviewed"), reviewed, (on) => go({ reviewed: on, page: 0 })),
  );
}
function group(name, inner, active) {
  const toggle = (event) => (event.target.open ? opened.add(name) : opened.delete(name));
  const summary = el("summary", {}, t("f_" + name), active ? el("span", { class: "n" }, ` · ${active}`) : null);
  return el("details", { open: opened.has(name) || active > 0, "data-group": name, on: { toggle } }, summary, inner);
}
const GROUPS = ["party", "topic", "kind", "force", "formation", "speaker", "doc", "without", "relation"];
function filters() {
  const box = $("filters");
  const focus = document.activeElement;
  const key = focus && box.contains(focus) ? focus.dataset.choice || focus.dataset.ladder : "";
  const top = box.scrollTop;
  const clear = button(t("clear"), () => go({ ...cleared(), off: [], page: 0 }));
  const counted = ["territories", "members", "organisations"].filter((name) => state[name]).length;
  box.replaceChildren(
    el("div", { class: "row" }, el("h2", {}, t("filters")), clear),
    group("status", statusBox(), state.status.length),
    group("who", partiesBox(), counted),
    ...GROUPS.map((name) => group(name, choices(name), state[name].length)),
    group("review", reviewBox(), state.reviewed ? 1 : 0),
  );
  box.scrollTop = top;
  if (key)
    [...box.querySelectorAll("[data-choice],[data-ladder]")]
      .find((n) => (n.dataset.choice || n.dataset.ladder) === key)
      ?.focus();
}

// What is filtered at present, each to be taken back on its own.
function activeFilters() {
  const found = [];
  const add = (words, change) => found.push([words, change]);
  for (const name of ["status", ...GROUPS])
    for (const value of state[name])
      add(t("f_" + name) + colon() + labelOf[name](value), { [name]: state[name].filter((x) => x !== value) });
  for (const name of ["territories", "members", "organisations"])
    if (state[name]) add(t("c_" + name), { [name]: false });
  if (state.reviewed) add(t("reviewed"), { reviewed: false });
  if (state.on !== null) add(`${t("on")} ${dateText(dayText(state.on))}`, { on: null });
  if (state.from !== null || state.to !== null || !state.undated) add(t("f_period") + periodText(), clearOne("period"));
  if (state.off.length) add(t("legendoff"), { off: [] });
  if (state.hidden.length) add(t("hiddenones", { n: number(state.hidden.length) }), { hidden: [] });
  return found;
}
function periodText() {
  const ends = [state.from, state.to].map((day) => (day === null ? "…" : yearOf(day)));
  return state.from === null && state.to === null ? colon() + t("datedonly") : colon() + ends.join(" – ");
}
function activeBar() {
  const box = $("active");
  const chips = activeFilters().map(([words, change]) =>
    el(
      "button",
      { type: "button", class: "filter", title: t("takeback"), on: { click: () => go({ ...change, page: 0 }) } },
      words,
      el("span", { "aria-hidden": "true" }, " ×"),
      el("span", { class: "hidden" }, ` (${t("takeback")})`),
    ),
  );
  box.hidden = !chips.length;
  box.replaceChildren(...chips);
}
// Which filter to loosen, those that would give most first.
const facetWord = (name) => t("f_" + ({ reviewed: "review", territories: "who" }[name] || name));
const looser = () =>
  Object.entries(without)
    .filter(([, n]) => n > 0)
    .sort((a, b) => b[1] - a[1])
    .slice(0, 4)
    .map(([name, n]) => button(t("loosen", { f: facetWord(name), n: number(n) }), () => go(clearOne(name))));
