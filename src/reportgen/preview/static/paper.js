// The report's blocks: only what differs is exchanged, and what was being read stays in its place.

import { $, calm, el } from "./dom.js";

const report = $("report");

// Does what may move the report up or down, and leaves what is being read where it is.
export function unmoved(act) {
  const anchor = anchorBefore();
  act();
  restore(anchor);
}

export function exchange(data, first) {
  const focused = document.activeElement?.closest?.(".block");
  const focusedAt = focused ? [...report.children].indexOf(focused) : -1;
  const fresh = placed(data);
  sheets(data.order);
  if (focused && !focused.isConnected && fresh.length)
    report.children[Math.min(focusedAt, report.children.length - 1)]?.focus({ preventScroll: true });
  if (!first) fresh.forEach(mark);
  return fresh;
}

function placed(data) {
  const here = new Map([...report.children].map((node) => [node.id, node]));
  const fresh = [];
  let cursor = report.firstElementChild;
  const wanted = new Set(data.order.map(([id]) => id));
  for (const node of here.values())
    if (!wanted.has(node.id)) {
      if (node === cursor) cursor = cursor.nextElementSibling;
      node.remove();
    }
  for (const [id, digest, file, line, column] of data.order) {
    let node = here.get(id);
    if (!node) {
      node = block(id);
      fill(node, data.blocks[id] ?? "", digest);
      fresh.push(node);
    } else if (node.dataset.digest !== digest && id in data.blocks) {
      const before = seen(node);
      fill(node, data.blocks[id], digest);
      if (before !== seen(node)) fresh.push(node);
    }
    node.at = { file, line, column };
    if (node === cursor) cursor = cursor.nextElementSibling;
    else report.insertBefore(node, cursor);
  }
  return fresh;
}

function block(id) {
  return el(
    "section",
    { id, class: "block", tabindex: "-1" },
    el("div", { class: "paper" }),
    el("div", { class: "notes" }),
  );
}

function fill(node, html, digest) {
  // The server has escaped every text in it; scripts and styles inside are refused by the policy.
  node.firstElementChild.innerHTML = html;
  node.dataset.digest = digest;
}

// What a reader sees of a block: a finding that comes or goes is no change of the text.
function seen(node) {
  const paper = node.firstElementChild;
  const pictures = [...paper.querySelectorAll("img")].map((image) => image.getAttribute("src"));
  return paper.textContent + pictures.join();
}

function sheets(order) {
  let turned = false;
  order.forEach(([id, , , , , sheet], index) => {
    const node = report.children[index];
    if (sheet) turned = sheet === "turned";
    node.classList.toggle("opens", Boolean(sheet));
    node.classList.toggle("turned", turned);
    const next = order[index + 1];
    node.classList.toggle("closes", !next || Boolean(next[5]));
  });
}

// The blocks in sight with their places. They stand in order, so the first is found by halving.
function anchorBefore() {
  const top = 60;
  const nodes = report.children;
  let [from, to] = [0, nodes.length];
  while (from < to) {
    const middle = (from + to) >> 1;
    if (nodes[middle].getBoundingClientRect().bottom > top) to = middle;
    else from = middle + 1;
  }
  const found = [];
  for (; from < nodes.length; from += 1) {
    const box = nodes[from].getBoundingClientRect();
    if (box.top > innerHeight) break;
    found.push([nodes[from].id, box.top]);
  }
  return found;
}

function restore(anchor) {
  for (const [id, top] of anchor) {
    const node = document.getElementById(id);
    if (!node) continue;
    const moved = node.getBoundingClientRect().top - top;
    if (Math.abs(moved) > 0.5) scrollBy({ top: moved, behavior: "instant" });
    return;
  }
}

function mark(node) {
  node.classList.remove("fresh");
  void node.offsetWidth; // begins the mark anew where it is still fading
  node.classList.add("fresh");
  node.addEventListener("animationend", () => node.classList.remove("fresh"), { once: true });
}

// Where each block's text begins, in the window: the top of the report first, in reading order.
export function starts() {
  const begins = [...report.children].map((node) => [node.id, text(node).getBoundingClientRect().top]);
  const { top, bottom } = report.getBoundingClientRect();
  return [["", top], ...begins, ["end", bottom]];
}

const text = (block) => block.firstElementChild.firstElementChild ?? block;

// A block is brought to the top, a place in one to the middle.
export function jump(node) {
  const block = node.closest(".block");
  const behavior = calm() ? "instant" : "smooth";
  if (node === block) text(block).scrollIntoView({ block: "start", behavior });
  else if (block) node.scrollIntoView({ block: "center", behavior });
  (block ?? node).focus({ preventScroll: true });
  return true;
}
