// Taking away what is shown: pictures, a table, a link, a citation.
function save(name, blob) {
  const link = el("a", { href: URL.createObjectURL(blob), download: name });
  document.body.append(link);
  link.click();
  link.remove();
  setTimeout(() => URL.revokeObjectURL(link.href), 10000);
}
// A cell that a spreadsheet would take for a formula is made a text.
const cell = (value) => {
  const text = String(value ?? ""),
    safe = /^[=+\-@\t\r]/.test(text) ? "'" + text : text;
  return /[",\n\r;]/.test(safe) ? `"${safe.replace(/"/g, '""')}"` : safe;
};
function csv() {
  const head = [
    "statement",
    "subject",
    "relation",
    "object",
    "status",
    "force",
    "when",
    "speakers",
    "document",
    "quotes",
  ];
  const rows = tableRows().map((r) => [
    D.base + "statement/" + S.id[r],
    nameOf(S.s[r]),
    predicateOf(r),
    objectOf(r),
    statusWord(statusOf(r)),
    word(D.schemes.forces, forceOf(r)),
    whenOf(r),
    speakersOf(r).map(nameOf).join("; "),
    D.documents[S.doc[r]].title,
    quotesOf(r)
      .map((q) => q.text)
      .join(" ¶ "),
  ]);
  return "\ufeff" + [head, ...rows].map((row) => row.map(cell).join(",")).join("\r\n") + "\r\n";
}
function picture() {
  const nodes = nodeSet.get(),
    place = new Map(nodes.map((n) => [n.id, canvas.getPositions([n.id])[n.id]])),
    c = ink();
  let [x1, y1, x2, y2] = [Infinity, Infinity, -Infinity, -Infinity];
  for (const p of place.values()) {
    x1 = Math.min(x1, p.x - 120);
    x2 = Math.max(x2, p.x + 120);
    y1 = Math.min(y1, p.y - 60);
    y2 = Math.max(y2, p.y + 70);
  }
  const root = svg(
    "svg",
    {
      xmlns: SVGNS,
      viewBox: `${x1} ${y1} ${x2 - x1} ${y2 - y1}`,
      width: Math.round(x2 - x1),
      height: Math.round(y2 - y1),
      "font-family": "sans-serif",
    },
    svg("title", {}, $("sentence").textContent),
    svg("rect", { x: x1, y: y1, width: x2 - x1, height: y2 - y1, fill: c.paper }),
  );
  for (const e of edgeSet.get()) {
    const a = place.get(e.from),
      b = place.get(e.to);
    root.append(
      svg(
        "line",
        {
          x1: a.x,
          y1: a.y,
          x2: b.x,
          y2: b.y,
          stroke: e.color.color,
          "stroke-width": e.width,
          "stroke-opacity": e.color.opacity,
          ...(e.dashes ? { "stroke-dasharray": e.dashes.join(" ") } : {}),
        },
        svg("title", {}, e.title),
      ),
    );
  }
  for (const n of nodes) {
    const p = place.get(n.id),
      paint = { fill: n.color.background, stroke: n.color.border, "stroke-width": 2 };
    root.append(
      n.shape === "dot"
        ? svg("circle", { cx: p.x, cy: p.y, r: n.size, ...paint })
        : svg("path", { d: shapePath(n.shape, p.x, p.y, n.size), ...paint }),
    );
    n.label
      .split("\n")
      .forEach((text, i) =>
        root.append(
          svg(
            "text",
            {
              x: p.x,
              y: p.y + n.size + n.font.size * (1.05 + i),
              "font-size": n.font.size,
              "text-anchor": "middle",
              fill: c.text,
              stroke: c.paper,
              "stroke-width": 3,
              "paint-order": "stroke",
            },
            text,
          ),
        ),
      );
  }
  return new XMLSerializer().serializeToString(root);
}
function photograph() {
  const from = $("canvas").querySelector("canvas"),
    to = document.createElement("canvas");
  to.width = from.width;
  to.height = from.height;
  const ctx = to.getContext("2d");
  ctx.fillStyle = ink().paper;
  ctx.fillRect(0, 0, to.width, to.height);
  ctx.drawImage(from, 0, 0);
  to.toBlob((blob) => save("entente.png", blob), "image/png");
}
async function copy(text) {
  try {
    await navigator.clipboard.writeText(text);
    say(t("copied"));
    return true;
  } catch {
    say(t("nocopy"));
    return false;
  }
}
const link = () => location.href.split("#")[0] + "#" + addressOf(state);
const yearOfDocument = (d) => (d.date || "").slice(0, 4);
function citation(row) {
  const d = D.documents[S.doc[row]],
    iri = D.base + "statement/" + S.id[row],
    quotes = quotesOf(row)
      .map((q) => `« ${q.text} »`)
      .join(" ; ");
  const said = `${nameOf(S.s[row])} ${predicateOf(row)} ${objectOf(row)}`;
  return {
    text: `${d.publisher}${yearOfDocument(d) ? ` (${yearOfDocument(d)})` : ""}, ${d.title} : ${quotes}. Entente, ${said}, ${iri}`,
    bib: `@misc{entente-${S.id[row].slice(0, 8)},\n  author = {${tex(d.publisher)}},\n  title = {${tex(d.title)}},\n${d.date ? `  date = {${tex(d.date)}},\n` : ""}  note = {${tex(said)}. ${tex(quotes)}},\n  howpublished = {Entente},\n  url = {${iri}}\n}`,
  };
}
const tex = (text) =>
  String(text)
    .replace(/\\/g, "\\textbackslash{}")
    .replace(/([{}%&#_$])/g, "\\$1")
    .replace(/\s+/g, " ");
function copyRow(label, text) {
  const area = el("textarea", {
    readonly: true,
    rows: Math.min(8, 2 + Math.ceil(text.length / 70)),
    "aria-label": label,
  });
  area.value = text;
  const told = el("span", { role: "status" });
  return el(
    "div",
    {},
    el("h3", {}, label),
    area,
    el(
      "div",
      { class: "row" },
      button(t("copy"), async () => {
        const done = await copy(text);
        told.textContent = t(done ? "copied" : "nocopy");
        if (!done) area.select();
      }),
      told,
    ),
  );
}
function dialog(title, ...children) {
  const box = $("takebox");
  box.setAttribute("aria-label", title);
  box.replaceChildren(
    el("h2", {}, title),
    ...children,
    el(
      "div",
      { class: "row" },
      button(t("close"), () => box.close()),
    ),
  );
  if (!box.open) box.showModal();
}
function citeBox(row) {
  const c = citation(row);
  dialog(t("citetitle"), copyRow(t("asText"), c.text), copyRow("BibTeX", c.bib));
}
const COMMANDS = [
  "kg export graph --format graphml -o entente.graphml",
  "kg export graph --format turtle -o entente.ttl",
  "kg export statements --format csv -o entente.csv",
];
function takeBox() {
  dialog(
    t("takewhat"),
    el(
      "div",
      { class: "row" },
      button("PNG", photograph),
      button("SVG", () => save("entente.svg", new Blob([picture()], { type: "image/svg+xml" }))),
      button("CSV", () => save("entente.csv", new Blob([csv()], { type: "text/csv;charset=utf-8" }))),
      button("↧ " + t("print"), () => {
        $("takebox").close();
        print();
      }),
    ),
    el("h3", {}, t("bycommand")),
    ...COMMANDS.map((c) =>
      el(
        "div",
        { class: "row" },
        el("code", {}, c),
        button(t("copy"), () => copy(c)),
      ),
    ),
  );
}
WORDS.print = ["Imprimer", "Print"];
function shareBox() {
  const where = link();
  copy(where);
  dialog(
    t("share"),
    copyRow(t("link"), where),
    copyRow(t("asText"), `${$("sentence").textContent} — ${D.title[lang]}, ${where}`),
  );
}
