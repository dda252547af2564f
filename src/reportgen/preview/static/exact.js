// The exact pages: the printed document as pictures; the last ones stay until newer ones are there.

import { $, el, said } from "./dom.js";

const box = $("pages");
let shown = false;
let current = "";
let places = []; // where the blocks stand: [id, page, how far down it]
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

// Where each block begins, in the window: the top of the pages first, in reading order.
export function starts() {
  const pages = [...box.querySelectorAll("img")].map((image) => image.getBoundingClientRect());
  if (!pages.length) return [];
  const begins = places.map(([id, page, down]) => [id, pages[page].top + pages[page].height * down]);
  return [["", pages[0].top], ...begins, ["end", pages.at(-1).bottom]];
}

// Marks where a block begins for a moment.
export function point(id) {
  box.querySelector(".here")?.remove();
  const place = places.find(([name]) => name === id);
  if (!place) return;
  const image = box.querySelectorAll("img")[place[1]];
  const mark = box.appendChild(el("span", { class: "here" }));
  mark.style.left = `${image.offsetLeft}px`;
  mark.style.width = `${image.offsetWidth}px`;
  mark.style.top = `${image.offsetTop + image.offsetHeight * place[2]}px`;
  mark.addEventListener("animationend", () => mark.remove());
}

function draw({ id, sizes, places: told }) {
  current = id;
  places = Object.entries(told)
    .map(([name, [page, down]]) => [name, page, down])
    .sort((a, b) => a[1] - b[1] || a[2] - b[2]);
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
