// One state, one way to change it, one way to show it.
const FILTERING = new Set([...FACETS, "from", "to", "on", "undated", "members", "organisations"]);
const DRAWN = new Set(["view", "depth", "path", "cluster", "whole", "hidden", "pinned", "off", "size", "colour"]);
const some = (change, names) => Object.keys(change).some((key) => names.has(key));
function go(change, pane) {
  if ("node" in change || "edge" in change) unfolded = 40;
  if ("view" in change && change.view !== state.view && !("node" in change))
    change = { ...change, edge: null, depth: 0, path: null, cluster: -1 };
  notice = "";
  Object.assign(state, change);
  if (pane && innerWidth <= 820) setPane(pane);
  render(true, change);
}
function render(push, change) {
  const filtered = !change || some(change, FILTERING);
  if (filtered) choose();
  for (const name of ["graphe", "tableau", "lecture"]) $(name).hidden = state.tab !== name;
  $("legend").hidden = state.tab !== "graphe";
  // What stands above the drawing comes first: it takes room from it.
  activeBar();
  if (!change || "step" in change) tour();
  const redraw = filtered || some(change, DRAWN) || (state.depth && "node" in change);
  if (redraw) draw();
  else {
    mark();
    sentence();
  }
  if (filtered) {
    filters();
    timeline();
  }
  if (redraw || "node" in change || "edge" in change) evidence();
  if (!change || "node" in change || "edge" in change) $("evidence").scrollTop = 0;
  table();
  reader();
  for (const name of ["view", "tab"])
    for (const b of document.querySelectorAll(`[data-${name}]`))
      b.setAttribute("aria-pressed", String(b.dataset[name] === state[name]));
  writeAddress(push);
}
function setPane(name) {
  document.body.dataset.pane = name;
  for (const b of document.querySelectorAll("[data-pane]"))
    if (b !== document.body) b.setAttribute("aria-pressed", String(b.dataset.pane === name));
  if (["graphe", "tableau", "lecture"].includes(name) && state.tab !== name) go({ tab: name });
  if (name === "graphe" && canvas && !fitted) draw();
}
function words() {
  document.documentElement.lang = lang;
  document.title = D.title[lang];
  for (const node of document.querySelectorAll("[data-t]")) node.textContent = t(node.dataset.t);
  for (const node of document.querySelectorAll("[data-t-label]")) {
    node.setAttribute("aria-label", t(node.dataset.tLabel));
    if (node.tagName === "BUTTON") node.title = t(node.dataset.tLabel);
  }
  for (const node of document.querySelectorAll("[data-t-placeholder]")) node.placeholder = t(node.dataset.tPlaceholder);
  $("language").textContent = t("lang");
  $("language").lang = lang === "fr" ? "en" : "fr";
}
function remembered(name) {
  try {
    return localStorage.getItem(name);
  } catch {
    return null;
  }
}
function remember(name, value) {
  try {
    localStorage.setItem(name, value);
  } catch {
    /* storage refused: nothing is remembered */
  }
}
// Paper is light: the drawing is made for it, and remade for the screen afterwards.
let screenTheme = null;
function onPaper(printing) {
  if (printing) screenTheme = document.documentElement.dataset.theme;
  document.documentElement.dataset.theme = printing ? "light" : screenTheme || "light";
  draw();
  canvas.redraw();
  evidence();
}
function begin_() {
  document.documentElement.dataset.theme =
    remembered("entente-theme") || (matchMedia("(prefers-color-scheme: dark)").matches ? "dark" : "light");
  state = readAddress(location.hash.length > 1 ? location.hash : D.start);
  words();
  document.body.dataset.pane = { graphe: "graphe", tableau: "tableau", lecture: "lecture" }[state.tab];
  render(false);
  setPane(document.body.dataset.pane);
  for (const b of document.querySelectorAll("[data-view]")) b.onclick = () => go({ view: b.dataset.view });
  for (const b of document.querySelectorAll("[data-tab]")) b.onclick = () => go({ tab: b.dataset.tab });
  for (const b of document.querySelectorAll("#tabs [data-pane]")) b.onclick = () => setPane(b.dataset.pane);
  $("find").addEventListener("input", suggest);
  $("find").addEventListener("keydown", searchKeys);
  $("find").addEventListener("blur", closeSuggestions);
  $("language").onclick = () => {
    lang = lang === "fr" ? "en" : "fr";
    words();
    render(true);
  };
  $("theme").onclick = () => {
    const next = isDark() ? "light" : "dark";
    document.documentElement.dataset.theme = next;
    remember("entente-theme", next);
    draw();
    evidence();
  };
  $("take").onclick = takeBox;
  $("share").onclick = shareBox;
  $("tour-start").onclick = () => visit(0);
  document.querySelector(".skip").addEventListener("click", (event) => {
    event.preventDefault();
    setPane("tableau");
    go({ tab: "tableau" });
    $("tablefind")?.focus();
  });
  addEventListener("hashchange", () => {
    if (writing || location.hash === "#" + addressOf(state)) return;
    const before = lang;
    state = readAddress(location.hash);
    if (lang !== before) words();
    render(false);
  });
  addEventListener("popstate", () => {
    if (location.hash === "#" + addressOf(state)) return;
    state = readAddress(location.hash || D.start);
    words();
    render(false);
  });
  addEventListener("beforeprint", () => onPaper(true));
  addEventListener("afterprint", () => onPaper(false));
  document.documentElement.dataset.ready = String(Math.round(performance.now()));
}
try {
  begin_();
} catch (error) {
  // Never a blank page: say what went wrong and show the plain table.
  const plain = document.querySelector("noscript");
  const box = el("div", { class: "text" }, el("p", { role: "alert" }, t("broken") + error.message));
  delete document.documentElement.dataset.theme;
  document.body.append(box);
  if (plain) box.append(new DOMParser().parseFromString(plain.textContent, "text/html").body);
  throw error;
}
