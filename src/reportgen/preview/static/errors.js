// The errors of a build that made no document: how many, the first, and all of them when asked for.

import { $, el, said } from "./dom.js";

let found = [];
let below = ""; // what is said of the report that stands below, or "" where there is none
let take = () => {};
let told = "";
let open = false;

// `onTake` is what a click on an error's place does.
export function errors(data, onTake) {
  take = onTake;
  found = data.problems.filter((each) => each.severity === "error");
  below = data.order.length ? said(data.partial ? "partial" : "last-good") : "";
  const now = data.failed ? found.map((each) => each.id).join(" ") : "";
  if (now !== told) {
    open = false;
    $("alert").hidden = !now;
  }
  told = now;
  if (told) draw();
}

export function hideErrors() {
  $("alert").hidden = true;
}

function draw() {
  const count = found.length;
  const shown = open || !below ? found : found.slice(0, 1);
  const head = said(count === 1 ? "errors-one" : "errors", { count });
  $("alert").replaceChildren(
    el("p", { class: "head" }, el("b", {}, head), el("span", {}, below || said("mend")), ...buttons(count)),
    el("ul", {}, ...shown.map(line)),
  );
}

function buttons(count) {
  if (!below) return [];
  const close = { class: "close", "aria-label": said("close"), onclick: hideErrors };
  const all = { class: "all", "aria-expanded": String(open), onclick: toggle };
  return [
    count > 1 ? el("button", { type: "button", ...all }, said(open ? "errors-first" : "errors-all", { count })) : "",
    el("button", { type: "button", ...close }, "×"),
  ];
}

function toggle() {
  open = !open;
  draw();
  $("alert").querySelector(".all").focus();
}

function line({ spot, message, hints }) {
  const place = el("button", { type: "button", class: "at", onclick: () => take(spot) }, spot.place);
  return el("li", {}, place, " ", message, ...hints.map((hint) => el("p", { class: "hint" }, hint)));
}
