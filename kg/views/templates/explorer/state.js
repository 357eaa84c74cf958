// What the reader chose, all of it, and how the page's address says it.
const LISTS = {
  s: "status",
  f: "force",
  m: "formation",
  k: "kind",
  su: "topic",
  w: "speaker",
  do: "doc",
  sans: "without",
  p: "party",
  r: "relation",
};
const FLAGS = { ex: "reviewed", te: "territories", me: "members", og: "organisations", tout: "whole" };
const ENTITIES = new Set(["kind", "topic", "speaker", "party"]);
const DOCUMENTS = new Set(["doc", "without"]);
const fresh = () => ({
  view: "pays",
  tab: "graphe",
  status: [],
  force: [],
  formation: [],
  kind: [],
  topic: [],
  speaker: [],
  doc: [],
  without: [],
  party: [],
  relation: [],
  reviewed: false,
  territories: false,
  members: false,
  organisations: false,
  whole: false,
  from: null,
  to: null,
  on: null,
  undated: true,
  node: -1,
  edge: null,
  depth: 0,
  path: null,
  cluster: -1,
  hidden: [],
  pinned: {},
  off: [],
  q: "",
  sort: "place",
  down: false,
  page: 0,
  read: -1,
  quote: -1,
  size: "instruments",
  colour: "class",
  step: -1,
});
let state = fresh();
const iriOf = (e) => E.iri[e];
function addressOf(s) {
  const parts = [`v=${s.view}`];
  const put = (key, value) => {
    if (value !== "" && value !== null && value !== undefined)
      parts.push(`${key}=${encodeURIComponent(value).replace(/%2F/g, "/").replace(/%2C/g, ",")}`);
  };
  if (s.tab !== "graphe") put("t", s.tab);
  for (const [key, name] of Object.entries(LISTS))
    put(
      key,
      s[name].map((x) => (ENTITIES.has(name) ? iriOf(x) : DOCUMENTS.has(name) ? D.documents[x].id : x)).join(","),
    );
  for (const [key, name] of Object.entries(FLAGS)) if (s[name]) put(key, 1);
  if (s.from !== null) put("de", dayText(s.from));
  if (s.to !== null) put("a", dayText(s.to));
  if (s.on !== null) put("au", dayText(s.on));
  if (!s.undated) put("sd", 0);
  if (s.node >= 0) put("n", iriOf(s.node));
  if (s.edge) put("e", s.edge.map(iriOf).join(","));
  if (s.depth) put("d", s.depth);
  if (s.path) put("ch", s.path.map(iriOf).join(","));
  if (s.cluster >= 0) put("g", iriOf(s.cluster));
  put("h", s.hidden.map(iriOf).join(","));
  put(
    "ep",
    Object.entries(s.pinned)
      .map(([id, [x, y]]) => `${id[0]}:${iriOf(+id.slice(1))}:${Math.round(x)}:${Math.round(y)}`)
      .join(","),
  );
  put("c", s.off.join(","));
  put("q", s.q);
  if (s.sort !== "place" || s.down) put("tri", (s.down ? "-" : "") + s.sort);
  if (s.page) put("pg", s.page);
  if (s.read >= 0) put("li", D.documents[s.read].id);
  if (s.quote >= 0) put("ci", S.id[s.quote]);
  if (s.size !== "instruments") put("ta", s.size);
  if (s.colour !== "class") put("co", s.colour);
  if (s.step >= 0) put("et", s.step + 1);
  if (lang !== "fr") put("l", lang);
  return parts.join("&");
}
function readAddress(text) {
  const s = fresh(),
    unknown = [];
  const q = new Map(
    text
      .replace(/^#/, "")
      .split("&")
      .filter(Boolean)
      .map((p) => {
        const at = p.indexOf("=");
        try {
          return [p.slice(0, at), decodeURIComponent(p.slice(at + 1))];
        } catch {
          return [p.slice(0, at), ""];
        }
      }),
  );
  const list = (key) => (q.get(key) || "").split(",").filter(Boolean);
  const things = (key) =>
    list(key)
      .map((iri) => {
        const e = entityNumber.get(iri);
        if (e === undefined) unknown.push(iri);
        return e;
      })
      .filter((e) => e !== undefined);
  const document_ = (id) => D.documents.findIndex((d) => d.id === id);
  const day = (key) => {
    const d = textDay(q.get(key) || "");
    return Number.isFinite(d) ? d : null;
  };
  if (["pays", "instruments", "sujets"].includes(q.get("v"))) s.view = q.get("v");
  if (["tableau", "lecture"].includes(q.get("t"))) s.tab = q.get("t");
  for (const [key, name] of Object.entries(LISTS))
    s[name] = ENTITIES.has(name)
      ? things(key)
      : DOCUMENTS.has(name)
        ? list(key)
            .map(document_)
            .filter((i) => i >= 0)
        : list(key);
  s.status = s.status.filter((x) => D.schemes.statuses[x]);
  for (const [key, name] of Object.entries(FLAGS)) s[name] = q.get(key) === "1";
  [s.from, s.to, s.on] = [day("de"), day("a"), day("au")];
  s.undated = q.get("sd") !== "0";
  s.node = things("n")[0] ?? -1;
  const edge = things("e"),
    path = things("ch");
  if (edge.length === 2) s.edge = edge;
  if (path.length === 2) s.path = path;
  s.depth = Math.min(3, Math.max(0, parseInt(q.get("d") || "0", 10) || 0));
  s.cluster = things("g")[0] ?? -1;
  s.hidden = things("h");
  for (const one of list("ep")) {
    const [mode, iri, x, y] = one.split(":"),
      e = entityNumber.get(iri);
    if (e !== undefined && Number.isFinite(+x) && Number.isFinite(+y)) s.pinned[mode + e] = [+x, +y];
  }
  s.off = list("c");
  s.q = q.get("q") || "";
  const sort = q.get("tri") || "place";
  s.down = sort.startsWith("-");
  s.sort = sort.replace(/^-/, "");
  s.page = Math.max(0, parseInt(q.get("pg") || "0", 10) || 0);
  s.read = q.get("li") ? document_(q.get("li")) : -1;
  s.quote = q.get("ci") ? S.id.indexOf(q.get("ci")) : -1;
  const sizes = ["partners", ...Object.keys(D.measures ? D.measures.sizes : {})];
  if (sizes.includes(q.get("ta"))) s.size = q.get("ta");
  if (q.get("co") === "bloc" || (q.get("co") === "coalition" && D.measures)) s.colour = q.get("co");
  s.step = (parseInt(q.get("et") || "0", 10) || 0) - 1;
  if (q.get("l") === "en" || q.get("l") === "fr") lang = q.get("l");
  if (unknown.length) notice = t("unknownstate", { x: unknown.join(", ") });
  return s;
}
let notice = "";
let writing = false;
function writeAddress(push) {
  const hash = "#" + addressOf(state);
  // Inside a notebook the page has no address of its own: to write one would load the notebook into the frame.
  if (hash === location.hash || location.protocol === "about:") return;
  writing = true;
  // Some browsers refuse the history of a file, or too many entries: the view is there all the same.
  try {
    history[push ? "pushState" : "replaceState"](null, "", hash);
  } catch {
    try {
      location.replace(hash);
    } catch {
      /* the address stays */
    }
  }
  writing = false;
}
