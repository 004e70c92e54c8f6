// Zones: drawn by corners that are named or clicked, looked at before they hold, and put in force.

import { give, place, preview } from "./ask.js";
import { drawCorners } from "./map.js";
import { byId, constant, element, minutes, put, words } from "./words.js";

const SERVICES = ["POLICE", "FIRE", "EMS"];
const FOR_MS = 12 * 3600000; // a rule without a stated end asks to be looked at again within a shift
const DRAFTED = ["DRAFT", "PREVIEWED"];
let clicked = null; // corners taken by the mouse; null while nobody draws

export function clickedOnMap(at) {
  if (!clicked) return;
  clicked.push(at);
  drawCorners(clicked);
  byId("said").textContent = clicked.length + " corners. ZN name makes a zone of them, BC name a barrier; ZD begins anew.";
}

// Places of corners "10th and Pine; 11th and Pine"; without words those that were clicked.
export async function corners(named) {
  if (!named.trim()) {
    return clicked && clicked.length ? { places: clicked } : { refusal: { found: "no corners", where: "the line", remedy: "Name them with ; between, or click them on the map after ZD." } };
  }
  const places = [];
  for (const name of named.split(";").map((n) => n.trim()).filter(Boolean)) {
    const found = await place(name);
    if (found.refusal) return found;
    places.push(found.place);
  }
  return { places };
}

function eta(ms) {
  return ms < 0 || ms > 86400000 ? "nobody" : minutes(ms);
}

function show(id, looked) {
  const lines = looked.incidents.map((p) => "Call " + p.incidentId + ": " + words(p.before) + ", first unit " + eta(p.beforeMs) + " → "
    + words(p.after) + ", first unit " + eta(p.afterMs) + (p.affectedUnits.length ? "; on their way and affected: " + p.affectedUnits.join(", ") : "") + ". " + p.reasonAfter);
  byId("preview-head").textContent = "Preview of zone " + id;
  put("preview", (lines.length ? lines : ["It changes nothing for any open call."]).map((l) => element("li", l)));
  byId("preview-part").hidden = false;
  return looked.incidents.length;
}

async function look(id) {
  const marked = await give("Preview", { zoneId: id });
  if (marked.refusal) return marked;
  const looked = await preview(id);
  return looked.refusal ? looked : { n: show(id, looked) };
}

// With what the command line hands over: how a line is taken back, answers in words, refusals.
export function drafts(undoable, text, wrong) {
  const zoneOf = (desk, id) => desk.state.zones.find((z) => z.id === id);

  function draw() {
    clicked = [];
    drawCorners(clicked);
    return text("Click corners on the map, then ZN name; or name them: ZN name 10th and Pine; 12th and Pine; 12th and Pike.");
  }

  async function draft(desk, [id, ...rest]) {
    const found = await corners(rest.join(" "));
    if (found.refusal) return found;
    const done = await give("Draft", { zoneId: id, name: id.replaceAll("-", " "), outline: found.places, authority: "" });
    if (done.refusal) return done;
    stop();
    const looked = await look(id);
    return looked.refusal ? looked : text("Zone " + id + " is drafted and restricts nobody yet. ZR " + id + " police closed sets a rule; Z " + id + " puts it in force.");
  }

  function stop() {
    clicked = null;
    drawCorners([]);
  }

  async function outline(desk, [id, ...rest]) {
    const found = await corners(rest.join(" "));
    if (found.refusal) return found;
    const before = zoneOf(desk, id);
    const done = undoable(await give("SetOutline", { zoneId: id, outline: found.places, authority: "" }), "the outline of " + id,
      () => give("SetOutline", { zoneId: id, outline: before.outline, authority: "" }));
    if (!done.refusal) stop();
    return done;
  }

  // Words behind a level: who goes first where it is escorted, then where to wait or join.
  async function rest(level, more) {
    const made = {};
    if (level === "escorted") made.escort = { service: constant(more.shift() || "police"), units: 1 };
    if (more.length) {
      const found = await place(more.join(" "));
      if (found.refusal) return found;
      made.stagingPoint = { id: "staging-" + found.place.latE7 + "-" + found.place.lonE7, spokenName: found.spokenName, place: found.place };
    }
    return made;
  }

  async function rule(desk, [id, service, level, ...more]) {
    const zone = zoneOf(desk, id);
    if (!zone) return wrong("no zone " + id, "ZN drafts one.");
    const where = await rest(level, more);
    if (where.refusal) return where;
    const fromMs = desk.state.nowMs; // not ahead of the server, or the rule would begin later than it is put in force
    const services = service.toLowerCase() === "all" ? SERVICES : [constant(service)];
    const made = services.map((s) => Object.assign({
      service: s, level: constant(level), exceptTypes: [], exceptLevel: "OPEN", authority: "", agreementId: "", fromMs, untilMs: fromMs + FOR_MS,
    }, where));
    const rules = [...zone.rules.filter((r) => !services.includes(r.service)), ...made];
    const done = undoable(await give("SetRules", { zoneId: id, rules }), "the rules of " + id, () => give("SetRules", { zoneId: id, rules: zone.rules }));
    if (done.refusal || zone.status === "ACTIVE") return done;
    const looked = await look(id);
    return looked.refusal ? looked : text("Zone " + id + ": " + service + " " + level + " for 12 hours, once in force. Calls it changes: " + looked.n + ".");
  }

  async function previewed(desk, [id]) {
    const looked = await look(id);
    return looked.refusal ? looked : text("Looked at: open calls that zone " + id + " changes: " + looked.n + ". Z " + id + " puts it in force.");
  }

  async function force(desk, [id]) {
    const zone = zoneOf(desk, id);
    if (zone && DRAFTED.includes(zone.status)) {
      const looked = await look(id);
      if (looked.refusal) return looked;
    }
    const done = await give("Activate", { zoneId: id });
    return done.refusal ? done : text("Zone " + id + " is in force. ZX " + id + " ends it.");
  }

  return {
    ZD: ["ZD", "begins to draw on the map, by clicks", [], draw],
    ZN: ["ZN name corner; corner; corner", "drafts a zone of corners, or of those clicked", ["name"], draft],
    ZO: ["ZO zone corner; corner; corner", "changes a zone's outline", ["zone"], outline],
    ZR: ["ZR zone service level corner", "sets a rule: ZR zone police closed, ZR zone all staged Broadway and Pine, ZR zone fire escorted police 10th and Pine", ["zone", "service", "level"], rule],
    ZP: ["ZP zone", "what a drafted zone would change", ["zone"], previewed],
    Z: ["Z zone", "puts a drafted zone in force", ["zone"], force],
    ZX: ["ZX zone", "ends a zone", ["zone"], (desk, [zoneId]) => give("EndZone", { zoneId })],
  };
}
