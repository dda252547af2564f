// The outline: where in the report one is, and the way to elsewhere.

import { $, el } from "./dom.js";

let told = "";

export function outline(entries) {
  const now = JSON.stringify(entries);
  if (now === told) return;
  told = now;
  const items = entries.map(([id, level, text]) =>
    el("li", { class: `depth${level}` }, el("a", { href: `#${id}` }, text)),
  );
  $("outline").replaceChildren(el("ul", {}, ...items));
  follow();
}

export function follow() {
  if ($("report").hidden) return;
  let here = null;
  for (const link of $("outline").querySelectorAll("a")) {
    const target = document.getElementById(link.hash.slice(1));
    if (target && target.getBoundingClientRect().top < innerHeight / 3) here = link;
    link.removeAttribute("aria-current");
  }
  if (!here) return;
  here.setAttribute("aria-current", "true");
  if (!$("outline").hidden && !$("outline").matches(":hover, :focus-within"))
    here.scrollIntoView({ block: "nearest" });
}
