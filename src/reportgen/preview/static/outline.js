// The outline: where in the report one is, and the way to elsewhere.

import { $, el } from "./dom.js";
import { current } from "./views.js";

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
  const links = [...$("outline").querySelectorAll("a")];
  const here = current(links.map((link) => link.hash.slice(1)));
  for (const link of links) {
    if (link.hash.slice(1) !== here) link.removeAttribute("aria-current");
    else if (!link.hasAttribute("aria-current")) {
      link.setAttribute("aria-current", "true");
      if (!$("outline").hidden && !$("outline").matches(":hover, :focus-within"))
        link.scrollIntoView({ block: "nearest" });
    }
  }
}
