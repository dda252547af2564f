// What was found, in the margin beside the block it was found in.

import { $, brief, el, groups, said } from "./dom.js";

const LEAST = 3; // shown of a block's notes however little room there is
const MOST = 40; // made before somebody asks for all
const GAP = 8;
const report = $("report");
const opened = new Set();
let chosen = "";

// How to mend a problem, and the other places that belong to it.
export function details(problem, goTo) {
  const places = problem.related.map((spot) =>
    el("button", { type: "button", class: "related", onclick: () => goTo(spot) },
      said("see"), " ", spot.text, " ", el("span", { class: "at", title: spot.place }, brief(spot.place))),
  );
  return [...problem.hints.map((hint) => el("p", { class: "hint" }, hint)), ...places];
}

function card(problem, act) {
  return el(
    "article",
    { class: `card ${problem.severity}`, "data-id": problem.id, tabindex: "-1" },
    el(
      "p",
      { class: "what" },
      el("b", { class: "severity" }, said(problem.severity)),
      problem.message,
    ),
    ...details(problem, act.goTo),
    el(
      "button",
      {
        class: "at",
        type: "button",
        title: problem.spot.place,
        onclick: (event) => {
          event.stopPropagation();
          act.take(problem.spot);
        },
      },
      brief(problem.spot.place),
    ),
  );
}

// `act` is what can be done with a place: take it, or go to it.
export function annotate(problems, act) {
  const byBlock = groups(problems.filter((each) => each.spot.block), (each) => each.spot.block);
  for (const node of report.children) {
    const own = byBlock.get(node.id) ?? [];
    const first = own.some((each) => each.id === chosen) ? chosen : "";
    const told = JSON.stringify(own) + opened.has(node.id) + first;
    const notes = node.lastElementChild;
    if (notes.told === told) continue;
    notes.told = told;
    node.total = own.length;
    notes.replaceChildren(...cards(node.id, own, act, problems));
    node.classList.toggle("noted", own.length > 0);
  }
  light(problems);
  settle();
}

function cards(id, own, act, problems) {
  const first = own.filter((each) => each.id === chosen);
  const inOrder = [...first, ...own.filter((each) => each.id !== chosen)];
  const shown = opened.has(id) ? inOrder : inOrder.slice(0, MOST);
  const made = shown.map((problem) => card(problem, act));
  const toggle = () => {
    if (!opened.delete(id)) opened.add(id);
    annotate(problems, act);
  };
  if (own.length > LEAST) made.push(el("button", { class: "more", type: "button", onclick: toggle }, said("fewer")));
  return made;
}

// A mark in the text is shown only for what is among the severities chosen.
function light(problems) {
  const shown = new Set(problems.map((each) => each.id));
  for (const mark of report.querySelectorAll("[data-found]"))
    mark.classList.toggle("quiet", !mark.dataset.found.split(" ").some((id) => shown.has(id)));
}

// Notes begin beside their block, or below the notes before them; of many, as many are shown as
// there is room for down to what stands next in the margin.
export function settle() {
  if (report.hidden) return;
  const stops = [...report.querySelectorAll(".block.noted > .notes, .block.turned")];
  const all = stops.filter((node) => node.matches(".notes")).map(measured);
  all.filter((each) => !each.beside).forEach((each) => show(each, LEAST));
  const tops = new Map(stops.map((node) => [node, node.getBoundingClientRect().top]));
  const next = new Map(stops.map((node, index) => [node, stops[index + 1]]));
  const end = report.getBoundingClientRect().bottom;
  let free = -Infinity;
  for (const each of all.filter(({ beside }) => beside)) {
    const top = tops.get(each.notes);
    const down = Math.max(0, free - top);
    const room = (tops.get(next.get(each.notes)) ?? end) - top - down - GAP;
    const height = show(each, fitting(each, room));
    each.notes.style.transform = down ? `translateY(${down}px)` : "";
    free = top + down + height + GAP;
  }
}

// Notes as they are with every card shown: how far down each ends, and what the line below takes.
function measured(notes) {
  notes.style.transform = "";
  for (const node of notes.children) node.hidden = false;
  const cards = [...notes.querySelectorAll(".card")];
  const more = notes.querySelector(".more");
  return {
    notes,
    cards,
    more,
    beside: getComputedStyle(notes).position === "absolute",
    ends: cards.map((node) => node.offsetTop + node.offsetHeight),
    below: more ? GAP + more.offsetHeight : 0,
  };
}

function fitting({ ends, below }, room) {
  if (ends.at(-1) <= room) return ends.length;
  return Math.max(LEAST, ends.filter((end) => end + below <= room).length);
}

// Shows the first so many cards, or all of opened notes, and returns the height that they take.
function show({ notes, cards, more, ends, below }, fit) {
  const { id, total } = notes.parentElement;
  const all = opened.has(id);
  const count = all ? cards.length : Math.min(fit, cards.length);
  cards.forEach((node, index) => {
    node.hidden = index >= count;
  });
  if (!more) return ends[count - 1];
  more.hidden = !all && count === total;
  more.textContent = all ? said("fewer") : said("more", { count: total - count });
  return ends[count - 1] + (more.hidden ? 0 : below);
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
