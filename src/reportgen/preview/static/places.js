// Where a block comes from: shown, copied, and opened in the editor.

import { $, el, keep, kept, said } from "./dom.js";

let files = [];
let toastTimer = 0;

export const know = (told) => {
  files = told;
};

export function spotOf(node) {
  const { file, line, column } = node.at;
  return { path: files[file][0], line, column, place: `${files[file][0]}:${line}` };
}

function linkOf({ path, line, column, place }) {
  const known = files.find(([name]) => name === path);
  if (!known?.[1] || place.includes("›")) return "";
  return known[1].replace("{line}", line).replace("{column}", column);
}

export async function copy(text) {
  const done = (await written(text)) || writtenByHand(text);
  toast(said(done ? "copied" : "not-copied", { text }), done);
  return done;
}

async function written(text) {
  try {
    await navigator.clipboard.writeText(text);
    return true;
  } catch {
    return false;
  }
}

// Where the clipboard is refused, the old way.
function writtenByHand(text) {
  const area = el("textarea", { class: "unseen", "aria-hidden": "true", tabindex: "-1" });
  const focused = document.activeElement;
  area.value = text;
  document.body.append(area);
  area.select();
  let done = false;
  try {
    done = document.execCommand("copy");
  } catch {
    done = false;
  }
  area.remove();
  focused?.focus?.({ preventScroll: true });
  return done;
}

export function toast(text, passing = true) {
  const box = $("toast");
  box.textContent = text;
  box.classList.add("shown");
  clearTimeout(toastTimer);
  if (passing) toastTimer = setTimeout(() => box.classList.remove("shown"), 2600);
}

export function showPlace(spot) {
  const link = linkOf(spot);
  const bar = $("place");
  const again = el("button", { type: "button", onclick: () => copy(spot.place) }, said("copy-again"));
  const always = el("input", { type: "checkbox", onchange: (e) => keep("at-once", e.target.checked) });
  always.checked = kept("at-once", false);
  bar.replaceChildren(
    el("code", { dir: "rtl" }, el("bdi", { dir: "ltr" }, spot.place)), // cut off at its front
    again,
    link ? el("a", { class: "open", href: link }, said("open")) : "",
    link ? el("label", {}, always, said("open-at-once")) : "",
    el("button", { type: "button", class: "close", "aria-label": said("close"), onclick: hidePlace }, "×"),
  );
  bar.hidden = false;
  return link;
}

export function hidePlace() {
  $("place").hidden = true;
}

export function take(spot) {
  showPlace(spot);
  if (kept("at-once", false)) open();
  return copy(spot.place);
}

export function open() {
  $("place").querySelector("a.open")?.click();
}
