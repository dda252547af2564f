// What was found, in the margin beside the block it was found in.

import { $, brief, el, groups, said } from "./dom.js";

const MOST = 3;
const GAP = 8;
const report = $("report");
const opened = new Set();
let chosen = "";

export function card(problem, places) {
  return el(
    "article",
    { class: `card ${problem.severity}`, "data-id": problem.id, tabindex: "-1" },
    el(
      "p",
      { class: "what" },
      el("b", { class: "severity" }, said(problem.severity)),
      problem.message,
    ),
    ...problem.hints.map((hint) => el("p", { class: "hint" }, hint)),
    ...problem.related.map((spot) => {
      const inner = [said("see"), " ", spot.text, " ", el("span", { class: "at", title: spot.place }, brief(spot.place))];
      return spot.block && $(spot.block)
        ? el("a", { class: "related", href: `#${spot.block}` }, ...inner)
        : el("p", { class: "related" }, ...inner);
    }),
    el(
      "button",
      {
        class: "at",
        type: "button",
        title: problem.spot.place,
        onclick: (event) => places(event, problem.spot),
      },
      brief(problem.spot.place),
    ),
  );
}

export function annotate(problems, places) {
  const byBlock = groups(problems.filter((each) => each.spot.block), (each) => each.spot.block);
  for (const node of report.children) {
    const own = byBlock.get(node.id) ?? [];
    const first = own.some((each) => each.id === chosen) ? chosen : "";
    const told = JSON.stringify(own) + opened.has(node.id) + first;
    const notes = node.lastElementChild;
    if (notes.told === told) continue;
    notes.told = told;
    notes.replaceChildren(...cards(node.id, own, places, problems));
    node.classList.toggle("noted", own.length > 0);
  }
  light(problems);
  settle();
}

function cards(id, own, places, problems) {
  const first = own.filter((each) => each.id === chosen);
  const inOrder = [...first, ...own.filter((each) => each.id !== chosen)];
  const shown = opened.has(id) ? inOrder : inOrder.slice(0, MOST);
  const made = shown.map((problem) => card(problem, places));
  if (own.length > MOST) {
    const toggle = () => {
      if (!opened.delete(id)) opened.add(id);
      annotate(problems, places);
    };
    const text = opened.has(id) ? said("fewer") : said("more", { count: own.length - MOST });
    made.push(el("button", { class: "more", type: "button", onclick: toggle }, text));
  }
  return made;
}

// A mark in the text is shown only for what is among the severities chosen.
function light(problems) {
  const shown = new Set(problems.map((each) => each.id));
  for (const mark of report.querySelectorAll("[data-found]"))
    mark.classList.toggle("quiet", !mark.dataset.found.split(" ").some((id) => shown.has(id)));
}

// Notes begin beside their block, or below the notes before them.
export function settle() {
  const all = [...report.querySelectorAll(".block.noted > .notes")];
  for (const notes of all) notes.style.transform = "";
  const beside = all.filter((notes) => getComputedStyle(notes).position === "absolute");
  const boxes = beside.map((notes) => notes.getBoundingClientRect());
  let free = -Infinity;
  beside.forEach((notes, index) => {
    const { top, height } = boxes[index];
    const down = Math.max(0, free - top);
    if (down) notes.style.transform = `translateY(${down}px)`;
    free = top + down + height + GAP;
  });
}

// The note of a chosen problem comes first beside its block.
export function bring(id) {
  chosen = id;
}

export function pair(ids, on) {
  for (const node of report.querySelectorAll("[data-found], .card")) {
    const own = node.dataset.found?.split(" ") ?? [node.dataset.id];
    node.classList.toggle("lit", on && own.some((id) => ids.includes(id)));
  }
}
