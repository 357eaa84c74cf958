// Shapes and colours: what a thing is, told apart by everybody, on light and on dark paper.
const SHAPES = {
  Territory: "dot",
  Region: "hexagon",
  Grouping: "hexagon",
  Organisation: "square",
  Person: "triangleDown",
  Party: "dot",
  Agreement: "diamond",
  Activity: "triangle",
  Action: "triangleDown",
  Meeting: "star",
  Instrument: "diamond",
  Topic: "square",
};
// Okabe and Ito's colours, told apart by everybody, darkened or lightened to stand on either paper.
const COLOURS = {
  light: {
    Territory: "#0072B2",
    Grouping: "#B34700",
    Region: "#A8701A",
    Organisation: "#007A5A",
    Person: "#8A4A75",
    Party: "#667380",
    Agreement: "#A14A80",
    Activity: "#007A5A",
    Action: "#53636F",
    Meeting: "#B34700",
    Instrument: "#A14A80",
    Topic: "#946200",
  },
  dark: {
    Territory: "#5CB8F0",
    Grouping: "#FF9A5A",
    Region: "#E8B54A",
    Organisation: "#3FD0A4",
    Person: "#E0A3C8",
    Party: "#A4B0BA",
    Agreement: "#E59AC6",
    Activity: "#3FD0A4",
    Action: "#AEBBC5",
    Meeting: "#FF9A5A",
    Instrument: "#E59AC6",
    Topic: "#E6B84C",
  },
};
const BLOCS = ["#0072B2", "#B34700", "#007A5A", "#A14A80", "#8A6A00", "#2A6F8F", "#667380"];
const isDark = () => document.documentElement.dataset.theme === "dark";
const ink = () =>
  isDark()
    ? { text: "#e9eef2", paper: "#14181c", line: "#8e9aa5", firm: "#6fb4ea", soft: "#55616c" }
    : { text: "#14202b", paper: "#ffffff", line: "#7d8893", firm: "#2f6f9f", soft: "#b4bec7" };
const shapeOf = (n) => (n.mode === "t" ? "square" : SHAPES[classOf(n.e)] || "dot");
// Who is in no coalition is grey: a colour would make it one of a coalition.
const NOBODY = "#8a96a0";
function colourOf(n) {
  if (n.mode === "p" && state.colour === "coalition")
    return coalitionOf(n.e) === undefined ? NOBODY : BLOCS[(coalitionOf(n.e) - 1) % BLOCS.length];
  const bloc = D.drawing.bloc[n.e];
  if (state.colour === "bloc" && bloc !== undefined) return BLOCS[bloc % BLOCS.length];
  return COLOURS[isDark() ? "dark" : "light"][n.mode === "t" ? "Topic" : classOf(n.e)] || NOBODY;
}
const beyondChance = new Set((D.validation ? D.validation.pairs : []).map(([a, b]) => pairKey("p" + a, "p" + b)));
const coalitionOf = (e) => (D.measures ? D.measures.coalition[e] : undefined);
// A measured size: the most central party is as large as the busiest one otherwise.
const measured = (name, e) => {
  const of = D.measures.sizes[name],
    most = Math.max(...Object.values(of));
  return most ? (60 * (of[e] || 0)) / most : 0;
};
function shapeIcon(cls) {
  const colour = COLOURS[isDark() ? "dark" : "light"][cls],
    s = SHAPES[cls] || "dot",
    hollow = ["Agreement", "Activity", "Action", "Meeting", "Instrument", "Topic"].includes(cls),
    paint = { fill: hollow ? "none" : colour, stroke: colour, "stroke-width": 2 };
  const d = shapePath(s, 9, 9, 6);
  return svg(
    "svg",
    { width: 18, height: 18, "aria-hidden": "true" },
    s === "dot" ? svg("circle", { cx: 9, cy: 9, r: 6, ...paint }) : svg("path", { d, ...paint }),
  );
}
function shapePath(shape, x, y, r) {
  const corner = (n, turn, inner = 1) =>
    Array.from({ length: n }, (_, i) => {
      const a = (2 * Math.PI * i) / n + turn,
        q = i % 2 ? r * inner : r;
      return `${i ? "L" : "M"}${(x + q * Math.cos(a)).toFixed(1)} ${(y + q * Math.sin(a)).toFixed(1)}`;
    }).join("") + "Z";
  return (
    {
      square: corner(4, Math.PI / 4),
      diamond: corner(4, 0),
      triangle: corner(3, -Math.PI / 2),
      triangleDown: corner(3, Math.PI / 2),
      hexagon: corner(6, 0),
      star: corner(10, -Math.PI / 2, 0.45),
    }[shape] || ""
  );
}
