// The desk's page. All text goes in as text, never as markup; a redraw never touches the command line.

import { drawMap, openMap } from "./map.js";

const byId = (id) => document.getElementById(id);
let state = null;
let readAtMs = 0;
let mapOpened = false;

const words = (constant) => constant.toLowerCase().replaceAll("_", " ");

// What is sent to the server, and what comes back.

async function post(path, body, headers) {
  const answer = await fetch(path, {
    method: "POST",
    headers: Object.assign({ "Content-Type": "application/json" }, headers),
    body: JSON.stringify(body),
  });
  return answer.status === 204 ? {} : answer.json();
}

async function signIn() {
  const found = location.hash.match(/^#sign-in=([A-Za-z0-9_-]+)$/);
  if (!found) return;
  history.replaceState(null, "", "/");
  await post("/session", { token: found[1] });
}

const pause = (ms) => new Promise((done) => { setTimeout(done, ms); });

const PASSES = ["desk-unavailable", "standing-by"]; // another server may answer here in a moment
const TRIES = 16;

// Gives a command; when the line breaks or no server leads, again under the same key, so that it is done once.
async function give(command, data) {
  const headers = { "Idempotency-Key": crypto.randomUUID() };
  for (let tries = 1; ; tries++) {
    try {
      const answer = await post("/commands", { command, data }, headers);
      if (!answer.refusal || !PASSES.includes(answer.refusal.name) || tries === TRIES) return answer;
    } catch (broken) {
      if (tries === TRIES) throw broken;
    }
    await pause(500);
  }
}

const refused = (r) => r.found + " (" + r.where + "). " + r.remedy;

// The command line.

const HELP = [
  "C type priority place: take a call, as C medical-als 1 10th and Pine",
  "? call: who can go, and why    D call: send them    D units call reason: send others, as D E25 1234 crew-asked",
  "K, E, S, O, H1, L, A unit: acknowledged, en route, staged, on scene, hands on, left, available    U unit: take its last step back",
  "H call minutes: hold, and call back then    X call outcome: end it, as X 1234 reached    Z zone: put a drafted zone in force, ZX zone: end it",
].join("\n");

const STATUS = { K: "ACKNOWLEDGED", E: "EN_ROUTE", S: "STAGED", O: "ON_SCENE", H1: "HANDS_ON", L: "LEFT", A: "AVAILABLE" };
const CONSTANT = (word) => word.toUpperCase().replaceAll("-", "_");

const unitOf = (word) => state.units.find((u) => u.id.toUpperCase() === word.toUpperCase());
const callOf = (word) => state.incidents.find((i) => i.id.toUpperCase() === word.toUpperCase());

function nextCall() {
  const numbers = state.incidents.map((i) => Number(i.id)).filter((n) => Number.isSafeInteger(n));
  return String(Math.max(1000, ...numbers) + 1);
}

async function takeCall(type, priority, name) {
  const answer = await fetch("/places?name=" + encodeURIComponent(name));
  const found = await answer.json();
  if (found.refusal) return found;
  const id = nextCall();
  const caller = { mobility: "UNKNOWN", safeToMove: "UNKNOWN", child: false, language: "" };
  const data = { place: found.place, placeStatus: found.placeStatus, beat: found.beat, callerState: caller, spokenAddress: found.spokenName, caller: "", note: "" };
  const done = await give("ReceiveCall", { callId: id, incidentId: id, type, priority, services: [], data });
  return done.refusal || done.provisional ? done : advise(id, "Call " + id + " at " + found.spokenName + ". ");
}

async function advise(id, before) {
  const answer = await fetch("/incidents/" + encodeURIComponent(id) + "/recommendation");
  const found = await answer.json();
  if (found.refusal) return found;
  const r = found.recommendation;
  if (!r) return { text: before + "Nothing to send: it has all it needs, or has ended." };
  const send = r.send.map((s) => s.candidate.unitId + " in " + Math.ceil((s.candidate.turnoutMs + s.candidate.travelMs) / 60000) + " min").join(", ");
  return { text: before + (r.reason.startsWith(words(r.kind)) ? "" : words(r.kind) + (send ? ": " + send : "") + ". ") + r.reason + (r.send.length ? " D " + id + " sends." : "") };
}

async function dispatch(rest) {
  const named = rest.filter(unitOf).map((w) => unitOf(w).id);
  const others = rest.filter((w) => !unitOf(w));
  const id = others[0];
  if (!id) return { text: HELP };
  let send = named;
  if (!send.length) {
    const answer = await fetch("/incidents/" + encodeURIComponent(id) + "/recommendation");
    const found = await answer.json();
    if (found.refusal) return found;
    send = found.recommendation ? found.recommendation.send.map((s) => s.candidate.unitId) : [];
  }
  const data = { incidentId: id, unitIds: send, preempt: false };
  if (others[1]) data.override = CONSTANT(others[1]);
  return give("Dispatch", data);
}

async function inForce(zoneId) {
  const zone = state.zones.find((z) => z.id === zoneId);
  if (zone && zone.status === "DRAFT") {
    const looked = await give("Preview", { zoneId });
    if (looked.refusal) return looked;
  }
  return give("Activate", { zoneId });
}

const PLACE_AT = 3;

async function run(text) {
  const [verb, ...rest] = text.trim().split(/\s+/);
  const [first, second] = rest;
  const key = verb.toUpperCase();
  if (key === "C" && rest.length >= PLACE_AT) return takeCall(first, Number(second), rest.slice(2).join(" "));
  if (key === "?" && first) return advise(first, "");
  if (key === "D" && first) return dispatch(rest);
  if (key === "U" && first) return give("Undo", { unitId: first.toUpperCase(), note: "" });
  if (key === "H" && second) {
    return give("Hold", { incidentId: first, reason: "WAITING_BY_CHOICE", callbackOwner: "desk", callbackDueMs: state.nowMs + Number(second) * 60000, note: "" });
  }
  if (key === "X" && second) return give("End", { incidentId: first, outcome: CONSTANT(second), note: "" });
  if (key === "Z" && first) return inForce(first);
  if (key === "ZX" && first) return give("EndZone", { zoneId: first });
  if (STATUS[key] && first) return give("Report", { unitId: first.toUpperCase(), status: STATUS[key] });
  return { text: HELP };
}

const past = [];
let at = 0;

function answer(text, isRefused) {
  byId("said").textContent = text;
  byId("said").classList.toggle("refused", isRefused);
}

async function entered(event) {
  event.preventDefault();
  const line = byId("line");
  const text = line.value;
  if (!text.trim()) return;
  past.push(text);
  at = past.length;
  line.value = "";
  if (!state) { answer("Not signed in: go to /sign-in, or open the link that the server printed.", true); return; }
  try {
    const done = await run(text);
    if (done.refusal) answer(text + ": " + refused(done.refusal), true);
    else if (done.provisional) answer(text + ": PROVISIONAL. The record is out of reach; this is kept on this server only, as number " + done.number + ".", true);
    else answer(done.text || text + ": done.", false);
  } catch (broken) {
    answer(text + ": the server does not answer. It is not known whether this was done; look before you repeat it.", true);
  }
}

function complete(line) {
  const from = line.value.lastIndexOf(" ") + 1;
  const begun = line.value.slice(from).toUpperCase();
  const known = [...state.units, ...state.incidents, ...state.zones].map((x) => x.id);
  const fits = known.filter((id) => id.toUpperCase().startsWith(begun));
  if (fits.length === 1) line.value = line.value.slice(0, from) + fits[0] + " ";
  else answer(fits.slice(0, 30).join("  ") || "Nothing begins so.", false);
}

function pressed(event) {
  const line = byId("line");
  if (event.key === "ArrowUp" && at > 0) { at--; line.value = past[at]; event.preventDefault(); }
  if (event.key === "ArrowDown" && at < past.length) { at++; line.value = past[at] || ""; event.preventDefault(); }
  if (event.key === "Tab" && !event.shiftKey && line.value.includes(" ") && state) { event.preventDefault(); complete(line); }
}

// What is shown.

function age(sinceMs) {
  const s = Math.max(0, Math.floor((state.nowMs + Date.now() - readAtMs - sinceMs) / 1000));
  return s < 60 ? s + " s" : Math.floor(s / 60) + " min " + (s % 60) + " s";
}

function element(tag, text, name) {
  const made = document.createElement(tag);
  made.textContent = text;
  if (name) made.className = name;
  return made;
}

function row(cells, name) {
  const made = element("tr", "", name);
  made.append(...cells.map((text) => element("td", text)));
  return made;
}

function list(id, items, none) {
  byId(id).replaceChildren(...(items.length ? items : [element("li", none)]));
}

function call(i) {
  const kind = i.outcome ? "ended: " + words(i.outcome) : words(i.kind);
  const now = i.reason.startsWith(kind + ": ") ? "" : kind + ": ";
  const point = i.point ? ". Meet at " + i.point.spokenName + ", version " + i.point.version
    + (i.notHolding.length ? "; not acknowledged by " + i.notHolding.map((p) => words(p.kind) + " " + p.id).join(", ") : "") : "";
  return row([
    i.id,
    String(i.priority),
    i.type,
    i.waiting ? age(i.needSinceMs) : "",
    now + i.reason + point,
    i.units.map((u) => u.unitId).join(" "),
  ], i.outcome ? "ended" : i.waiting ? "waits" : "");
}

const rank = (i) => (i.outcome ? 2 : i.waiting ? 0 : 1);

function draw() {
  if (!state) return;
  const calls = [...state.incidents].sort((a, b) => rank(a) - rank(b) || a.priority - b.priority || a.needSinceMs - b.needSinceMs);
  byId("calls").replaceChildren(...(calls.length ? calls.map(call) : [row(["No calls."], "")]));
  byId("units").replaceChildren(...state.units.map((u) => row([u.id, words(u.service), words(u.status), u.incidentId, u.postId], "")));
  list("alarms", state.alarms.map((a) => element("li", words(a.kind) + ", " + a.subject + ": " + a.text, a.acknowledgedBy ? "" : "open")), "No alarms.");
  list("zones", state.zones.map((z) => element("li", z.id + ", " + z.name + ": " + words(z.status) + ". "
    + z.rules.map((r) => words(r.service) + " " + words(r.level) + (r.authority ? "" : ", no authority given")).join("; "))), "No zones.");
}

function say(text, lost) {
  byId("link").textContent = text;
  byId("link").classList.toggle("lost", lost);
}

async function read() {
  const got = await fetch("/state");
  if (got.status === 401) {
    say("Not signed in: go to /sign-in, or open the link that the server printed.", true);
    return false;
  }
  const found = await got.json();
  if (found.refusal) {
    say("Not answered, trying again. What is shown may be old. " + refused(found.refusal), true);
    return false;
  }
  state = found;
  if (got.headers.get("Cordon-Provisional")) say("PROVISIONAL: the record is out of reach. What is given now is kept on this server only.", true);
  readAtMs = Date.now();
  draw();
  if (mapOpened) drawMap(state);
  else openMap(byId("map"), (text) => { byId("map-said").textContent = text; }, state);
  mapOpened = true;
  return true;
}

let reading = false;
let again = false;

// However many entries come at once, the state is read again at most twice.
async function refresh() {
  if (reading) { again = true; return; }
  reading = true;
  do { again = false; await read(); } while (again);
  reading = false;
}

function follow() {
  const stream = new EventSource("/events?after=" + state.seq);
  stream.onopen = () => say("Connected.", false);
  stream.onerror = () => {
    say("Connection lost, trying again. What is shown may be old.", true);
    if (stream.readyState === EventSource.CLOSED) comeBack(); // it was refused, and tries no more by itself
  };
  stream.addEventListener("entry", refresh);
  stream.addEventListener("behind", refresh);
}

// Follows again once a server leads here.
async function comeBack() {
  await pause(1000);
  try {
    if (await read()) { follow(); return; }
  } catch (broken) {
    say("Connection lost, trying again. What is shown may be old.", true);
  }
  comeBack();
}

async function start() {
  byId("form").addEventListener("submit", entered);
  byId("line").addEventListener("keydown", pressed);
  await signIn();
  if (await read()) follow();
  else if (byId("link").textContent.startsWith("Not answered")) comeBack();
  setInterval(draw, 1000);
}

start();
