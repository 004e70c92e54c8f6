// The front page's five questions, each a count that opens to what it counts.

import { element, put, byId, words, age } from "./words.js";

const item = (text) => element("li", text);

function unreached(state, nowMs) {
  return state.incidents.filter((i) => !i.outcome && (i.hold || i.kind === "HELD"))
    .map((i) => item("Call " + i.id + ", " + i.type + ", for " + age(nowMs - i.receivedMs) + ": " + i.reason));
}

function zones(state) {
  return state.zones.filter((z) => z.status === "ACTIVE").map((z) => item(z.name + " (" + z.id + "): "
    + (z.rules.map((r) => words(r.service) + " " + words(r.level) + (r.authority ? "" : ", no authority given")).join("; ") || "no rules")));
}

const unowned = (state) => state.alarms.filter((a) => a.kind === "NO_OWNED_DECISION").map((a) => item(a.text));

const differing = (state) => state.differing.map((d) => item(d.subject + ": " + d.stances.map((s) => s.office + " says " + s.stance).join("; ")));

const figures = (state) => state.figures.map((f) => item(f.office + ", on " + f.subject + ": " + f.said + ". Not checked on this desk: cordon claim check does."));

function panel(id, head, items, none) {
  byId(id + "-count").textContent = String(items.length);
  byId(id).classList.toggle("some", items.length > 0);
  put(id + "-list", items.length ? items : [item(none)]);
  byId(id + "-head").textContent = head;
}

export function drawStrip(desk) {
  const { state } = desk;
  panel("p-calls", "calls we cannot reach", unreached(state, desk.nowMs()), "None.");
  panel("p-zones", "zones in force: who may enter", zones(state), "No zone is in force.");
  panel("p-owner", "decisions without an owner", unowned(state), "None.");
  panel("p-heads", "where the heads differ", differing(state), "Nowhere that anybody entered.");
  panel("p-claims", "figures said, to be checked", figures(state), "No figure was entered.");
}
