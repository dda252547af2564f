// The exact pages: the printed document as pictures; the last ones stay until newer ones are there.

import { $, el, said } from "./dom.js";

const box = $("pages");
let shown = false;
let current = "";
let places = new Map(); // where each block stands: its page, how far down it
let kept = (act) => act();

// `onDraw` exchanges the pages so that what is being read stays.
export function begin(onDraw) {
  kept = onDraw;
}

export const isShown = () => shown;

export function show(on) {
  shown = on;
  $("report").hidden = on;
  box.hidden = !on;
  $("view-paper").setAttribute("aria-pressed", String(!on));
  $("view-exact").setAttribute("aria-pressed", String(on));
  if (on) look();
}

export async function look() {
  if (!shown) return;
  let told;
  try {
    told = await (await fetch("/exact", { cache: "no-store" })).json();
  } catch {
    return; // the bar says that the connection is lost; we look again when it is back
  }
  const line = told.failed || (told.working ? said(current ? "printing" : "first-printing") : "");
  state(line, Boolean(told.failed));
  if (told.id && told.id !== current) kept(() => draw(told));
}

function state(line, failed) {
  let note = box.querySelector(".printing");
  if (!note) {
    note = el("p", { class: "printing", role: "status" });
    box.prepend(note);
  }
  note.textContent = line;
  note.hidden = !line;
  note.classList.toggle("failed", failed);
}

// Where each block begins, in the window: the top of the pages first, in reading order. What has
// gone from the report since the pages were printed is left out.
export function starts() {
  const pages = [...box.querySelectorAll("img")].map((image) => image.getBoundingClientRect());
  if (!pages.length) return [];
  const begins = [...places]
    .filter(([id]) => $(id))
    .map(([id, [page, down]]) => [id, pages[page].top + pages[page].height * down]);
  return [["", pages[0].top], ...begins, ["end", pages.at(-1).bottom]];
}

// Tells whether a block stands on the pages, as far as is known.
export const holds = (id) => !places.size || places.has(id);

// Marks where a block begins for a moment.
export function point(id) {
  box.querySelector(".here")?.remove();
  if (!places.has(id)) return;
  const [page, down] = places.get(id);
  const image = box.querySelectorAll("img")[page];
  const mark = box.appendChild(el("span", { class: "here" }));
  mark.style.left = `${image.offsetLeft}px`;
  mark.style.width = `${image.offsetWidth}px`;
  mark.style.top = `${image.offsetTop + image.offsetHeight * down}px`;
  mark.addEventListener("animationend", () => mark.remove());
}

function draw({ id, sizes, places: told }) {
  current = id;
  const inOrder = ([, [page, down]], [, [other, lower]]) => page - other || down - lower;
  places = new Map(Object.entries(told).sort(inOrder));
  box.querySelector(".here")?.remove();
  const width = Math.min(2400, Math.ceil((794 * devicePixelRatio * 1.35) / 100) * 100);
  const old = [...box.querySelectorAll("img")];
  sizes.forEach(([wide, high], number) => {
    const source = `/exact/${id}/${number}/${wide > high ? Math.round(width * 1.414) : width}`;
    const image = old[number] ?? box.appendChild(el("img", { loading: "lazy" }));
    image.width = Math.round(wide * 2);
    image.height = Math.round(high * 2);
    image.className = wide > high ? "turned" : "";
    image.alt = said("page", { number: number + 1 });
    exchanged(image, source);
  });
  old.slice(sizes.length).forEach((image) => image.remove());
}

// A page that is in sight is exchanged when the new picture is there, so that nothing flickers.
function exchanged(image, source) {
  if (!image.getAttribute("src") || image.loading === "lazy" && !image.complete) {
    image.src = source;
    return;
  }
  const next = new Image();
  next.onload = () => {
    image.src = source;
  };
  const { top, bottom } = image.getBoundingClientRect();
  if (bottom > -2000 && top < innerHeight + 2000) next.src = source;
  else image.src = source;
}
