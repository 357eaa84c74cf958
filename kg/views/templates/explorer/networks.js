// The networks of what is kept: parties linked by what they share, parties and instruments, parties and topics.
// What may link whom is worked out once a folding; a filter then only counts, in typed arrays.
const pairKey = (a, b) => (a < b ? `${a}~${b}` : `${b}~${a}`);
const modeOf = { p: "p", i: "i", t: "t" };

// Numbers for pairs of numbers, in the order they come.
function numbered() {
  const at = new Map();
  const first = [];
  const second = [];
  const number_ = (a, b) => {
    const key = a * (nE + 1) + b;
    let found = at.get(key);
    if (found === undefined) {
      found = first.length;
      at.set(key, found);
      first.push(a);
      second.push(b);
    }
    return found;
  };
  return { number: number_, first, second, at: (a, b) => at.get(a * (nE + 1) + b) };
}

function plan(view) {
  ties.plans = ties.plans || {};
  if (!ties.plans[view]) ties.plans[view] = { pays: planPairs, instruments: planTies, sujets: planTopics }[view]();
  return ties.plans[view];
}
function planned(view, nodes, links, more) {
  const at = new Map();
  nodes.first.forEach((mode, i) => at.set("pit"[mode] + nodes.second[i], i));
  const found = { view, at, entity: Int32Array.from(nodes.second), mode: nodes.first.map((m) => "pit"[m]) };
  return Object.assign(found, { a: Int32Array.from(links.first), b: Int32Array.from(links.second), links }, more);
}
// Each party's part in an instrument, by role; two parts of one instrument are a pair.
function planPairs() {
  const nodes = numbered();
  const parts = numbered();
  const links = numbered();
  const members = new Map();
  const partOf = new Int32Array(ties.size).fill(-1);
  for (let i = 0; i < ties.size; i++) {
    const role = ties.role[i];
    if (!role) continue;
    const known = parts.first.length;
    const part = (partOf[i] = parts.number(ties.instrument[i] * 4 + role, nodes.number(0, ties.party[i])));
    if (part < known) continue;
    const of =
      members.get(ties.instrument[i]) || members.set(ties.instrument[i], [[], [], [], []]).get(ties.instrument[i]);
    of[role].push(part);
  }
  const left = [];
  const right = [];
  const link = [];
  const join = (x, y) => {
    const [a, b] = [parts.second[x], parts.second[y]];
    if (a === b) return;
    left.push(x);
    right.push(y);
    link.push(a < b ? links.number(a, b) : links.number(b, a));
  };
  for (const [, joint, hubs, spokes] of members.values()) {
    joint.forEach((x, i) => joint.slice(i + 1).forEach((y) => join(x, y)));
    for (const hub of hubs) for (const spoke of spokes) join(hub, spoke);
  }
  const more = { partOf, node: parts.second, left: Int32Array.from(left), right: Int32Array.from(right) };
  return planned("pays", nodes, links, { ...more, link: Int32Array.from(link), parts: parts.first.length });
}
function planTies() {
  const nodes = numbered();
  const links = numbered();
  const link = new Int32Array(ties.size);
  for (let i = 0; i < ties.size; i++)
    link[i] = links.number(nodes.number(0, ties.party[i]), nodes.number(1, ties.instrument[i]));
  return planned("instruments", nodes, links, { link });
}
// A link to a topic needs two statements: who takes part, and what the instrument covers.
function planTopics() {
  const nodes = numbered();
  const links = numbered();
  const [tie, cover, link] = [[], [], []];
  for (let i = 0; i < ties.size; i++)
    for (const instrument of uniq([ties.instrument[i], ties.via[i]]))
      for (const [topic, row] of topicsOfInstrument.get(instrument) || []) {
        tie.push(i);
        cover.push(row);
        link.push(links.number(nodes.number(0, ties.party[i]), nodes.number(2, topic)));
      }
  return planned("sujets", nodes, links, { tie, cover, link });
}

// Which ties count: kept, of a layer that links, of a territory where only these are asked for.
function live() {
  const found = new Uint8Array(ties.size);
  const layers = state.relation.length > 0;
  for (let i = 0; i < ties.size; i++)
    if (kept[ties.row[i]] && (layers || ties.isTie[i]) && (!state.territories || isTerritory(ties.party[i])))
      found[i] = 1;
  return found;
}
const STATUS_RANK = S.status.of.map(rankOf);
// The highest rung among statements, and of those without any the first status said.
function better(best, status) {
  if (best < 0) return S.status.of[status] ? status : -1;
  return STATUS_RANK[status] > STATUS_RANK[best] ? status : best;
}
const built = new Map();
function network(view) {
  if (!built.has(view)) built.set(view, build(view));
  return built.get(view);
}
function build(view) {
  const of = plan(view);
  const size = of.entity.length;
  const on = live();
  const net = { of, on, here: new Uint8Array(size), instruments: new Int32Array(size), partners: new Int32Array(size) };
  net.n = new Int32Array(of.a.length);
  net.count = new Int32Array(of.a.length);
  net.status = new Int16Array(of.a.length).fill(-1);
  ({ pays: countPairs, instruments: countTies, sujets: countTopics })[view](net);
  for (let k = 0; k < of.a.length; k++) {
    if (!net.n[k]) continue;
    net.partners[of.a[k]]++;
    net.partners[of.b[k]]++;
    net.here[of.a[k]] = net.here[of.b[k]] = 1;
  }
  return net;
}
function countPairs(net) {
  const { of, on } = net;
  const said = new Int32Array(of.parts);
  const best = new Int16Array(of.parts).fill(-1);
  for (let i = 0; i < ties.size; i++) {
    const part = of.partOf[i];
    if (!on[i] || part < 0) continue;
    if (!said[part]++) net.instruments[of.node[part]]++;
    best[part] = better(best[part], S.status.is[ties.row[i]]);
  }
  for (let j = 0; j < of.link.length; j++) {
    const [x, y, k] = [of.left[j], of.right[j], of.link[j]];
    if (!said[x] || !said[y]) continue;
    net.n[k]++;
    net.count[k] += said[x] + said[y];
    for (const part of [x, y]) if (best[part] >= 0) net.status[k] = better(net.status[k], best[part]);
  }
  net.said = said;
}
function countTies(net) {
  const { of, on } = net;
  for (let i = 0; i < ties.size; i++) {
    if (!on[i]) continue;
    const k = of.link[i];
    if (!net.count[k]++) {
      net.n[k] = 1;
      net.instruments[of.a[k]]++;
      net.instruments[of.b[k]] = 1;
    }
    net.status[k] = better(net.status[k], S.status.is[ties.row[i]]);
  }
}
function countTopics(net) {
  const { of, on } = net;
  const seen = new Set();
  const once = (key) => !seen.has(key) && seen.add(key);
  of.link.forEach((k, j) => {
    const i = of.tie[j];
    if (!on[i] || !covering[of.cover[j]]) return;
    net.count[k]++;
    if (once(`${k} ${ties.instrument[i]}`)) net.n[k]++;
    for (const node of [of.a[k], of.b[k]]) if (once(`${node}/${ties.instrument[i]}`)) net.instruments[node]++;
    net.status[k] = better(net.status[k], S.status.is[ties.row[i]]);
  });
}

// One node or link of a network as an object, for what is drawn or told of it.
const idAt = (net, i) => net.of.mode[i] + net.of.entity[i];
const nodeAt = (net, i) => ({
  id: idAt(net, i),
  e: net.of.entity[i],
  mode: net.of.mode[i],
  instruments: net.instruments[i],
  partners: net.partners[i],
});
function linkAt(net, k) {
  const [a, b] = [idAt(net, net.of.a[k]), idAt(net, net.of.b[k])];
  const status = net.status[k] < 0 ? "" : S.status.of[net.status[k]];
  return { id: pairKey(a, b), a, b, k, n: net.n[k], count: net.count[k], rank: rankOf(status), status };
}
const placeIn = (net, e) =>
  ["p", "i", "t"].map((m) => net.of.at.get(m + e)).find((i) => i !== undefined && net.here[i]);
const idIn = (net, e) => {
  const i = placeIn(net, e);
  return i === undefined ? undefined : idAt(net, i);
};
// The link of two things, if what is kept has it.
function linkOf(net, [x, y]) {
  const [a, b] = [placeIn(net, x), placeIn(net, y)];
  if (a === undefined || b === undefined) return null;
  const k = net.of.links.at(a, b) ?? net.of.links.at(b, a);
  return k === undefined || !net.n[k] ? null : linkAt(net, k);
}
function linksAt(net, i) {
  const found = [];
  for (let k = 0; k < net.n.length; k++)
    if (net.n[k] && (net.of.a[k] === i || net.of.b[k] === i))
      found.push([idAt(net, net.of.a[k] === i ? net.of.b[k] : net.of.a[k]), linkAt(net, k)]);
  return found.sort(([, x], [, y]) => y.n - x.n || y.rank - x.rank || (x.id < y.id ? -1 : 1));
}
// The strongest links, by instruments, then by rung; only as many as are asked for become objects.
function strongest(net, most) {
  const how = new Map();
  for (let k = 0; k < net.n.length; k++) if (net.n[k]) how.set(net.n[k], (how.get(net.n[k]) || 0) + 1);
  let least = 0;
  let enough = 0;
  for (const [n, links] of [...how].sort((a, b) => b[0] - a[0])) {
    least = n;
    if ((enough += links) >= most) break;
  }
  const firm = (k) => (net.status[k] < 0 ? 0 : STATUS_RANK[net.status[k]]);
  const found = [];
  for (let k = 0; k < net.n.length; k++) if (net.n[k] && net.n[k] >= least) found.push(k);
  found.sort((x, y) => net.n[y] - net.n[x] || firm(y) - firm(x) || x - y);
  return found.slice(0, most).map((k) => linkAt(net, k));
}
const linkCount = (net) => net.n.reduce((sum, n) => sum + (n > 0), 0);
// The statements behind a link.
function rowsOfLink(net, k) {
  const { of, on } = net;
  const rows = new Set();
  if (of.view === "pays") {
    const parts = new Set();
    for (let j = 0; j < of.link.length; j++)
      if (of.link[j] === k && net.said[of.left[j]] && net.said[of.right[j]]) parts.add(of.left[j]).add(of.right[j]);
    for (let i = 0; i < ties.size; i++) if (on[i] && parts.has(of.partOf[i])) rows.add(ties.row[i]);
  } else if (of.view === "instruments") {
    for (let i = 0; i < ties.size; i++) if (on[i] && of.link[i] === k) rows.add(ties.row[i]);
  } else
    of.link.forEach((l, j) => {
      if (l === k && on[of.tie[j]] && covering[of.cover[j]]) rows.add(ties.row[of.tie[j]]).add(of.cover[j]);
    });
  return [...rows].sort((a, b) => a - b);
}
