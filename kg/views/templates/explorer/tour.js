// The guided tour: an ordered list of views with a sentence each.
function tour() {
  const box = $("tourbox"),
    steps = D.tour ? D.tour.steps : [];
  $("tour-start").hidden = !steps.length;
  if (state.step < 0 || state.step >= steps.length) {
    box.hidden = true;
    return;
  }
  const at = state.step,
    step = steps[at],
    was = box.contains(document.activeElement) ? document.activeElement.dataset.step : null;
  box.hidden = false;
  box.setAttribute("aria-label", D.tour.title[lang]);
  const move = (to, key, words, disabled) =>
    el("button", { type: "button", disabled, "data-step": key, on: { click: () => visit(to) } }, words);
  box.replaceChildren(
    el("strong", {}, t("step", { a: at + 1, b: steps.length })),
    el("p", { role: "status" }, step.say[lang]),
    el(
      "div",
      { class: "row" },
      move(at - 1, "back", t("prev"), at === 0),
      move(at + 1, "next", t("next"), at === steps.length - 1),
      move(-1, "end", t("end"), false),
    ),
  );
  box.querySelector(`[data-step="${was || "next"}"]:not(:disabled)`)?.focus();
}
function visit(to) {
  if (to < 0) {
    go({ step: -1 });
    $("tour-start").focus();
    return;
  }
  state = { ...readAddress(D.tour.steps[to].view), step: to };
  render(true);
}
