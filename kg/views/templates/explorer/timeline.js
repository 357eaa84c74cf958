// Dated statements by year, and the slider that keeps a period of them.
const dated = [];
for (let row = 0; row < nS; row++) if (S.from[row] !== null) dated.push(row);
const yearOf = (day) => new Date(day * DAY).getUTCFullYear();
const yearBegun = Int16Array.from(S.from, (day) => (day === null ? 0 : yearOf(day)));
const years = uniq(dated.map((row) => yearBegun[row])).filter((y) => y > 1900);
const firstYear = years.length ? Math.min(...years) : 2000,
  lastYear = years.length ? Math.max(...years, firstYear + 1) : 2001;
const yearStart = (y) => Date.UTC(y, 0, 1) / DAY,
  yearEnd = (y) => Date.UTC(y, 11, 31) / DAY;
let playing = 0;
function stopPlaying() {
  clearInterval(playing);
  playing = 0;
}
function play() {
  if (playing) {
    stopPlaying();
    timeline();
    return;
  }
  let year = state.to === null || yearOf(state.to) >= lastYear ? firstYear : yearOf(state.to);
  go({ from: state.from, to: yearEnd(year), on: null, undated: false });
  playing = setInterval(() => {
    year++;
    if (year > lastYear) {
      stopPlaying();
      timeline();
      return;
    }
    go({ to: yearEnd(year) });
  }, 900);
  timeline();
}
// How many of the dated statements kept begin in each year.
function countedYears() {
  const found = new Map();
  for (const row of dated) if (anyPeriod[row]) found.set(yearBegun[row], (found.get(yearBegun[row]) || 0) + 1);
  return found;
}
function yearBars(counted, low, high) {
  const span = lastYear - firstYear + 1;
  const most = Math.max(1, ...counted.values());
  const parts = [];
  for (let y = firstYear; y <= lastYear; y++) {
    const n = counted.get(y) || 0;
    const height = n ? 3 + (27 * Math.sqrt(n)) / Math.sqrt(most) : 1;
    const [x, width] = [`${(100 * (y - firstYear)) / span}%`, `${Math.max(0.2, 94 / span)}%`];
    const inside = y >= low && y <= high ? "in" : "";
    parts.push(
      svg("rect", { x, width, y: 32 - height, height, class: inside }, svg("title", {}, `${y}${colon()}${number(n)}`)),
    );
    const ends = { [firstYear]: ["0%", "start"], [lastYear]: ["100%", "end"] }[y];
    const round = y % 5 === 0 && y - firstYear > 2 && lastYear - y > 2;
    if (!ends && !round) continue;
    const [at, anchor] = ends || [`${(100 * (y - firstYear + 0.47)) / span}%`, "middle"];
    parts.push(svg("text", { x: at, y: 44, "text-anchor": anchor }, String(y)));
  }
  const label = t("dated", { n: number([...counted.values()].reduce((a, b) => a + b, 0)) });
  return svg("svg", { width: "100%", height: 46, role: "img", "aria-label": label }, ...parts);
}
function yearSlider(label, value, change) {
  const input = (event) => {
    event.target.nextSibling.textContent = event.target.value;
  };
  const range = { type: "range", min: firstYear, max: lastYear, value, "data-slide": label, "aria-valuetext": value };
  return el(
    "label",
    { class: "row" },
    t(label),
    el("input", { ...range, on: { change: (event) => change(+event.target.value), input } }),
    el("output", {}, String(value)),
  );
}
const setFrom = (y) =>
  go({
    from: y <= firstYear ? null : yearStart(y),
    to: state.to !== null && yearOf(state.to) < y ? yearEnd(y) : state.to,
    on: null,
    page: 0,
  });
const setTo = (y) =>
  go({
    to: y >= lastYear ? null : yearEnd(y),
    from: state.from !== null && yearOf(state.from) > y ? yearStart(y) : state.from,
    on: null,
    page: 0,
  });
function dayField() {
  const change = (event) => {
    const day = textDay(event.target.value);
    go({ ...clearOne("period"), on: Number.isFinite(day) ? day : null, page: 0 });
  };
  const value = state.on === null ? "" : dayText(state.on);
  return el(
    "label",
    { class: "row" },
    t("on"),
    el("input", { type: "date", value, "data-slide": "on", on: { change } }),
  );
}
function timeline() {
  const box = $("timeline");
  const low = state.from === null ? firstYear : yearOf(state.from);
  const high = state.to === null ? lastYear : yearOf(state.to);
  const active = box.contains(document.activeElement) ? document.activeElement.dataset.slide : null;
  const undated = el("input", {
    type: "checkbox",
    "data-slide": "undated",
    id: "undated",
    checked: state.undated,
    on: { change: (event) => go({ undated: event.target.checked, page: 0 }) },
  });
  const free = state.from === null && state.to === null && state.on === null && state.undated;
  const whole = () => {
    stopPlaying();
    go(clearOne("period"));
  };
  box.replaceChildren(
    el(
      "div",
      { class: "line" },
      el(
        "button",
        { type: "button", id: "play", "data-slide": "play", on: { click: play } },
        t(playing ? "stop" : "play"),
      ),
      yearSlider("from", low, setFrom),
      yearSlider("to", high, setTo),
      el("label", { class: "row" }, undated, t("undated")),
      dayField(),
      el("button", { type: "button", id: "whole", hidden: free, on: { click: whole } }, t("whole")),
    ),
    yearBars(countedYears(), low, high),
  );
  if (active) box.querySelector(`[data-slide="${active}"]`)?.focus();
}
