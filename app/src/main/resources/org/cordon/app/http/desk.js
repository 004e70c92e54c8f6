// The desk's page: reads the state, draws it, follows what comes. A redraw never touches the command line.

import { pause, refused, signIn } from "./ask.js";
import { drawBoard, drawDetail } from "./board.js";
import { startLine } from "./line.js";
import { clickedOnMap } from "./drafting.js";
import { drawMap, openMap } from "./map.js";
import { drawStrip } from "./strip.js";
import { byId } from "./words.js";

const desk = { state: null, readAtMs: 0, chosen: "" };

// The server's time, as far as it is known here.
desk.nowMs = () => desk.state.nowMs + Date.now() - desk.readAtMs;

let mapOpened = false;

function draw() {
  if (!desk.state) return;
  drawBoard(desk);
  drawStrip(desk);
}

function say(text, lost) {
  byId("link").textContent = text;
  byId("link").classList.toggle("lost", lost);
}

function showMap() {
  if (mapOpened) drawMap(desk.state);
  else openMap(byId("map"), (text) => { byId("map-said").textContent = text; }, desk.state, clickedOnMap);
  mapOpened = true;
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
  if (got.headers.get("Cordon-Provisional")) say("PROVISIONAL: the record is out of reach. What is given now is kept on this server only.", true);
  desk.state = found;
  desk.readAtMs = Date.now();
  draw();
  showMap();
  await drawDetail(desk);
  return true;
}

let reading = false;
let again = false;

// However many entries come at once, the state is read again at most twice.
desk.refresh = async () => {
  if (reading) { again = true; return; }
  reading = true;
  try {
    do { again = false; await read(); } while (again);
  } finally {
    reading = false;
  }
};

// One frame a second at most: where units are now.
function moved(event) {
  const last = new Map(JSON.parse(event.data).positions.map((p) => [p.unitId, p]));
  for (const unit of desk.state.units) {
    const p = last.get(unit.id);
    if (p) unit.seen = { place: p.place, measuredAtMs: p.measuredAtMs, ranked: true };
  }
  drawMap(desk.state);
}

function follow() {
  const stream = new EventSource("/events?after=" + desk.state.seq);
  stream.onopen = () => say("Connected.", false);
  stream.onerror = () => {
    say("Connection lost, trying again. What is shown may be old.", true);
    if (stream.readyState === EventSource.CLOSED) comeBack(); // it was refused, and tries no more by itself
  };
  stream.addEventListener("entry", desk.refresh);
  stream.addEventListener("behind", desk.refresh);
  stream.addEventListener("positions", moved);
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
  startLine(desk);
  await signIn();
  if (await read()) follow();
  else if (byId("link").textContent.startsWith("Not answered")) comeBack();
  setInterval(draw, 1000);
}

start();
