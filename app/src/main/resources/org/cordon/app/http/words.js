// Words and elements. All text goes in as text, never as markup.

export const byId = (id) => document.getElementById(id);

export const words = (constant) => constant.toLowerCase().replaceAll("_", " ");

export const constant = (word) => word.toUpperCase().replaceAll("-", "_");

export const typed = (named) => named.toLowerCase().replaceAll("_", "-");

export function element(tag, text, name) {
  const made = document.createElement(tag);
  made.textContent = text;
  if (name) made.className = name;
  return made;
}

export function row(cells, name) {
  const made = element("tr", "", name);
  made.append(...cells.map((text) => element("td", text)));
  return made;
}

// Puts new content into an element, unless it is what stands there: what is not changed keeps its place and its focus.
export function put(id, made) {
  const to = byId(id);
  const next = document.createElement(to.tagName);
  next.append(...made);
  if (next.innerHTML !== to.innerHTML) to.replaceChildren(...next.childNodes);
}

export function list(id, items, none) {
  put(id, items.length ? items : [element("li", none)]);
}

export const minutes = (ms) => {
  const s = Math.max(0, Math.round(ms / 1000));
  return Math.floor(s / 60) + ":" + String(s % 60).padStart(2, "0");
};

export function age(ms) {
  const s = Math.max(0, Math.floor(ms / 1000));
  return s < 60 ? s + " s" : s < 3600 ? Math.floor(s / 60) + " min " + (s % 60) + " s" : Math.floor(s / 3600) + " h " + (Math.floor(s / 60) % 60) + " min";
}

export const clock = (ms) => new Date(ms).toTimeString().slice(0, 5);

// "held: the zone is closed" once, also where the reason begins with the kind itself.
export function said(kind, reason) {
  return reason.startsWith(kind) ? reason : reason ? kind + ": " + reason : kind;
}
