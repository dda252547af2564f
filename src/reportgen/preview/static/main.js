// The page put together: what arrives is shown, what is clicked is done.

import { $, said } from "./dom.js";
import * as exact from "./exact.js";
import { keyboard } from "./keys.js";
import { listen } from "./live.js";
import { errors, hideErrors } from "./errors.js";
import { annotate, bring, pair, settle } from "./notes.js";
import { follow, outline } from "./outline.js";
import { exchange, unmoved } from "./paper.js";
import { copy, hidePlace, know, open, showPlace, spotOf, take, toast } from "./places.js";
import * as problems from "./problems.js";
import * as views from "./views.js";

let version = null;
let told = null;

function show(data) {
  data.problems ??= told.problems;
  const first = version === null;
  know(data.files);
  unmoved(() => {
    exchange(data, first);
    head(data);
  });
  version = data.version;
  told = data;
  outline(data.outline);
  problems.list(data.problems);
  note();
  if (first && location.hash) views.lead(location.hash.slice(1));
  if (!first) exact.look();
  document.documentElement.dataset.version = version;
}

const note = () => annotate(problems.visible(), { take, goTo });

function head(data) {
  document.title = data.title || "reportgen";
  $("title").textContent = data.title;
  status(data.status);
  $("light").className = `light ${data.failed ? "failed" : "good"}`;
  $("views").hidden = !data.prints && !exact.isShown();
  errors(data, take);
}

function status(line) {
  $("status").textContent = $("status").title = line;
}

function lost(is) {
  document.body.classList.toggle("lost", is);
  status(is ? said("lost") : (told?.status ?? ""));
}

function tab(name) {
  for (const each of ["outline", "problems"]) {
    const chosen = each === name;
    $(each).hidden = !chosen;
    $(`tab-${each}`).setAttribute("aria-selected", String(chosen));
    $(`tab-${each}`).tabIndex = chosen ? 0 : -1;
  }
}

// A problem chosen in the list: to its place, its note open, both lit for as long as it is current.
// What stands nowhere in the report (a check) leads to the first place in it that it is about.
function choose(problem, number, count) {
  bring(problem.id);
  note();
  pair([problem.id], true);
  settle();
  const block = [problem.spot, ...problem.related].find((spot) => spot.block)?.block;
  views.lead(document.querySelector(`#report [data-found~="${problem.id}"]`) ?? block ?? "");
  showPlace(problem.spot);
  toast(said("jumped", { number, count }));
}

function goTo(spot) {
  views.lead(spot.block);
  showPlace(spot);
}

function view(on) {
  if ($("views").hidden) return;
  views.show(on);
  follow();
}

function theme() {
  const now = window.nextTheme();
  $("theme").setAttribute("aria-label", `${said("theme")}: ${said(`theme-${now}`)}`);
  toast(said(`theme-${now}`));
}

function takeFigure(cell) {
  showPlace(spotOf(cell.closest(".block")));
  copy(cell.dataset.address);
}

const selecting = () => !getSelection().isCollapsed;

$("report").addEventListener("click", (event) => {
  const block = event.target.closest(".block");
  if (!block || selecting() || event.target.closest("a, button, .notes")) return;
  const mark = event.target.closest("[data-found]");
  pair(mark ? mark.dataset.found.split(" ") : [], Boolean(mark));
  const figure = event.target.closest("[data-address]");
  block.focus({ preventScroll: true });
  if (figure) takeFigure(figure);
  else take(spotOf(block));
});

$("report").addEventListener("dblclick", (event) => {
  if (event.target.closest(".paper")) open();
});

for (const [begin, on] of [["pointerover", true], ["pointerout", false]])
  $("report").addEventListener(begin, (event) => {
    const node = event.target.closest("[data-found], .card");
    if (node) pair(node.dataset.found?.split(" ") ?? [node.dataset.id], on);
    const figure = event.target.closest("[data-address]");
    if (figure && on && !figure.title) figure.title = said("copy-figure", { text: figure.dataset.address });
  });

document.addEventListener("click", (event) => {
  const link = event.target.closest('a[href^="#"]');
  if (!link) return;
  if (views.lead(link.hash.slice(1))) event.preventDefault();
});

$("tab-outline").addEventListener("click", () => tab("outline"));
$("tab-problems").addEventListener("click", () => tab("problems"));
$("view-paper").addEventListener("click", () => view(false));
$("view-exact").addEventListener("click", () => view(true));
$("theme").addEventListener("click", theme);
$("keys").addEventListener("click", () => $("help").showModal());
$("help-close").addEventListener("click", () => $("help").close());

let waiting = 0;
addEventListener("scroll", () => {
  waiting ||= requestAnimationFrame(() => {
    waiting = 0;
    follow();
  });
}, { passive: true });
new ResizeObserver(settle).observe($("report"));

problems.begin(note, choose, goTo);
exact.begin(views.kept);
keyboard({
  step: problems.step,
  tab: (name) => {
    tab(name);
    $(name).focus({ preventScroll: true });
  },
  view: () => view(!exact.isShown()),
  theme,
  open,
  take: (block) => take(spotOf(block)),
  takeFigure,
  help: () => $("help").showModal(),
  escape: () => {
    hidePlace();
    hideErrors();
    pair([], false);
    $("toast").classList.remove("shown");
  },
});
listen({
  version: () => version,
  whole: show,
  change: show,
  printed: () => exact.look(),
  lost,
});
