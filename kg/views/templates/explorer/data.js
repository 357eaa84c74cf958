// The page's data, as columns, and what is asked of a statement or an entity.
const D = JSON.parse(document.getElementById("data").textContent);
const E = D.entities,
  S = D.statements,
  V = D.evidence,
  T = D.ties;
const nS = S.id.length,
  nE = E.iri.length;
const coded = (column) => (row) => column.of[column.is[row]];
const statusOf = coded(S.status),
  forceOf = coded(S.force),
  formationOf = coded(S.formation),
  whenOf = coded(S.when),
  valueOf = coded(S.value),
  speakersOf = coded(S.speakers),
  reviewOf = coded(S.review);
const relationOf = coded(S.p.relation);
const word = (table, name) => (name && table[name] ? table[name][lang] : name || "");
const nameOf = (e) => (lang === "en" && E.en[e]) || E.fr[e];
const tagOf = (e) => {
  const tag = E.tag[e];
  return tag ? tag[lang === "en" ? 1 : 0] : nameOf(e);
};
const classOf = (e) => D.classes.name[E.class[e]];
const statusWord = (s) => word(D.schemes.statuses, s);
const rankOf = (s) => (s && D.schemes.statuses[s] ? D.schemes.statuses[s].rank : 0);
const predicateOf = (row) => S.p.of[lang][S.p.is[row]];
const relationWord = (name) => {
  const i = S.p.relation.of.indexOf(name);
  return i < 0 ? name : S.p.relation.words[lang][i];
};
const objectOf = (row) => (S.o[row] >= 0 ? nameOf(S.o[row]) : valueOf(row));
const entityNumber = new Map(E.iri.map((iri, i) => [iri, i]));
const begins = new Int32Array(nS + 1);
V.n.forEach((n, i) => {
  begins[i + 1] = begins[i] + n;
});
// Quotes are passages of the texts: the offsets say which.
function quotesOf(row) {
  const text = D.documents[S.doc[row]].text,
    found = [];
  for (let i = begins[row]; i < begins[row + 1]; i++)
    found.push({
      start: V.start[i],
      end: V.start[i] + V.length[i],
      text: text.slice(V.start[i], V.start[i] + V.length[i]),
    });
  return found;
}
const uniq = (list) => [...new Set(list)];
const broaderOf = (e) => E.broader[e] || [];
const topicsOfInstrument = new Map();
for (let row = 0; row < nS; row++) {
  if (relationOf(row) !== "covers" || S.o[row] < 0) continue;
  const known = topicsOfInstrument.get(S.s[row]) || topicsOfInstrument.set(S.s[row], []).get(S.s[row]);
  known.push([S.o[row], row]);
}
// What and which topics a statement is about and who says it, with the wider terms above them.
const about = { kind: new Array(nS), topic: new Array(nS), speaker: new Array(nS) };
T.statement.forEach((row, i) => (about.topic[row] = [T.party[i], T.instrument[i]]));
for (let row = 0; row < nS; row++) {
  const ends = uniq([S.s[row], S.o[row], ...(about.topic[row] || [])].filter((e) => e >= 0));
  const kinds = ends.map((e) => E.kind[e]).filter((e) => e >= 0);
  about.kind[row] = uniq(kinds.concat(...kinds.map(broaderOf)));
  const topics = ends.flatMap((e) => (topicsOfInstrument.get(e) || []).map(([topic]) => topic));
  if (S.o[row] >= 0 && classOf(S.o[row]) === "Topic") topics.push(S.o[row]);
  about.topic[row] = uniq(topics.concat(...topics.map(broaderOf)));
  const voices = speakersOf(row);
  about.speaker[row] = uniq(voices.concat(voices.map((e) => E.speaks[e]).filter((e) => e >= 0)));
}
const fold = (text) =>
  text
    .normalize("NFKD")
    .replace(/[\u0300-\u036f]/g, "")
    .toLowerCase()
    .replace(/œ/g, "oe")
    .replace(/æ/g, "ae")
    .replace(/[^\p{L}\p{N}]+/gu, " ")
    .trim();
const DAY = 86400000;
const dayText = (day) => new Date(day * DAY).toISOString().slice(0, 10);
const textDay = (text) => Math.round(Date.parse(text + "T00:00:00Z") / DAY);
// A date as the language writes it, as precise as it was given and no more.
function dateText(edtf) {
  const one = (text) => {
    const m = /^(\d{4})(?:-(\d\d))?(?:-(\d\d))?$/.exec(text);
    if (!m) return text;
    const season = { 33: "T1", 34: "T2", 35: "T3", 36: "T4" }[m[2]];
    if (season) return lang === "fr" ? `${season} ${m[1]}` : `Q${season[1]} ${m[1]}`;
    if (!m[2]) return m[1];
    const options = { year: "numeric", month: "long", timeZone: "UTC" };
    if (m[3]) options.day = "numeric";
    return new Intl.DateTimeFormat(lang === "fr" ? "fr-FR" : "en-GB", options).format(
      new Date(`${m[1]}-${m[2]}-${m[3] || "01"}T00:00:00Z`),
    );
  };
  return edtf
    .split("/")
    .map((p) => (p === ".." ? "…" : one(p)))
    .join(" – ");
}
// The only way to make elements: text is text, never markup.
function el(tag, properties = {}, ...children) {
  const node = document.createElement(tag);
  for (const [name, value] of Object.entries(properties)) {
    if (name === "on") Object.entries(value).forEach(([event, f]) => node.addEventListener(event, f));
    else if (name === "class") node.className = value;
    else if (value === true) node.setAttribute(name, "");
    else if (value !== false && value !== null && value !== undefined) node.setAttribute(name, value);
  }
  node.append(...children.filter((c) => c !== null && c !== undefined && c !== false));
  return node;
}
const SVGNS = "http://www.w3.org/2000/svg";
function svg(tag, properties = {}, ...children) {
  const node = document.createElementNS(SVGNS, tag);
  for (const [name, value] of Object.entries(properties)) node.setAttribute(name, value);
  node.append(...children);
  return node;
}
const $ = (id) => document.getElementById(id);
