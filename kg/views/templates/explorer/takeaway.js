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
  const d = D.documents[S.doc[row]];
  const iri = D.base + "statement/" + S.id[row];
  const quotes = quotesOf(row)
    .map((q) => (lang === "fr" ? `« ${q.text} »` : `“${q.text}”`))
    .join(" ; ");
  const said = `${nameOf(S.s[row])} ${predicateOf(row)} ${objectOf(row)}`;
  const year = yearOfDocument(d) ? ` (${yearOfDocument(d)})` : "";
  const fields = [
    ["author", `{${tex(d.publisher)}}`],
    ["title", tex(d.title)],
    ["year", yearOfDocument(d)],
    ["date", tex(d.date || "")],
    ["note", `${tex(said)}. ${tex(quotes)}`],
    ["howpublished", "Entente"],
    ["url", iri],
  ];
  const given = fields.filter(([, value]) => value && value !== "{}").map(([name, value]) => `  ${name} = {${value}}`);
  const text = `${d.publisher}${year}, ${d.title}${lang === "fr" ? " :" : ":"} ${quotes}. Entente, ${said}, ${iri}`;
  return { text, bib: `@misc{entente-${S.id[row].slice(0, 8)},\n${given.join(",\n")}\n}` };
}
const TEX = { "\\": "\\textbackslash{}", "~": "\\textasciitilde{}", "^": "\\textasciicircum{}" };
const tex = (text) =>
  String(text)
    .replace(/[\\~^{}%&#_$]/g, (c) => TEX[c] || "\\" + c)
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
    ...children.filter(Boolean),
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
// The commands that give the same network to other tools, and what of the view they cannot say.
function commands() {
  const [options, left] = [[], []];
  const option = (name, value) => options.push(value === undefined ? `--${name}` : `--${name} ${quoted(value)}`);
  if (state.status.length === 1) option("at-least", state.status[0]);
  const each = {
    force: (x) => x,
    formation: (x) => x,
    topic: nameOf,
    speaker: nameOf,
    doc: (i) => D.documents[i].id,
    without: (i) => D.documents[i].id,
  };
  const named = { doc: "document", without: "without-document" };
  for (const [name, words] of Object.entries(each)) for (const x of state[name]) option(named[name] || name, words(x));
  if (state.on !== null) option("on", dayText(state.on));
  for (const [name, words] of [
    ["territories", "territories"],
    ["members", "expand"],
    ["organisations", "organisations"],
    ["reviewed", "reviewed"],
  ])
    if (state[name]) option(words);
  if (state.status.length > 1) left.push(t("f_status"));
  for (const name of ["party", "kind", "relation"]) if (state[name].length) left.push(t("f_" + name));
  if (state.from !== null || state.to !== null || !state.undated) left.push(t("f_period"));
  if (state.off.length || state.hidden.length) left.push(t("legendoff"));
  const what = { pays: "parties --series", instruments: "two-mode", sujets: "party-topic" }[state.view];
  const network_ = (format) => ["kg network", what, ...options, `--format ${format} -o entente.${format}`].join(" ");
  const rest = ["kg export graph --format turtle -o entente.ttl", "kg export statements --format csv -o entente.csv"];
  return { same: [network_("graphml"), network_("gexf")], rest, left: uniq(left) };
}
const quoted = (value) => (/^[\w.-]+$/.test(value) ? value : `'${String(value).replace(/'/g, "'\\''")}'`);
function commandRow(words) {
  const told = el("span", { role: "status" });
  const click = async () => {
    told.textContent = t((await copy(words)) ? "copied" : "nocopy2");
  };
  return el("div", { class: "row command" }, el("code", {}, words), button(t("copy"), click), told);
}
function takeBox() {
  const { same, rest, left } = commands();
  const svgFile = () => save("entente.svg", new Blob([picture()], { type: "image/svg+xml" }));
  const csvFile = () => save("entente.csv", new Blob([csv()], { type: "text/csv;charset=utf-8" }));
  const paper = () => {
    $("takebox").close();
    print();
  };
  dialog(
    t("takewhat"),
    el(
      "div",
      { class: "row" },
      button("PNG", photograph),
      button("SVG", svgFile),
      button("CSV", csvFile),
      button(t("print"), paper),
    ),
    el("h3", {}, t("bycommand")),
    ...same.map(commandRow),
    left.length ? el("p", { class: "meta" }, t("notsaid", { x: left.join(", ") })) : null,
    el("h3", {}, t("allbycommand")),
    ...rest.map(commandRow),
  );
}
function shareBox() {
  const where = link();
  copy(where);
  const text = `${$("sentence").textContent.trim()} — ${D.title[lang]}, ${where}`;
  dialog(t("share"), copyRow(t("link"), where), copyRow(t("asText"), text));
}
