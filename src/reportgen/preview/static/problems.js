// The list of problems: filtered by severity, grouped, each leading to its place.

import { $, brief, el, groups, keep, kept, said } from "./dom.js";
import { details } from "./notes.js";

const SEVERITIES = ["error", "contradiction", "warning", "note"];
const GROUPS = ["cause", "school", "order"];
const usual = { error: true, contradiction: true, warning: true, note: false };
const shown = { ...usual, ...kept("shown", {}) };
let group = GROUPS.includes(kept("group", "cause")) ? kept("group", "cause") : "cause";
let all = [];
let current = "";
let changed = () => {};
let chosen = () => {};
let goTo = () => {};

export function begin(onFilter, onChoose, onGo) {
  changed = onFilter;
  chosen = onChoose;
  goTo = onGo;
}

export const visible = () => all.filter((each) => shown[each.severity]);

export function list(problems) {
  all = problems;
  draw();
}

function draw() {
  $("filter").replaceChildren(...SEVERITIES.map(chip));
  $("groups").replaceChildren(...GROUPS.map(way));
  const found = visible();
  const count = all.filter((each) => each.severity !== "note").length;
  $("tab-problems").lastElementChild.textContent = count || "";
  const empty = all.length ? said("none-shown") : said("none");
  $("list").replaceChildren(
    ...(found.length ? grouped(found).map(section) : [el("p", { class: "empty" }, empty)]),
  );
  reveal();
}

function chip(severity) {
  const count = all.filter((each) => each.severity === severity).length;
  return el(
    "button",
    {
      type: "button",
      class: `chip ${severity}`,
      "aria-pressed": String(shown[severity]),
      onclick: () => {
        shown[severity] = !shown[severity];
        keep("shown", shown);
        draw();
        changed();
        $("filter").querySelector(`.${severity}`).focus();
      },
    },
    said(severity),
    el("span", { class: "count" }, String(count)),
  );
}

function way(name) {
  return el(
    "button",
    {
      type: "button",
      "data-group": name,
      "aria-pressed": String(group === name),
      onclick: () => {
        group = name;
        keep("group", name);
        draw();
        $("groups").querySelector(`[data-group=${name}]`).focus();
      },
    },
    said(`group-${name}`),
  );
}

// Errors first, whatever the grouping: they are what keeps the document from being made.
function grouped(found) {
  if (group === "order") return [["", found]];
  const errors = found.filter((each) => each.severity === "error");
  const others = found.filter((each) => each.severity !== "error");
  const name = (each) => (group === "cause" ? each.cause : each.school);
  const named = [...groups(others.filter(name), name)].sort((a, b) => b[1].length - a[1].length);
  const rest = others.filter((each) => !name(each));
  const title = group === "cause" ? said("single") : said("no-school");
  return [
    ...(errors.length ? [[said("error"), errors]] : []),
    ...named,
    ...(rest.length ? [[named.length || errors.length ? title : "", rest]] : []),
  ];
}

function section([title, problems]) {
  const head = el("h3", {}, title, " ", el("span", { class: "count" }, String(problems.length)));
  const items = problems.map((each) =>
    el("li", {}, item(each), el("div", { class: `details ${each.severity}` }, ...details(each, goTo))),
  );
  return el("section", {}, title ? head : null, el("ul", {}, ...items));
}

function item(problem) {
  return el(
    "button",
    {
      type: "button",
      class: `item ${problem.severity}`,
      "data-id": problem.id,
      "aria-current": problem.id === current ? "true" : "",
      onclick: () => choose(problem.id),
    },
    el("b", { class: "severity" }, said(problem.severity)),
    el("span", { class: "what" }, problem.message),
    el("span", { class: "at", title: problem.spot.place }, brief(problem.spot.place)),
  );
}

export function choose(id) {
  current = id;
  reveal();
  const inOrder = order();
  const index = inOrder.findIndex((each) => each.id === id);
  if (index >= 0) chosen(inOrder[index], index + 1, inOrder.length);
}

export function step(by) {
  const inOrder = order();
  if (!inOrder.length) return;
  const index = inOrder.findIndex((each) => each.id === current);
  const next = index < 0 ? (by > 0 ? 0 : inOrder.length - 1) : index + by;
  choose(inOrder[(next + inOrder.length) % inOrder.length].id);
}

const order = () => grouped(visible()).flatMap(([, problems]) => problems);

function reveal() {
  for (const button of $("list").querySelectorAll(".item")) {
    const here = button.dataset.id === current;
    if (here) button.setAttribute("aria-current", "true");
    else button.removeAttribute("aria-current");
    if (here && !$("problems").hidden) button.parentElement.scrollIntoView({ block: "nearest" });
  }
}
