// Which statements the filters keep, and how many each other choice would keep.
const FACETS = [
  "party",
  "kind",
  "topic",
  "status",
  "force",
  "formation",
  "speaker",
  "doc",
  "relation",
  "reviewed",
  "period",
];
const REVIEWED = new Set(["accepted", "corrected", "added"]),
  HOPED = new Set(["considered", "planned", "suspended"]);
// A rung is reached by those above it on its own ladder; rungs of two ladders may be asked for together.
function reached(rungs) {
  const all = D.schemes.statuses,
    kept = new Set();
  for (const rung of rungs)
    for (const [name, s] of Object.entries(all))
      if (!s.flag && s.rank >= all[rung].rank && s.ladders.some((l) => all[rung].ladders.includes(l))) kept.add(name);
  return kept;
}
function tests(s) {
  const any = (wanted, of) => {
    const set = new Set(wanted);
    return (row) => of[row].some((e) => set.has(e));
  };
  const one = (wanted, of) => {
    const set = new Set(wanted);
    return (row) => set.has(of(row));
  };
  const rungs = reached(s.status);
  const found = {};
  for (const name of ["party", "kind", "topic", "speaker"]) if (s[name].length) found[name] = any(s[name], about[name]);
  if (s.status.length) found.status = (row) => rungs.has(statusOf(row));
  if (s.force.length) found.force = one(s.force, forceOf);
  if (s.formation.length)
    found.formation = one(s.formation, (row) =>
      tieOf[row] >= 0 ? tieFormation(tieOf[row]) : formationOf(row) || "unknown",
    );
  if (s.doc.length) found.doc = one(s.doc, (row) => S.doc[row]);
  if (s.relation.length) found.relation = one(s.relation, relationOf);
  if (s.reviewed) found.reviewed = (row) => REVIEWED.has(reviewOf(row));
  if (s.on !== null)
    found.period = (row) =>
      (S.from[row] !== null || S.to[row] !== null) &&
      (S.from[row] === null || S.from[row] <= s.on) &&
      (S.to[row] === null || S.to[row] >= s.on) &&
      !HOPED.has(statusOf(row));
  else if (s.from !== null || s.to !== null)
    found.period = (row) => {
      if (S.from[row] === null && S.to[row] === null) return s.undated;
      return (
        (s.to === null || S.from[row] === null || S.from[row] <= s.to) &&
        (s.from === null || S.to[row] === null || S.to[row] >= s.from)
      );
    };
  return found;
}
let kept = new Uint8Array(nS),
  keptRows = [],
  counts = {},
  without = {};
function choose() {
  const found = tests(state),
    active = Object.keys(found),
    bits = new Uint16Array(nS);
  active.forEach((name, i) => {
    const test = found[name],
      bit = 1 << i;
    for (let row = 0; row < nS; row++) if (!test(row)) bits[row] |= bit;
  });
  kept = new Uint8Array(nS);
  keptRows = [];
  for (let row = 0; row < nS; row++)
    if (!bits[row]) {
      kept[row] = 1;
      keptRows.push(row);
    }
  counts = {};
  without = {};
  const values = {
    party: (r) => about.party[r],
    kind: (r) => about.kind[r],
    topic: (r) => about.topic[r],
    speaker: (r) => about.speaker[r],
    force: (r) => [forceOf(r)],
    formation: (r) => [tieOf[r] >= 0 ? tieFormation(tieOf[r]) : formationOf(r) || "unknown"],
    doc: (r) => [S.doc[r]],
    relation: (r) => [relationOf(r)],
    status: (r) => [statusOf(r)],
    reviewed: (r) => [reviewOf(r)],
  };
  for (const name of FACETS) {
    const at = active.indexOf(name),
      others = at < 0 ? 0xffff : 0xffff & ~(1 << at),
      of = values[name],
      count = new Map();
    let total = 0;
    for (let row = 0; row < nS; row++) {
      if (bits[row] & others) continue;
      total++;
      if (of) for (const value of of(row)) count.set(value, (count.get(value) || 0) + 1);
    }
    counts[name] = count;
    if (at >= 0) without[name] = total;
  }
}
