// What is drawn of a network: without what is hidden, only a neighbourhood, a path, or clusters of the too large.
const LARGE = 1500;
const CROWDED = 8000;
const CLUSTERLINKS = 90;
const rungOf = (rank) => (rank >= 4 ? "firm" : rank >= 2 ? "talk" : rank === 1 ? "hope" : "unsaid");

// Which nodes and links the legend and the reader leave in.
function masks(net) {
  const off = new Set(state.off);
  const hidden = new Set(state.hidden);
  const nodes = net.here.map((here, i) =>
    here && !hidden.has(net.of.entity[i]) && !off.has(classOf(net.of.entity[i])) ? 1 : 0,
  );
  const offRung = ["", ...S.status.of].map((s) => off.has("rung" + rungOf(rankOf(s))));
  const links = new Uint8Array(net.n.length);
  for (let k = 0; k < links.length; k++)
    links[k] = net.n[k] && nodes[net.of.a[k]] && nodes[net.of.b[k]] && !offRung[net.status[k] + 1] ? 1 : 0;
  if (off.size && net.of.view !== "pays") {
    const linked = new Uint8Array(nodes.length);
    links.forEach((on, k) => on && (linked[net.of.a[k]] = linked[net.of.b[k]] = 1));
    nodes.forEach((on, i) => on && !linked[i] && (nodes[i] = 0));
  }
  return { nodes, links };
}
// The links of each node, one after the other.
function adjacency(net, links) {
  const begin = new Int32Array(net.here.length + 1);
  for (let k = 0; k < links.length; k++) if (links[k]) (begin[net.of.a[k] + 1]++, begin[net.of.b[k] + 1]++);
  for (let i = 1; i < begin.length; i++) begin[i] += begin[i - 1];
  const next = begin.slice();
  const by = new Int32Array(begin[begin.length - 1]);
  for (let k = 0; k < links.length; k++) if (links[k]) ((by[next[net.of.a[k]]++] = k), (by[next[net.of.b[k]]++] = k));
  const around = (i) =>
    Array.from(by.subarray(begin[i], begin[i + 1]), (k) => [net.of.a[k] === i ? net.of.b[k] : net.of.a[k], k]);
  return around;
}
function within(around, start, depth) {
  const steps = new Map([[start, 0]]);
  const queue = [start];
  for (const i of queue) {
    if (steps.get(i) >= depth) continue;
    for (const [next] of around(i)) if (!steps.has(next)) (steps.set(next, steps.get(i) + 1), queue.push(next));
  }
  return steps;
}
// A shortest way; among equally short ones that with the most evidence, so that it is the same every time.
function pathBetween(net, around, from, to) {
  const before = new Map([[from, null]]);
  let front = [from];
  while (front.length && !before.has(to)) {
    const next = new Map();
    for (const i of front)
      for (const [other, k] of around(i)) {
        if (before.has(other)) continue;
        const best = next.get(other);
        if (!best || net.count[k] > net.count[best[1]]) next.set(other, [i, k]);
      }
    for (const [i, step] of next) before.set(i, step);
    front = [...next.keys()];
  }
  if (!before.has(to)) return null;
  const nodes = [to];
  const links = [];
  for (let at = to; before.get(at); at = before.get(at)[0]) {
    links.unshift(before.get(at)[1]);
    nodes.unshift(before.get(at)[0]);
  }
  return { nodes, links };
}
function visible(net) {
  const { nodes, links } = masks(net);
  const place = (e) => {
    const i = placeIn(net, e);
    return i !== undefined && nodes[i] ? i : undefined;
  };
  const count = (list) => list.reduce((sum, on) => sum + on, 0);
  const some = (ids) => asShown(net, ids, (k) => links[k] && ids.has(net.of.a[k]) && ids.has(net.of.b[k]));
  if (state.path) {
    const [a, b] = state.path.map(place);
    const way = a === undefined || b === undefined ? null : pathBetween(net, adjacency(net, links), a, b);
    if (!way) return { ...whole(net, nodes, links), path: "none" };
    const ids = way.nodes.map((i) => idAt(net, i));
    return { ...some(new Set(way.nodes)), path: { ids, edges: way.links.map((k) => linkAt(net, k)) } };
  }
  const start = state.depth && state.node >= 0 ? place(state.node) : undefined;
  if (start !== undefined) {
    const steps = within(adjacency(net, links), start, state.depth);
    return { ...some(new Set(steps.keys())), steps: new Map([...steps].map(([i, step]) => [idAt(net, i), step])) };
  }
  const tooLarge = count(nodes) > LARGE || count(links) > CROWDED;
  return tooLarge && !state.whole ? clustered(net, nodes, links) : whole(net, nodes, links);
}
function asShown(net, ids, fits) {
  const shown = { nodes: new Map(), edges: new Map(), path: null, large: 0 };
  for (const i of ids) shown.nodes.set(idAt(net, i), nodeAt(net, i));
  for (let k = 0; k < net.n.length; k++) {
    if (!net.n[k] || !fits(k)) continue;
    const link = linkAt(net, k);
    shown.edges.set(link.id, link);
  }
  return shown;
}
function whole(net, nodes, links) {
  const ids = [];
  nodes.forEach((on, i) => on && ids.push(i));
  return asShown(net, ids, (k) => links[k]);
}
// Everything gathered with the most active party it is linked to; a chosen cluster is opened.
function clustered(net, nodes, links) {
  const of = D.drawing.cluster;
  const total = nodes.reduce((sum, on) => sum + on, 0);
  const head = Int32Array.from(net.of.entity, (e, i) => (of[net.of.mode[i]] || {})[e] ?? -1);
  if (state.cluster >= 0) {
    const ids = new Set();
    nodes.forEach((on, i) => on && head[i] === state.cluster && ids.add(i));
    return {
      ...asShown(net, ids, (k) => links[k] && ids.has(net.of.a[k]) && ids.has(net.of.b[k])),
      large: ids.size > LARGE ? ids.size : 0,
    };
  }
  const shown = { nodes: new Map(), edges: new Map(), path: null, large: total };
  const group = numbered();
  const groupOf = new Int32Array(nodes.length).fill(-1);
  nodes.forEach((on, i) => {
    if (!on) return;
    // The party in the middle, with whom everybody is linked, belongs to no cluster.
    const alone = head[i] < 0 && net.of.mode[i] === "p" && net.partners[i] > 50;
    const id = alone ? idAt(net, i) : "c" + head[i];
    groupOf[i] = group.number(alone ? 0 : 1, alone ? i : head[i] + 1);
    if (alone) return void shown.nodes.set(id, nodeAt(net, i));
    const c =
      shown.nodes.get(id) ||
      shown.nodes.set(id, { id, e: head[i], mode: "c", instruments: 0, partners: 0, members: 0 }).get(id);
    c.members++;
  });
  const between = numbered();
  const [n, count, status] = [[], [], []];
  for (let k = 0; k < links.length; k++) {
    if (!links[k]) continue;
    const [a, b] = [groupOf[net.of.a[k]], groupOf[net.of.b[k]]];
    if (a === b) continue;
    const at = between.number(Math.min(a, b), Math.max(a, b));
    n[at] = (n[at] || 0) + net.n[k];
    count[at] = (count[at] || 0) + net.count[k];
    status[at] = net.status[k] < 0 ? (status[at] ?? -1) : better(status[at] ?? -1, net.status[k]);
  }
  // Everything touches everything at this height: only the strongest links are drawn.
  const ids = group.first.map((kind, g) => (kind ? "c" + (group.second[g] - 1) : idAt(net, group.second[g])));
  const order = n.map((_, at) => at).sort((x, y) => count[y] - count[x] || x - y);
  for (const at of order.slice(0, CLUSTERLINKS)) {
    const [a, b] = [ids[between.first[at]], ids[between.second[at]]];
    const said = status[at] < 0 ? "" : S.status.of[status[at]];
    shown.edges.set(pairKey(a, b), {
      id: pairKey(a, b),
      a,
      b,
      n: n[at],
      count: count[at],
      rank: rankOf(said),
      status: said,
    });
  }
  // As seeds in a sunflower, the largest in the middle.
  const sorted = [...shown.nodes.values()].sort((a, b) => (b.members || 1e9) - (a.members || 1e9) || a.e - b.e);
  sorted.forEach((c, i) => {
    const [r, angle] = [175 * Math.sqrt(i), i * 2.399963];
    c.seat = [1.35 * r * Math.cos(angle), 0.8 * r * Math.sin(angle)];
  });
  return shown;
}
