"use strict";
// The desk's page. All text goes in as text, never as markup.

const byId = (id) => document.getElementById(id);
let state = null;
let stream = null;

const say = (text) => { byId("link").textContent = text; };

async function signIn() {
  const found = location.hash.match(/^#sign-in=([A-Za-z0-9_-]+)$/);
  if (!found) return;
  history.replaceState(null, "", "/");
  await fetch("/session", {
    method: "POST",
    headers: { "Content-Type": "application/json" },
    body: JSON.stringify({ token: found[1] }),
  });
}

const age = (ms) => {
  const s = Math.max(0, Math.floor(ms / 1000));
  return s < 60 ? s + " s" : Math.floor(s / 60) + " min " + (s % 60) + " s";
};

function fill(id, lines, none) {
  const list = byId(id);
  const rows = lines.length ? lines : [none];
  list.replaceChildren(...rows.map((line) => {
    const item = document.createElement("li");
    item.textContent = line;
    return item;
  }));
}

const words = (constant) => constant.toLowerCase().replaceAll("_", " ");

function call(i) {
  const sent = i.units.map((u) => u.unitId).join(" ");
  return i.id + "  P" + i.priority + " " + i.type
    + (i.waiting ? ", waiting " + age(state.nowMs - i.needSinceMs) : "")
    + (i.outcome ? ", ended: " + words(i.outcome) : ", " + words(i.kind))
    + (sent ? ", sent: " + sent : "") + ". " + i.reason
    + (i.point ? ". Meet at " + i.point.spokenName + ", version " + i.point.version : "");
}

function zone(z) {
  const rules = z.rules.map((r) => words(r.service) + " " + words(r.level)).join(", ");
  return z.name + ": " + words(z.status) + (rules ? "; " + rules : "");
}

function draw() {
  fill("calls", state.incidents.map(call), "No calls.");
  fill("zones", state.zones.map(zone), "No zones.");
  fill("alarms", state.alarms.map((a) => words(a.kind) + ", " + a.subject + ": " + a.text), "No alarms.");
  fill("units", state.units.map((u) => u.id + " " + words(u.status) + (u.incidentId ? " " + u.incidentId : "")), "No units.");
}

async function read() {
  const answer = await fetch("/state");
  if (answer.status === 401) {
    say("not signed in: open the link that the server printed");
    return false;
  }
  state = await answer.json();
  draw();
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
  stream = new EventSource("/events?after=" + state.seq);
  stream.onopen = () => say("connected");
  stream.onerror = () => say("connection lost; trying again. What is shown may be old.");
  stream.addEventListener("entry", refresh);
  stream.addEventListener("behind", refresh);
}

async function start() {
  await signIn();
  if (await read()) follow();
}

start();
