// Which statements the filters keep, and how many each other choice would keep.
const REVIEWED = new Set(["accepted", "corrected", "added"]);
const HOPED = new Set(["considered", "planned", "suspended"]);
// A rung is reached by those above it on its own ladder; rungs of two ladders may be asked for together.
function reached(rungs) {
  const all = D.schemes.statuses;
  const found = new Set();
  for (const rung of rungs)
    for (const [name, s] of Object.entries(all))
      if (!s.flag && s.rank >= all[rung].rank && s.ladders.some((l) => all[rung].ladders.includes(l))) found.add(name);
  return found;
}

// What each facet says of a statement: one value a row, or several, as numbers of values.
const single = (values, is) => ({ values, is, several: null });
function several(lists) {
  const begin = new Int32Array(nS + 1);
  for (let row = 0; row < nS; row++) begin[row + 1] = begin[row] + lists[row].length;
  const is = new Int32Array(begin[nS]);
  for (let row = 0, at = 0; row < nS; row++) for (const e of lists[row]) is[at++] = e;
  return { values: null, is, several: begin };
}
const formations = coded_(T.formation, S.formation);
// The formation of the instrument a tie folds into, else the statement's own.
function coded_(ofTies, ofStatements) {
  const values = uniq([...ofTies.of, ...ofStatements.of.map((f) => f || "unknown")]);
  const is = ofStatements.is.map((code) => values.indexOf(ofStatements.of[code] || "unknown"));
  T.statement.forEach((row, i) => (is[row] = values.indexOf(ofTies.of[ofTies.is[i]])));
  return single(values, is);
}
const COLUMN = {
  kind: several(about.kind),
  topic: several(about.topic),
  speaker: several(about.speaker),
  status: single(S.status.of, S.status.is),
  force: single(S.force.of, S.force.is),
  formation: formations,
  doc: single(
    D.documents.map((_, i) => i),
    S.doc,
  ),
  relation: single(S.p.relation.of, S.p.relation.is),
  reviewed: single(S.review.of, S.review.is),
};
COLUMN.without = COLUMN.doc;
const columnOf = (name) => (name === "party" ? (ties.column = ties.column || several(ties.about)) : COLUMN[name]);
const FACETS = [
  "party",
  "territories",
  "kind",
  "topic",
  "status",
  "force",
  "formation",
  "speaker",
  "doc",
  "without",
  "relation",
  "reviewed",
  "period",
];

// Which values a facet asks for; null where it asks for nothing.
function wanted(name, s) {
  if (name === "status") return s.status.length ? reached(s.status) : null;
  if (name === "reviewed") return s.reviewed ? REVIEWED : null;
  if (name === "territories" || name === "period") return null;
  return s[name].length ? new Set(s[name]) : null;
}
function periodTest(s) {
  // What is said to last until a day may have begun after the day in question: a known beginning is required.
  if (s.on !== null)
    return (row) =>
      S.from[row] !== null &&
      S.from[row] <= s.on &&
      (S.to[row] === null || S.to[row] >= s.on) &&
      !HOPED.has(statusOf(row));
  if (s.from === null && s.to === null) return null;
  return (row) => {
    if (S.from[row] === null && S.to[row] === null) return s.undated;
    const begun = s.to === null || S.from[row] === null || S.from[row] <= s.to;
    return begun && (s.from === null || S.to[row] === null || S.to[row] >= s.from);
  };
}
// Marks the statements a facet leaves out with its bit; false where it asks for nothing.
function leaveOut(name, s, bits, bit) {
  const test = name === "period" ? periodTest(s) : name === "territories" && s.territories ? ofTerritories : null;
  if (test) for (let row = 0; row < nS; row++) if (!test(row)) bits[row] |= bit;
  const asked = wanted(name, s);
  if (!asked) return !!test;
  const { values, is, several: begin } = columnOf(name);
  const ok = Uint8Array.from(values || { length: nE }, (value, i) => (asked.has(values ? value : i) ? 1 : 0));
  if (name === "without") for (let i = 0; i < ok.length; i++) ok[i] ^= 1;
  for (let row = 0; row < nS; row++) {
    let fits = begin ? 0 : ok[is[row]];
    if (begin) for (let i = begin[row]; i < begin[row + 1] && !fits; i++) fits = ok[is[i]];
    if (!fits) bits[row] |= bit;
  }
  return true;
}

let kept = new Uint8Array(nS);
let covering = new Uint8Array(nS);
let keptRows = [];
let counts = {};
let without = {};
// What the filters keep but for the period, for the bars of the timeline.
let anyPeriod = kept;
function choose() {
  ties = folding(state);
  built.clear();
  const bits = new Uint16Array(nS);
  const bitOf = {};
  FACETS.forEach((name, i) => {
    if (leaveOut(name, state, bits, 1 << i)) bitOf[name] = 1 << i;
  });
  kept = new Uint8Array(nS);
  keptRows = [];
  // What an instrument covers is asked of document, speaker and review, and must be a topic that was asked for;
  // rung, force or date are those of the ties.
  const asks = ["doc", "without", "speaker", "reviewed"].reduce((sum, name) => sum | (bitOf[name] || 0), 0);
  const topics = state.topic.length ? new Set(state.topic) : null;
  covering = new Uint8Array(nS);
  for (let row = 0; row < nS; row++) {
    if (!bits[row]) {
      kept[row] = 1;
      keptRows.push(row);
    }
    const of = S.o[row];
    if (!(bits[row] & asks) && of >= 0 && (!topics || topics.has(of) || broaderOf(of).some((e) => topics.has(e))))
      covering[row] = 1;
  }
  anyPeriod = bits.map((bit) => (bit & ~(bitOf.period || 0) ? 0 : 1));
  counts = {};
  without = {};
  for (const name of FACETS) count(name, bits, 0xffff & ~(bitOf[name] || 0), name in bitOf);
}
// How many statements each value of a facet has among those that the other facets keep.
function count(name, bits, others, active) {
  let total = 0;
  const column = columnOf(name);
  const sums = new Int32Array(column ? (column.values ? column.values.length : nE) : 0);
  let ofTerritory = 0;
  for (let row = 0; row < nS; row++) {
    if (bits[row] & others) continue;
    total++;
    if (name === "territories" && ofTerritories(row)) ofTerritory++;
    if (!column) continue;
    if (!column.several) sums[column.is[row]]++;
    else for (let i = column.several[row]; i < column.several[row + 1]; i++) sums[column.is[i]]++;
  }
  counts[name] = new Map();
  sums.forEach((n, i) => n && counts[name].set(column.values ? column.values[i] : i, n));
  if (name === "territories") counts[name].set(true, ofTerritory);
  if (active) without[name] = total;
}
// What a filter looks like when it asks for nothing, and when none does.
const clearOne = (name) => {
  if (name === "period") return { from: null, to: null, on: null, undated: true };
  return { [name]: name === "reviewed" || name === "territories" ? false : [] };
};
const cleared = () => Object.assign({ members: false, organisations: false }, ...FACETS.map(clearOne));
