// Who takes part in what, with parties counted as the reader asks: ministries in their party or apart,
// groupings or the members they had on the day in question.
const coverOf = coded(T.layer);
const tieRole = coded(T.role);
const tieFormation = coded(T.formation);
const rolesOf = { member: 1, hub: 2, spoke: 3 };
const isTerritory = (e) => classOf(e) === "Territory" || e === D.union;
const baseTie = new Int32Array(nS).fill(-1);
T.statement.forEach((row, i) => {
  baseTie[row] = i;
});

// The members of a grouping on a day; without a day those whose membership has no end.
function membersOf(group, day) {
  const spans = D.members[group];
  if (!spans) return [group];
  const holds = ([, since, until]) =>
    day === null ? until === null : (since === null || since <= day) && (until === null || day <= until);
  const found = uniq(spans.filter(holds).map(([member]) => member));
  return found.length ? found : [group];
}

const foldings = new Map();
function folding(s) {
  const key = `${s.organisations}|${s.members ? (s.on ?? "today") : ""}`;
  if (!foldings.has(key)) {
    if (foldings.size > 6) foldings.clear();
    foldings.set(key, fold_(s.organisations ? T.actor : T.party, s.members ? s.on : undefined));
  }
  return foldings.get(key);
}
function fold_(party, day) {
  const row = [];
  const who = [];
  const from = [];
  party.forEach((p, i) => {
    for (const one of day === undefined ? [p] : membersOf(p, day)) {
      row.push(T.statement[i]);
      who.push(one);
      from.push(i);
    }
  });
  const take = (column) => Int32Array.from(from, (i) => column[i]);
  const found = {
    size: row.length,
    row: Int32Array.from(row),
    party: Int32Array.from(who),
    instrument: take(T.instrument),
    via: take(T.via),
    role: Uint8Array.from(from, (i) => rolesOf[tieRole(i)] || 0),
    isTie: Uint8Array.from(from, (i) => (coverOf(i) === "tie" ? 1 : 0)),
    parties: new Set(who),
    first: new Int32Array(nS).fill(-1),
  };
  for (let i = found.size - 1; i >= 0; i--) found.first[found.row[i]] = i;
  found.about = partiesOfRows(found);
  return found;
}

// The parties of each statement with the groupings they belong to: what "territory or bloc" asks for.
function partiesOfRows(ties) {
  const found = new Array(nS);
  for (let row = 0; row < nS; row++) {
    const ends = S.o[row] >= 0 ? [S.s[row], S.o[row]] : [S.s[row]];
    if (baseTie[row] >= 0) ends.push(T.party[baseTie[row]], T.instrument[baseTie[row]]);
    for (let i = ties.first[row]; i >= 0 && ties.row[i] === row; i++) ends.push(ties.party[i]);
    const parties = ends.filter((e) => ties.parties.has(e) || E.groups[e]);
    found[row] = uniq(parties.concat(...parties.map((e) => E.groups[e] || [])));
  }
  return found;
}

let ties = null;
// Whether one of a statement's ties is of a territory; what ties nobody is about something else and stays.
function ofTerritories(row) {
  let i = ties.first[row];
  if (i < 0) return true;
  for (; ties.row[i] === row; i++) if (isTerritory(ties.party[i])) return true;
  return false;
}
