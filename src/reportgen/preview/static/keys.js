// The keyboard: everything the mouse can do.

import { $ } from "./dom.js";

const FIGURES = "td[data-address]";

export function keyboard(actions) {
  document.addEventListener("keydown", (event) => {
    if (event.ctrlKey || event.metaKey || event.altKey || $("help").open) return;
    if (event.target.matches("input, textarea, select")) return;
    const done = inFigures(event, actions) || onBlock(event, actions) || anywhere(event, actions);
    if (done) event.preventDefault();
  });
  tabs();
}

function anywhere(event, actions) {
  const act = {
    j: () => actions.step(1),
    k: () => actions.step(-1),
    o: () => actions.tab("outline"),
    p: () => actions.tab("problems"),
    v: actions.view,
    t: actions.theme,
    e: actions.open,
    "?": actions.help,
    Escape: actions.escape,
  }[event.key];
  act?.();
  return Boolean(act);
}

function onBlock(event, actions) {
  const block = event.target.matches(".block") ? event.target : null;
  const report = $("report");
  if (!block) {
    const fresh = event.target === document.body || event.target === report;
    if (!fresh || report.hidden || event.key !== "ArrowDown") return false;
    const first = [...report.children].find((node) => node.getBoundingClientRect().bottom > 80);
    first?.focus({ preventScroll: true });
    return Boolean(first);
  }
  const by = { ArrowDown: "nextElementSibling", ArrowUp: "previousElementSibling" }[event.key];
  if (by) {
    const next = block[by];
    next?.focus({ preventScroll: true });
    next?.scrollIntoView({ block: "nearest" });
    return true;
  }
  if (event.key !== "Enter") return false;
  const figure = block.querySelector(FIGURES);
  if (figure) into(figure);
  actions.take(block);
  return true;
}

function into(figure) {
  for (const each of document.querySelectorAll("td[tabindex]")) each.removeAttribute("tabindex");
  figure.tabIndex = -1;
  figure.focus();
}

function inFigures(event, actions) {
  const cell = event.target.closest?.(FIGURES);
  if (!cell || cell !== event.target) return false;
  if (event.key === "Enter") actions.takeFigure(cell);
  else if (event.key === "Escape") cell.closest(".block").focus();
  else if (event.key.startsWith("Arrow")) into(neighbour(cell, event.key) ?? cell);
  else return false;
  return true;
}

function neighbour(cell, key) {
  const box = cell.getBoundingClientRect();
  const [x, y] = [box.left + box.width / 2, box.top + box.height / 2];
  const across = key === "ArrowLeft" || key === "ArrowRight";
  const sign = key === "ArrowRight" || key === "ArrowDown" ? 1 : -1;
  let best = null;
  for (const each of cell.closest("table").querySelectorAll(FIGURES)) {
    const other = each.getBoundingClientRect();
    const dx = (other.left + other.width / 2 - x) * (across ? sign : 1);
    const dy = (other.top + other.height / 2 - y) * (across ? 1 : sign);
    const [ahead, aside] = across ? [dx, Math.abs(dy)] : [dy, Math.abs(dx)];
    if (ahead < 2) continue;
    const far = ahead + aside * 4;
    if (!best || far < best.far) best = { far, each };
  }
  return best?.each;
}

function tabs() {
  const both = [$("tab-outline"), $("tab-problems")];
  both.forEach((tab, index) =>
    tab.addEventListener("keydown", (event) => {
      if (event.key !== "ArrowLeft" && event.key !== "ArrowRight") return;
      both[1 - index].click();
      both[1 - index].focus();
      event.preventDefault();
      event.stopPropagation();
    }),
  );
}
