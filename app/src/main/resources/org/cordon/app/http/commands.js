// What a line does: each verb with its form, what it does, and what may stand at each of its words.

import { crewLink, give, place, post, recommendation, tell } from "./ask.js";
import { corners, drafts } from "./drafting.js";
import { clock, constant, said, words } from "./words.js";

export const STATUS = {
  K: "ACKNOWLEDGED", E: "EN_ROUTE", S: "STAGED", O: "ON_SCENE", H1: "HANDS_ON", L: "LEFT", T: "AT_HOSPITAL", A: "AVAILABLE",
};
export const OUTCOMES = ["reached", "met-at-the-edge", "other-service", "deferred", "withdrawn-by-the-caller", "not-reached"];
export const REASONS = ["local-knowledge", "closer-unit-seen", "crew-asked", "caller-asked", "duty-officer-ordered", "more-units-needed", "fewer-units-needed", "place-confirmed-by-voice"];
export const CALLER = ["walks", "carried", "cannot-be-moved", "safe", "unsafe", "child", "language=es"];
export const SERVICES = ["police", "fire", "ems"];

const UNDO_MS = 60000;
let last = null; // what the last line can be taken back by, and until when

const unitOf = (desk, word) => desk.state.units.find((u) => u.id.toUpperCase() === word.toUpperCase());
const callOf = (desk, word) => desk.state.incidents.find((i) => i.id.toUpperCase() === word.toUpperCase());
const text = (t) => ({ text: t });
const wrong = (found, remedy) => ({ refusal: { found, where: "the line", remedy } });

function undoable(done, what, back) {
  if (!done.refusal) last = { what, back, untilMs: Date.now() + UNDO_MS };
  return done;
}

// "carried, safe, child, language=es" as the caller's state; null when a word is none of it.
function callerState(said, before) {
  const state = Object.assign({ mobility: "UNKNOWN", safeToMove: "UNKNOWN", child: false, language: "" }, before);
  for (const word of said.toLowerCase().split(/[\s,]+/).filter(Boolean)) {
    if (["walks", "carried", "cannot-be-moved"].includes(word)) state.mobility = constant(word);
    else if (word === "safe" || word === "unsafe") state.safeToMove = word === "safe" ? "YES" : "NO";
    else if (word === "child") state.child = true;
    else if (/^language=[a-z]{2,3}$/.test(word)) state.language = word.slice("language=".length);
    else return null;
  }
  return state;
}

const NO_STATE = wrong("a word that says nothing of the caller", "Say " + CALLER.join(", ") + ".");

async function takeCall(desk, rest) {
  const [type, priority, ...where] = rest;
  const [name, asked = ""] = where.join(" ").split(";");
  const caller = callerState(asked, {});
  if (!caller) return NO_STATE;
  const found = await place(name.trim());
  if (found.refusal) return found;
  const data = { place: found.place, placeStatus: found.placeStatus, beat: found.beat, callerState: caller, spokenAddress: found.spokenName, caller: "", note: "" };
  let id = String(desk.state.nextCall);
  let done = { refusal: { name: "duplicate-id" } };
  for (let taken = 0; done.refusal && done.refusal.name === "duplicate-id" && taken < 20; taken++) { // another desk was quicker
    id = String(desk.state.nextCall + taken);
    done = await give("ReceiveCall", { callId: id, incidentId: id, type, priority: Number(priority), services: [], data });
  }
  if (done.refusal || done.provisional) return done;
  last = null;
  desk.chosen = id;
  return advise(desk, id, "Call " + id + " at " + found.spokenName + (found.doubt ? " (" + found.doubt + ")" : "") + ". ");
}

async function advise(desk, id, before) {
  const found = await recommendation(id);
  if (found.refusal) return found;
  desk.chosen = id;
  const r = found.recommendation;
  if (!r) return text(before + "Nothing to send: it has all it needs, or has ended.");
  return text(before + said(words(r.kind), r.reason) + (r.send.length ? " D " + id + " sends." : " H " + id + " holds it, and says when to call back."));
}

async function dispatch(desk, rest) {
  const named = rest.filter((w) => unitOf(desk, w)).map((w) => unitOf(desk, w).id);
  const [id, reason] = rest.filter((w) => !unitOf(desk, w));
  if (!id) return wrong("no call", "Name it behind the units: D E25 1001.");
  let send = named;
  if (!send.length) {
    const found = await recommendation(id);
    if (found.refusal) return found;
    send = found.recommendation ? found.recommendation.send.map((s) => s.candidate.unitId) : [];
    if (!send.length) return wrong("nobody to send to " + id, "? " + id + " says why; H " + id + " holds it; D with units sends them anyhow.");
  }
  const data = { incidentId: id, unitIds: send, preempt: false };
  if (reason) data.override = constant(reason);
  desk.chosen = id;
  const done = undoable(await give("Dispatch", data), "sending " + send.join(", "), () => takeBack(send));
  return done.refusal ? done : text("Sent to " + id + ": " + send.join(", ") + ". U takes it back within a minute.");
}

async function takeBack(unitIds) {
  let done = {};
  for (const unitId of unitIds) {
    done = await give("Undo", { unitId, note: "" });
    if (done.refusal) return done;
  }
  return done;
}

async function undo(unitId) {
  if (unitId) return takeBack([unitId.toUpperCase()]);
  if (!last || Date.now() > last.untilMs) return wrong("nothing of the last minute that can be taken back", "U E25 takes a unit's last step back at any time.");
  const { what, back } = last;
  last = null;
  const done = await back();
  return done.refusal ? done : text("Taken back: " + what + ".");
}

async function report(status, unitId) {
  const id = unitId.toUpperCase();
  return undoable(await give("Report", { unitId: id, status }), words(status) + " of " + id, () => takeBack([id]));
}

async function hold(desk, [incidentId, after = "10"]) {
  const dueMs = desk.nowMs() + Number(after) * 60000;
  if (!(Number(after) > 0)) return wrong(after + " minutes", "Say in how many minutes to call back: H 1001 10.");
  const done = await give("Hold", { incidentId, reason: "WAITING_BY_CHOICE", callbackOwner: "desk", callbackDueMs: Math.round(dueMs), note: "" });
  return done.refusal ? done : text("Call " + incidentId + " is held; the desk calls back at " + clock(dueMs) + ". B " + incidentId + " says that it did.");
}

// Who read back which point: a unit, a service's desk, or the call-taker.
async function readBack(desk, [id, who, other = ""]) {
  const incident = callOf(desk, id);
  if (!incident || !incident.point) return wrong("no meeting point of " + id, "? " + id + " says whether there is one.");
  const unit = unitOf(desk, who);
  const service = SERVICES.includes(who.toLowerCase());
  const party = unit ? { kind: "UNIT", id: unit.id } : service ? { kind: "DESK", id: who.toUpperCase() } : { kind: "CALL_TAKER", id: "" };
  if (!unit && !service && who.toLowerCase() !== "caller") return wrong(who, "Name a unit, police, fire, ems, or caller once the caller was told.");
  const done = await give("Acknowledge", { incidentId: id, party, version: incident.point.version, pointId: other, how: unit ? "RADIO" : "OWN_PAGE", note: "" });
  return done.refusal ? done : text(who + " holds " + (other || incident.point.spokenName + ", version " + incident.point.version) + ".");
}

async function setPoint(desk, [id, ...rest]) {
  if (!rest.length) return give("SetPoint", { incidentId: id });
  const reason = REASONS.includes(rest.at(-1)) ? rest.pop() : "local-knowledge";
  const found = await place(rest.join(" "));
  if (found.refusal) return found;
  const point = { id: "by-hand-" + id, spokenName: found.spokenName, place: found.place };
  return give("SetPoint", { incidentId: id, point, override: constant(reason) });
}

async function updateCaller(desk, [incidentId, ...rest]) {
  const incident = callOf(desk, incidentId);
  const state = callerState(rest.join(" "), incident && incident.callerState);
  return state ? give("UpdateCaller", { incidentId, callerState: state }) : NO_STATE;
}

async function seen(desk, number) {
  const alarm = desk.state.alarms[Number(number) - 1];
  return alarm ? give("AcknowledgeAlarm", { kind: alarm.kind, subject: alarm.subject }) : wrong("no alarm " + number, "Alarms are numbered on the page.");
}

async function end(incidentId, outcome) {
  return undoable(await give("End", { incidentId, outcome: constant(outcome), note: "" }), "the end of " + incidentId, () => give("Reopen", { incidentId, note: "" }));
}

async function barrier(desk, rest) {
  const [id, ...where] = rest;
  const found = await corners(where.join(" "));
  if (found.refusal) return found;
  const closure = { id, area: false, points: found.places, layer: 0, services: SERVICES.map(constant), crossing: "BOTH" };
  return undoable(await give("CloseStreets", { closure }), "barrier " + id, () => give("OpenStreets", { closureId: id }));
}

async function signOut() {
  await post("/session/end", {});
  location.reload();
  return text("Signed out.");
}

async function sayToCaller(id, language) {
  const told = await tell(id, language);
  return told.refusal ? told : text("Say: " + told.text + " Then R " + id + " caller, if there is a meeting point.");
}

async function crewPage(unitId) {
  const made = await crewLink(unitId.toUpperCase());
  return made.refusal ? made : text("For the crew, once, within 15 minutes: " + location.origin + made.link);
}

const CALL = ["call"];

// verb: [form, what it does, kinds of its words, what to do]; a word of a kind in [] may be left out.
export const VERBS = {
  C: ["C type priority place; caller", "takes a call: C medical-als 1 10th and Pine; carried, safe", ["type", "priority", "place"], takeCall],
  "?": ["? call", "who can go, and why", CALL, (desk, [id]) => advise(desk, id, "")],
  V: ["V call", "shows a call in detail", CALL, (desk, [id]) => { desk.chosen = id; return text("Call " + id + " stands in detail."); }],
  D: ["D units call reason", "sends what is recommended (D 1001), or others with a reason (D E25 1001 crew-asked)", ["unit or call"], dispatch],
  U: ["U unit", "takes back the last line of the past minute, or a unit's last step", [], (desk, [id]) => undo(id)],
  H: ["H call minutes", "holds a call and calls back then, in 10 minutes without a number", CALL, hold],
  B: ["B call", "the held caller was called back", CALL, async (desk, [incidentId]) => give("CallBack", { incidentId, nextDueMs: Math.round(desk.nowMs() + 600000), note: "" })],
  P: ["P call caller", "what is known of the caller: P 1001 carried safe", [...CALL, "caller"], updateCaller],
  SAY: ["SAY call language", "what to tell the caller now, in their language or another: SAY 1001 es", CALL, (desk, [id, language]) => sayToCaller(id, language)],
  PG: ["PG unit", "makes a link to the page of a unit's crew", ["unit"], (desk, [unitId]) => crewPage(unitId)],
  TR: ["TR call agency", "hands a call over to an agency that is not dispatched from here", [...CALL, "agency"], (desk, [incidentId, ...agency]) => give("Transfer", { incidentId, agency: agency.join(" "), note: "" })],
  M: ["M call corner reason", "sets the meeting point as recommended, or at a corner", CALL, setPoint],
  R: ["R call who", "who read the meeting point back: a unit, police, fire, ems, or caller", [...CALL, "party"], readBack],
  SC: ["SC call unit", "the scene is secured by a unit", [...CALL, "unit"], (desk, [incidentId, unitId]) => give("SecureScene", { incidentId, unitId: unitId.toUpperCase() })],
  GO: ["GO unit", "lets a waiting unit go in", ["unit"], (desk, [unitId]) => give("Proceed", { unitId: unitId.toUpperCase() })],
  OK: ["OK unit", "a crew answered that it is all right", ["unit"], (desk, [unitId]) => give("ConfirmSafe", { unitId: unitId.toUpperCase() })],
  DU: ["DU call original", "links a call as a duplicate", [...CALL, "call"], (desk, [incidentId, originalId]) => give("LinkDuplicate", { incidentId, originalId })],
  X: ["X call outcome", "ends a call", [...CALL, "outcome"], (desk, [id, outcome]) => end(id, outcome)],
  RO: ["RO call", "opens an ended call again", CALL, (desk, [incidentId]) => give("Reopen", { incidentId, note: "" })],
  AA: ["AA number", "an alarm was seen", ["number"], (desk, [n]) => seen(desk, n)],
  BC: ["BC name corner; corner", "closes streets by a barrier between corners", ["name"], barrier],
  BO: ["BO name", "lifts a barrier", ["closure"], (desk, [closureId]) => give("OpenStreets", { closureId })],
  OUT: ["OUT", "signs out", [], signOut],
};
for (const [verb, status] of Object.entries(STATUS)) {
  VERBS[verb] = [verb + " unit", words(status), ["unit"], (desk, [id]) => report(status, id)];
}
Object.assign(VERBS, drafts(undoable, text, wrong));

export async function run(desk, line) {
  const [verb, ...rest] = line.trim().split(/\s+/);
  const found = VERBS[verb.toUpperCase()];
  if (!found) return wrong(verb, "F1 or HELP lists what can be typed.");
  const [form, , kinds, action] = found;
  if (rest.length < kinds.length) return wrong("too little behind " + verb.toUpperCase(), "Type it as " + form + ".");
  return action(desk, rest);
}
