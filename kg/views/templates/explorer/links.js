// The networks of what is kept: parties linked by what they share, parties and instruments, parties and topics.
const pairKey = (a, b) => (a < b ? `${a}~${b}` : `${b}~${a}`);
let net = null;
function network(view) {
  const nodes = new Map(),
    edges = new Map();
  const layers = state.relation.length ? null : "tie";
  const node = (id, e, mode) =>
    nodes.get(id) || nodes.set(id, { id, e, mode, instruments: new Set(), partners: new Set(), statements: 0 }).get(id);
  const edge = (a, b) => {
    const key = pairKey(a, b);
    return (
      edges.get(key) ||
      edges
        .set(key, {
          id: key,
          a: key.split("~")[0],
          b: key.split("~")[1],
          rows: new Set(),
          instruments: new Set(),
          rank: 0,
          status: "",
        })
        .get(key)
    );
  };
  const prove = (link, row) => {
    link.rows.add(row);
    const s = statusOf(row),
      rank = rankOf(s);
    if (rank > link.rank || (!link.status && s)) {
      link.rank = rank;
      link.status = s;
    }
  };
  const ties = [];
  for (let i = 0; i < T.statement.length; i++)
    if (kept[T.statement[i]] && (!layers || layerOf(i) === layers)) ties.push(i);
  if (view === "pays") {
    const members = new Map();
    for (const i of ties) {
      const p = node("p" + T.party[i], T.party[i], "p");
      p.instruments.add(T.instrument[i]);
      p.statements++;
      const of =
        members.get(T.instrument[i]) ||
        members
          .set(T.instrument[i], { formation: tieFormation(i), joint: new Map(), hub: new Map(), spoke: new Map() })
          .get(T.instrument[i]);
      const role = roleOf(i),
        group = role === "member" ? of.joint : role === "hub" ? of.hub : role === "spoke" ? of.spoke : null;
      if (group) (group.get(T.party[i]) || group.set(T.party[i], []).get(T.party[i])).push(T.statement[i]);
    }
    const join = (a, b, instrument, rows) => {
      if (a === b) return;
      const link = edge("p" + a, "p" + b);
      link.instruments.add(instrument);
      rows.forEach((r) => prove(link, r));
      nodes.get("p" + a).partners.add(b);
      nodes.get("p" + b).partners.add(a);
    };
    for (const [instrument, of] of members) {
      const joint = [...of.joint];
      for (let i = 0; i < joint.length; i++)
        for (let j = i + 1; j < joint.length; j++)
          join(joint[i][0], joint[j][0], instrument, [...joint[i][1], ...joint[j][1]]);
      for (const [hub, a] of of.hub) for (const [spoke, b] of of.spoke) join(hub, spoke, instrument, [...a, ...b]);
    }
    for (const [id, n] of nodes) if (!n.partners.size) nodes.delete(id);
  } else {
    for (const i of ties) {
      const p = node("p" + T.party[i], T.party[i], "p");
      p.instruments.add(T.instrument[i]);
      if (view === "instruments") {
        const m = node("i" + T.instrument[i], T.instrument[i], "i"),
          link = edge(p.id, m.id);
        p.statements++;
        m.statements++;
        m.instruments.add(T.instrument[i]);
        m.partners.add(T.party[i]);
        p.partners.add(T.instrument[i]);
        link.instruments.add(T.instrument[i]);
        prove(link, T.statement[i]);
      } else
        for (const instrument of uniq([T.instrument[i], T.via[i]]))
          for (const [topic, row] of topicsOfInstrument.get(instrument) || []) {
            if (!kept[row] && !state.relation.length && !state.status.length && !state.force.length) continue;
            const m = node("t" + topic, topic, "t"),
              link = edge(p.id, m.id);
            m.instruments.add(T.instrument[i]);
            m.partners.add(T.party[i]);
            p.partners.add(topic);
            link.instruments.add(T.instrument[i]);
            prove(link, T.statement[i]);
            link.rows.add(row);
          }
    }
    for (const [id, n] of nodes) if (n.mode === "p" && !n.partners.size) nodes.delete(id);
  }
  return { nodes, edges };
}
function neighbours(of) {
  const found = new Map([...of.nodes.keys()].map((id) => [id, []]));
  for (const e of of.edges.values()) {
    found.get(e.a)?.push([e.b, e]);
    found.get(e.b)?.push([e.a, e]);
  }
  return found;
}
const idIn = (of, e) => ["p", "i", "t"].map((mode) => mode + e).find((id) => of.nodes.has(id));
// What stands within some steps of a node; in a network of two kinds a step goes to the other kind and back.
function within(of, start, depth) {
  const near = neighbours(of),
    seen = new Map([[start, 0]]),
    queue = [start];
  for (const id of queue) {
    if (seen.get(id) >= depth) continue;
    for (const [next] of near.get(id) || [])
      if (!seen.has(next)) {
        seen.set(next, seen.get(id) + 1);
        queue.push(next);
      }
  }
  return seen;
}
// A shortest way; among equally short ones that with the most evidence, so that it is the same every time.
function pathBetween(of, from, to) {
  const near = neighbours(of),
    before = new Map([[from, null]]);
  let front = [from];
  while (front.length && !before.has(to)) {
    const next = new Map();
    for (const id of front)
      for (const [other, e] of near.get(id) || [])
        if (!before.has(other)) {
          const best = next.get(other);
          if (!best || e.rows.size > best[1].rows.size) next.set(other, [id, e]);
        }
    for (const [id, step] of next) before.set(id, step);
    front = [...next.keys()];
  }
  if (!before.has(to)) return null;
  const ids = [to],
    edges = [];
  for (let at = to; before.get(at); at = before.get(at)[0]) {
    edges.unshift(before.get(at)[1]);
    ids.unshift(before.get(at)[0]);
  }
  return { ids, edges };
}
const LARGE = 1500,
  CROWDED = 8000,
  CLUSTERLINKS = 90;
// What is drawn of the whole: without what is hidden, only a neighbourhood, a path, a cluster.
function visible(whole) {
  const nodes = new Map(whole.nodes),
    edges = new Map();
  const off = new Set(state.off),
    hidden = new Set(state.hidden);
  for (const [id, n] of nodes) if (hidden.has(n.e) || off.has(classOf(n.e))) nodes.delete(id);
  const fit = (e) => nodes.has(e.a) && nodes.has(e.b) && !off.has("rung" + rungOf(e.rank));
  for (const [key, e] of whole.edges) if (fit(e)) edges.set(key, e);
  let shown = { nodes, edges, path: null, large: 0 };
  const keep = (ids) => {
    for (const id of nodes.keys()) if (!ids.has(id)) nodes.delete(id);
    for (const [key, e] of edges) if (!nodes.has(e.a) || !nodes.has(e.b)) edges.delete(key);
  };
  if (state.path) {
    const [a, b] = state.path.map((e) => idIn(shown, e)),
      way = a && b ? pathBetween(shown, a, b) : null;
    shown.path = way || "none";
    if (way) keep(new Set(way.ids));
  } else if (state.depth && state.node >= 0) {
    const start = idIn(shown, state.node);
    if (start) keep(new Set(within(shown, start, state.depth).keys()));
  } else if (nodes.size > LARGE || edges.size > CROWDED) shown = clustered(shown);
  if (off.size && state.view !== "pays") {
    const linked = new Set();
    for (const e of shown.edges.values()) {
      linked.add(e.a);
      linked.add(e.b);
    }
    for (const id of [...shown.nodes.keys()]) if (!linked.has(id)) shown.nodes.delete(id);
  }
  return shown;
}
function clustered(whole) {
  const of = D.drawing.cluster,
    headOf = (n) => (of[n.mode] || {})[n.e] ?? -1,
    id = (head) => "c" + head;
  if (state.cluster >= 0) {
    const ids = new Set([...whole.nodes.values()].filter((n) => headOf(n) === state.cluster).map((n) => n.id));
    const nodes = new Map([...whole.nodes].filter(([key]) => ids.has(key)));
    return {
      nodes,
      edges: new Map([...whole.edges].filter(([, e]) => ids.has(e.a) && ids.has(e.b))),
      path: null,
      large: nodes.size > LARGE ? nodes.size : 0,
    };
  }
  const nodes = new Map(),
    edges = new Map(),
    place = new Map();
  for (const n of whole.nodes.values()) {
    const head = headOf(n),
      key = head < 0 && n.mode === "p" && (of.p || {})[n.e] === undefined && n.partners.size > 50 ? n.id : id(head);
    place.set(n.id, key);
    const c =
      nodes.get(key) ||
      nodes
        .set(
          key,
          key === n.id
            ? n
            : { id: key, e: head, mode: "c", instruments: new Set(), partners: new Set(), statements: 0, members: 0 },
        )
        .get(key);
    if (c !== n) {
      c.members++;
      c.statements += n.statements;
    }
  }
  for (const e of whole.edges.values()) {
    const a = place.get(e.a),
      b = place.get(e.b);
    if (a === b) continue;
    const key = pairKey(a, b),
      link =
        edges.get(key) ||
        edges
          .set(key, {
            id: key,
            a: key.split("~")[0],
            b: key.split("~")[1],
            rows: new Set(),
            instruments: new Set(),
            rank: 0,
            status: "",
          })
          .get(key);
    e.rows.forEach((r) => link.rows.add(r));
    e.instruments.forEach((i) => link.instruments.add(i));
    if (e.rank > link.rank) {
      link.rank = e.rank;
      link.status = e.status;
    }
  }
  // Everything touches everything at this height: only the strongest links are drawn.
  const strongest = new Map(
    [...edges].sort((a, b) => b[1].rows.size - a[1].rows.size || (a[0] < b[0] ? -1 : 1)).slice(0, CLUSTERLINKS),
  );
  // As seeds in a sunflower, the largest in the middle.
  [...nodes.values()]
    .sort((a, b) => (b.members || 1e9) - (a.members || 1e9) || a.e - b.e)
    .forEach((n, i) => {
      const r = 175 * Math.sqrt(i),
        a = i * 2.399963;
      n.seat = [1.35 * r * Math.cos(a), 0.8 * r * Math.sin(a)];
    });
  return { nodes, edges: strongest, path: null, large: whole.nodes.size };
}
const rungOf = (rank) => (rank >= 4 ? "firm" : rank >= 2 ? "talk" : rank === 1 ? "hope" : "unsaid");
