"use strict";
// The page of a unit's crew: what to do, where, and large keys to say so. All text goes in as text.

const byId = (id) => document.getElementById(id);
const path = location.pathname.replace(/\/$/, "");
const EVERY_MS = 2000;
const WORDS = {
  DISPATCHED: "sent", ACKNOWLEDGED: "Acknowledge", EN_ROUTE: "En route", STAGED: "Staged", ON_SCENE: "On scene",
  HANDS_ON: "Hands on", LEFT: "Left scene", AT_HOSPITAL: "At hospital", AVAILABLE: "Available",
};
const TASKS = {
  DIRECT: "Drive to the scene", ESCORT: "Drive to the scene and secure it: others wait for you",
  ESCORTED: "Wait outside until the escort has secured the scene", MEET: "Drive to the meeting point", STAGED: "Wait at the staging point",
};
const INSTRUCTIONS = {
  PROCEED: "You are cleared to go in", STAGE: "Changed: stage outside", WITHDRAW: "Changed: WITHDRAW now",
  GO_TO_MEETING_POINT: "Changed: go to the meeting point",
};
const words = (constant) => constant.toLowerCase().replaceAll("_", " ");

let task = null;
let shownVersion = "";
let heardMs = 0;

async function send(end, body, key) {
  const headers = { "Content-Type": "application/json" };
  if (key) headers["Idempotency-Key"] = key;
  const answer = await fetch(path + end, { method: "POST", headers, body: JSON.stringify(body) });
  return answer.status === 204 ? {} : answer.json();
}

const pause = (ms) => new Promise((done) => { setTimeout(done, ms); });

// Presses until the desk has it, under one key, so that it is done once.
async function press(what) {
  const key = "crew-" + crypto.randomUUID();
  say("Sending …");
  for (let tries = 0; ; tries++) {
    try {
      const done = await send("/press", Object.assign({ version: 0 }, what), key);
      say(done.refusal ? "Not done: " + done.refusal.found + ". " + done.refusal.remedy
        : done.provisional ? "Taken down, NOT YET ON THE RECORD: say it by radio too." : "The desk has it.");
      break;
    } catch (broken) {
      if (tries === 5) { say("NOT SENT: no connection. Use the radio."); return; }
      await pause(1000);
    }
  }
  await look();
}

function say(text) { byId("said").textContent = text; }

function clock(ms) { return new Date(ms).toLocaleTimeString([], { hour: "2-digit", minute: "2-digit" }); }

function drawPoint(call) {
  const point = call && call.task === "MEET" ? call.point : null;
  byId("point").hidden = !point;
  if (!point) { shownVersion = ""; return; }
  const version = call.incidentId + " " + point.version;
  byId("point").classList.toggle("fresh", !call.holdsPoint);
  if (version !== shownVersion && shownVersion && navigator.vibrate) navigator.vibrate(800);
  shownVersion = version;
  byId("version").textContent = point.version;
  byId("name").textContent = point.spokenName;
  byId("when").textContent = "The caller is there at about " + clock(point.meetAtMs) + ".";
  byId("held").textContent = call.holdsPoint ? "You hold this version." : "NOT YET ACKNOWLEDGED by you.";
  byId("hold").hidden = call.holdsPoint;
  byId("hold").onclick = () => press({ key: "HOLD_POINT", version: point.version });
}

function drawCall(call) {
  byId("task").textContent = !call ? "No call"
    : (call.instruction ? INSTRUCTIONS[call.instruction] : TASKS[call.task]);
  byId("where").textContent = call && call.going ? (call.task === "MEET" ? "Go to " : "Near ") + call.going : "";
  const way = call && call.way;
  byId("way").textContent = way
    ? Math.ceil(way.travelTimeMs / 60000) + " min, " + (way.lengthMm / 1e6).toFixed(1) + " km: " + way.streets.join(", then ")
    : call ? "No way is known: ask the dispatcher." : "";
  byId("about").textContent = call
    ? "Call " + call.incidentId + ", priority " + call.priority + ", " + call.type + ". Caller: " + words(call.callerState.mobility)
      + (call.callerState.child ? ", a child" : "") + (call.callerState.language ? ", speaks " + call.callerState.language : "")
      + "."
    : "";
}

function drawReports(next) {
  const shown = [...byId("reports").children].map((b) => b.value).join();
  if (shown === next.join()) return;
  byId("reports").replaceChildren(...next.map((status) => {
    const button = document.createElement("button");
    button.type = "button";
    button.value = status;
    button.textContent = WORDS[status];
    button.addEventListener("click", () => press({ key: "REPORT", status }));
    return button;
  }));
}

function draw() {
  byId("unit").textContent = task.unitId;
  document.title = task.unitId + ": crew";
  byId("status").textContent = words(task.status);
  drawPoint(task.call);
  drawCall(task.call);
  drawReports(task.next);
  byId("safe").hidden = !task.emergency;
  byId("emergency").textContent = task.emergency ? "EMERGENCY SENT. Press twice to send again" : "EMERGENCY: press twice";
}

function line(text, lost) {
  byId("line").textContent = text;
  byId("line").classList.toggle("lost", lost);
}

async function look() {
  try {
    const answer = await fetch(path + "/task");
    const found = await answer.json();
    if (answer.status === 401) { line("Not signed in: ask the dispatcher for a link.", true); return; }
    if (found.refusal) { line("The desk does not answer: " + found.refusal.found, true); return; }
    task = found;
    heardMs = Date.now();
    line("Connected", false);
    draw();
  } catch (broken) {
    line(heardMs ? "NO CONNECTION since " + clock(heardMs) + ". What is shown may be old." : "No connection.", true);
  }
}

let armedMs = 0;
function emergency() {
  const nowMs = Date.now();
  if (nowMs - armedMs < 3000) {
    armedMs = 0;
    byId("emergency").classList.remove("armed");
    press({ key: "EMERGENCY" });
    return;
  }
  armedMs = nowMs;
  byId("emergency").classList.add("armed");
  setTimeout(() => byId("emergency").classList.remove("armed"), 3000);
}

async function start() {
  byId("emergency").addEventListener("click", emergency);
  byId("safe").addEventListener("click", () => press({ key: "SAFE" }));
  const found = location.hash.match(/^#crew=([A-Za-z0-9_-]+)$/);
  if (found) {
    history.replaceState(null, "", path);
    await send("/session", { token: found[1] });
  }
  for (;;) {
    await look();
    await pause(EVERY_MS);
  }
}

start();
