// Elements made from values: text goes in as text, never as HTML.

export const words = JSON.parse(document.body.dataset.words);

export const said = (key, params = {}) =>
  words[key].replace(/\{(\w+)\}/g, (_, name) => params[name]);

export const $ = (id) => document.getElementById(id);

export function el(tag, attributes = {}, ...children) {
  const made = document.createElement(tag);
  for (const [name, value] of Object.entries(attributes)) {
    if (name.startsWith("on")) made.addEventListener(name.slice(2), value);
    else if (value === true) made.setAttribute(name, "");
    else if (value !== false && value !== null && value !== undefined && value !== "")
      made.setAttribute(name, value);
  }
  made.append(...children.filter((child) => child !== null && child !== ""));
  return made;
}

export function kept(name, usual) {
  try {
    return JSON.parse(localStorage.getItem(`reportgen-${name}`)) ?? usual;
  } catch {
    return usual;
  }
}

export function keep(name, value) {
  try {
    localStorage.setItem(`reportgen-${name}`, JSON.stringify(value));
  } catch {
    // A browser that keeps nothing forgets the choice with the page.
  }
}

export const calm = () => matchMedia("(prefers-reduced-motion: reduce)").matches;

// Map.groupBy, which browsers that schools have do not know yet.
export function groups(values, name) {
  const found = new Map();
  for (const value of values) {
    const key = name(value);
    if (!found.has(key)) found.set(key, []);
    found.get(key).push(value);
  }
  return found;
}

// A place as short as it is clear: the file without its folders.
export const brief = (place) => place.slice(place.lastIndexOf("/") + 1);
