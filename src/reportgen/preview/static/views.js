// The two views of the report: what is being read stays before one's eyes when they are exchanged.

import { $, calm } from "./dom.js";
import * as exact from "./exact.js";
import * as paper from "./paper.js";

// The block being read and how far into it, and the scroll position at which that was so.
let reading = { id: "", part: 0 };
let readAt = NaN;

const view = () => (exact.isShown() ? exact : paper);

// Where the line stands, in the window, to which a place is brought and at which one reads.
const line = () => parseFloat(getComputedStyle(document.documentElement).scrollPaddingTop);

// Where the blocks begin that both views show.
const starts = () => view().starts().filter(([id]) => !$(id) || exact.holds(id));

export function show(on) {
  if (on === exact.isShown()) return;
  look();
  exact.show(on);
  arrive();
}

// Does what may exchange the exact pages, and leaves those being read where they are.
export function kept(act) {
  look();
  act();
  arrive();
}

export function lead(target) {
  const node = typeof target === "string" ? $(target) : target;
  if (!node) return false;
  if (!exact.isShown()) return paper.jump(node);
  reading = { id: node.closest(".block")?.id ?? node.id, part: 0 };
  arrive(calm() ? "instant" : "smooth");
  exact.point(reading.id);
  return true;
}

function look() {
  if (Math.abs(scrollY - readAt) < 2) return;
  const all = starts();
  if (all.length < 2) return;
  const at = line();
  const next = all.findIndex(([, y]) => y > at + 1);
  const index = Math.max(0, (next < 0 ? all.length : next) - 1);
  const [id, y] = all[index];
  const beyond = all[index + 1]?.[1] ?? y;
  reading = { id, part: beyond > y ? Math.max(0, (at - y) / (beyond - y)) : 0 };
}

function arrive(behavior = "instant") {
  const all = starts();
  if (all.length > 1) {
    const index = nearest(all, reading.id);
    const y = all[index][1];
    const beyond = all[index + 1]?.[1] ?? y;
    const part = all[index][0] === reading.id ? reading.part : 0;
    scrollBy({ top: y + part * Math.max(0, beyond - y) - line(), behavior });
  }
  readAt = behavior === "instant" ? scrollY : NaN;
}

// The start of a block, or of the last one before it that this view knows.
function nearest(all, id) {
  const known = new Map(all.map(([name], index) => [name, index]));
  let node = $(id);
  while (node && !known.has(node.id)) node = node.previousElementSibling;
  return known.get(node?.id ?? id) ?? 0;
}

// The last of the blocks named that begins above what is being read.
export function current(ids) {
  const begins = new Map(view().starts());
  const at = line() + 12; // less than a line: headings stand one below the other
  return ids.findLast((id) => begins.get(id) < at) ?? "";
}
