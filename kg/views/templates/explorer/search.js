// Suggestions over every name and acronym in both languages; case and accents do not count.
let index = null;
function searchIndex() {
  if (index) return index;
  index = [];
  const weight = new Uint32Array(nE);
  for (let row = 0; row < nS; row++) {
    weight[S.s[row]]++;
    if (S.o[row] >= 0) weight[S.o[row]]++;
  }
  for (let i = 0; i < T.party.length; i++) weight[T.party[i]]++;
  for (let e = 0; e < nE; e++) {
    if (!weight[e] || classOf(e) === "Concept") continue;
    for (const text of uniq([E.fr[e], E.en[e] || "", ...(E.alt.of[E.alt.is[e]] || "").split("\n")]))
      if (text) index.push({ e, text, key: " " + fold(text), weight: weight[e] });
  }
  return index;
}
function find(query, most = 12) {
  const wanted = fold(query);
  if (!wanted) return [];
  const best = new Map();
  for (const name of searchIndex()) {
    const at = name.key.indexOf(wanted);
    if (at < 0) continue;
    // A whole name first, then the beginning of one, of a word, and anything; the much spoken of before the rest.
    const score =
      (name.key === " " + wanted ? 4 : at === 1 ? 3 : name.key[at - 1] === " " ? 2 : 1) * 1e6 +
      name.weight -
      name.key.length / 1e3;
    const known = best.get(name.e);
    if (!known || known.score < score) best.set(name.e, { ...name, score });
  }
  return [...best.values()].sort((a, b) => b.score - a.score || a.e - b.e).slice(0, most);
}
let picked = -1,
  offers = [];
function suggest() {
  const box = $("found"),
    input = $("find");
  offers = find(input.value);
  picked = offers.length ? 0 : -1;
  box.hidden = !offers.length;
  input.setAttribute("aria-expanded", String(!box.hidden));
  box.replaceChildren(
    ...offers.map((o, i) =>
      el(
        "li",
        {
          role: "option",
          id: "o" + i,
          "aria-selected": String(i === picked),
          on: {
            mousedown: (event) => {
              event.preventDefault();
              take(i);
            },
          },
        },
        nameOf(o.e),
        " ",
        el("small", {}, [o.text !== nameOf(o.e) ? o.text : "", kindWord(o.e)].filter(Boolean).join(" · ")),
      ),
    ),
  );
  point();
  if (input.value) say(`${offers.length} ${t("suggestions")}`);
}
function point() {
  const input = $("find");
  [...$("found").children].forEach((li, i) => li.setAttribute("aria-selected", String(i === picked)));
  if (picked >= 0) {
    input.setAttribute("aria-activedescendant", "o" + picked);
    $("o" + picked)?.scrollIntoView({ block: "nearest" });
  } else input.removeAttribute("aria-activedescendant");
}
function closeSuggestions() {
  $("found").hidden = true;
  $("find").setAttribute("aria-expanded", "false");
  $("find").removeAttribute("aria-activedescendant");
  picked = -1;
}
function take(i) {
  const e = offers[i].e;
  $("find").value = "";
  closeSuggestions();
  if (pathStart !== null) return endPath(e);
  // A thing the view does not show takes the reader to the view that does.
  go({ node: e, edge: null, path: null, view: viewOf(e) }, "evidence");
  show(e);
}
function show(e) {
  const id = idIn(net, e);
  if (!id || !spots.has(id)) return;
  const [x, y] = spots.get(id);
  lookAt({ position: { x, y }, scale: Math.max(canvas.getScale(), 0.6) });
}
function searchKeys(event) {
  if (event.key === "ArrowDown" || event.key === "ArrowUp") {
    if (!offers.length) return;
    picked = (picked + (event.key === "ArrowDown" ? 1 : -1) + offers.length) % offers.length;
    $("found").hidden = false;
    point();
    event.preventDefault();
  } else if (event.key === "Enter") {
    if (picked >= 0) take(picked);
    event.preventDefault();
  } else if (event.key === "Escape") closeSuggestions();
}
