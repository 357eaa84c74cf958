// Dated statements by year, and the slider that keeps a period of them.
const dated = [];
for (let row = 0; row < nS; row++) if (S.from[row] !== null) dated.push(row);
const yearOf = (day) => new Date(day * DAY).getUTCFullYear();
const years = dated.map((r) => yearOf(S.from[r])).filter((y) => y > 1900);
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
function timeline() {
  const box = $("timeline");
  const low = state.from === null ? firstYear : yearOf(state.from),
    high = state.to === null ? lastYear : yearOf(state.to);
  const counted = new Map();
  const base = without.period !== undefined ? null : kept;
  for (const row of dated) {
    if (base && !kept[row]) continue;
    const y = yearOf(S.from[row]);
    counted.set(y, (counted.get(y) || 0) + 1);
  }
  const span = lastYear - firstYear + 1,
    most = Math.max(1, ...counted.values());
  const bars = [];
  for (let y = firstYear; y <= lastYear; y++) {
    const n = counted.get(y) || 0,
      h = n ? 3 + (27 * Math.sqrt(n)) / Math.sqrt(most) : 1,
      inside = y >= low && y <= high;
    bars.push(
      svg(
        "rect",
        {
          x: ((y - firstYear) * 1000) / span + 1,
          width: Math.max(2, 1000 / span - 2),
          y: 32 - h,
          height: h,
          class: inside ? "in" : "",
        },
        svg("title", {}, `${y} : ${n}`),
      ),
    );
    if (y === firstYear || y === lastYear || (y % 5 === 0 && y - firstYear > 1 && lastYear - y > 1))
      bars.push(
        svg(
          "text",
          {
            x: ((y - firstYear + 0.5) * 1000) / span,
            y: 44,
            "text-anchor": y === firstYear ? "start" : y === lastYear ? "end" : "middle",
          },
          String(y),
        ),
      );
  }
  const slide = (label, value, f) =>
    el(
      "label",
      { class: "row" },
      t(label) + " ",
      el("input", {
        type: "range",
        min: firstYear,
        max: lastYear,
        value,
        "data-slide": label,
        "aria-valuetext": value,
        on: {
          change: f,
          input: (event) => {
            event.target.nextSibling.textContent = event.target.value;
          },
        },
      }),
      el("output", {}, String(value)),
    );
  const active = document.activeElement?.dataset?.slide;
  box.replaceChildren(
    el(
      "div",
      { class: "line" },
      el("button", { type: "button", id: "play", on: { click: play } }, t(playing ? "stop" : "play")),
      slide("from", low, (event) => {
        const y = +event.target.value;
        go({
          from: y <= firstYear ? null : yearStart(y),
          to: state.to !== null && yearOf(state.to) < y ? yearEnd(y) : state.to,
          on: null,
        });
      }),
      slide("to", high, (event) => {
        const y = +event.target.value;
        go({
          to: y >= lastYear ? null : yearEnd(y),
          from: state.from !== null && yearOf(state.from) > y ? yearStart(y) : state.from,
          on: null,
        });
      }),
      el(
        "label",
        {},
        el("input", {
          type: "checkbox",
          id: "undated",
          checked: state.undated,
          on: { change: (event) => go({ undated: event.target.checked }) },
        }),
        " " + t("undated"),
      ),
      state.on !== null ? el("span", { class: "chip" }, `${t("on")} ${dateText(dayText(state.on))}`) : null,
      el(
        "button",
        {
          type: "button",
          disabled: state.from === null && state.to === null && state.on === null,
          on: {
            click: () => {
              stopPlaying();
              go(clearOne("period"));
            },
          },
        },
        t("whole"),
      ),
    ),
    svg(
      "svg",
      {
        viewBox: "0 0 1000 46",
        preserveAspectRatio: "none",
        role: "img",
        "aria-label": t("dated", { n: number([...counted.values()].reduce((a, b) => a + b, 0)) }),
      },
      ...bars,
    ),
  );
  if (active) box.querySelector(`[data-slide="${active}"]`)?.focus();
}
