// Calls, units, alarms, zones, and one call in detail.

import { recommendation } from "./ask.js";
import { LETTER } from "./map-signs.js";
import { age, byId, clock, element, list, minutes, put, row, said, typed, words } from "./words.js";

const rank = (i) => (i.outcome ? 2 : i.waiting || i.hold ? 0 : 1);

const party = (p) => (p.kind === "UNIT" ? p.id : p.kind === "DESK" ? words(p.id) + " desk" : "call-taker");

function waits(i, nowMs) {
  if (i.outcome || !(i.waiting || i.hold)) return "";
  const late = nowMs - i.needSinceMs > i.waitLimitMs;
  return age(nowMs - i.needSinceMs) + " of " + minutes(i.waitLimitMs) + (late ? " LATE" : "");
}

function due(i, nowMs) {
  if (!i.hold || i.outcome || i.hold.callbackDueMs > nowMs + 86400000) return "";
  return ". " + i.hold.callbackOwner + " calls back at " + clock(i.hold.callbackDueMs) + (i.hold.callbackDueMs < nowMs ? ", OVERDUE" : "");
}

function call(i, nowMs) {
  const now = i.outcome ? said("ended", words(i.outcome)) : said(words(i.kind), i.reason);
  const point = i.point && !i.outcome ? ". Meet at " + i.point.spokenName + ", version " + i.point.version
    + (i.notHolding.length ? "; not acknowledged by " + i.notHolding.map(party).join(", ") : "; acknowledged by all") : "";
  return row([i.id, String(i.priority), i.type, waits(i, nowMs), now + due(i, nowMs) + point, i.units.map((u) => u.unitId).join(" ")],
    i.outcome ? "ended" : i.waiting ? "waits" : "");
}

function calls(state, nowMs) {
  const all = [...state.incidents].sort((a, b) => rank(a) - rank(b) || a.priority - b.priority || a.needSinceMs - b.needSinceMs);
  put("calls", all.length ? all.map((i) => call(i, nowMs)) : [row(["No calls."], "")]);
}

// Where a unit is and how old that is; what is too old is ranked from its post.
const where = (u, nowMs) => (u.seen ? age(nowMs - u.seen.measuredAtMs) + (u.seen.ranked ? "" : ", OLD: ranked from its post") : "at its post");

function unit(u, nowMs) {
  return row([u.id, words(u.service), LETTER[u.status] + " " + words(u.status), u.incidentId, where(u, nowMs), u.postId], "");
}

const ORDER = ["ON_SCENE", "HANDS_ON", "STAGED", "EN_ROUTE", "ACKNOWLEDGED", "DISPATCHED", "AVAILABLE", "LEFT", "AT_HOSPITAL", "OFF_DUTY"];

export function drawBoard(desk) {
  const { state } = desk;
  const nowMs = desk.nowMs();
  calls(state, nowMs);
  const units = [...state.units].sort((a, b) => ORDER.indexOf(a.status) - ORDER.indexOf(b.status));
  put("units", units.map((u) => unit(u, nowMs)));
  list("alarms", state.alarms.map((a, n) => element("li", (n + 1) + ". " + words(a.kind) + ", " + a.subject + ": " + a.text
    + (a.acknowledgedBy ? " (seen)" : ""), a.acknowledgedBy ? "" : "open")), "No alarms.");
  list("zones", state.zones.map((z) => element("li", z.id + ", " + z.name + ": " + (z.status === "ACTIVE" ? "in force" : words(z.status))
    + ", outline " + z.outlineVersion + ". " + z.rules.map((r) => words(r.service) + " " + words(r.level)).join("; "))), "No zones.");
}

function term(name, text) {
  return [element("dt", name), element("dd", text)];
}

function caller(c) {
  const parts = [c.mobility === "UNKNOWN" ? "not asked whether they can walk" : words(c.mobility)];
  parts.push(c.safeToMove === "UNKNOWN" ? "not asked whether it is safe to move" : c.safeToMove === "YES" ? "safe to move" : "not safe to move");
  if (c.child) parts.push("a child");
  if (c.language) parts.push("speaks " + c.language);
  return parts.join(", ");
}

function acknowledged(i) {
  const held = i.acknowledgements.map((a) => party(a.party) + " holds version " + a.version
    + (a.pointId && a.pointId !== i.point.pointId ? " of ANOTHER POINT" : "") + ", " + words(a.how) + " at " + clock(a.atMs));
  const missing = i.notHolding.map((p) => party(p) + " does not hold version " + i.point.version);
  return [...held, ...missing].join("; ") || "nobody has to";
}

function advice(r) {
  if (!r) return term("Recommended", "Nothing to send: it has all it needs, or has ended.");
  const made = term("Recommended", said(words(r.kind), r.reason));
  for (const ranked of r.ranked) {
    const who = ranked.candidates.slice(0, 5).map((c) => c.unitId + " " + minutes(c.turnoutMs + c.travelMs) + " (turnout " + minutes(c.turnoutMs) + ")").join(", ");
    const need = ranked.requirement;
    made.push(...term(words(need.service) + (need.capability ? ", " + need.capability : ""), who || "none"));
  }
  if (r.meeting) {
    r.meeting.options.forEach((o, n) => made.push(...term("Meeting point " + (n + 1), o.why)));
  }
  if (r.hold) made.push(...term("Released by", r.hold.releasedBy));
  return made;
}

// One call in full; the recommendation is asked anew with every change.
export async function drawDetail(desk) {
  const i = desk.state.incidents.find((x) => x.id === desk.chosen);
  byId("detail-head").textContent = i ? "Call " + i.id : "One call in detail";
  if (!i) {
    put("detail", term("None chosen", "V 1001 shows call 1001 here."));
    return;
  }
  const made = [
    ...term("What", i.type + ", priority " + i.priority + (i.beat ? ", beat " + i.beat : "")),
    ...term("Caller", caller(i.callerState)),
    ...term("Zones", i.zoneIds.join(", ") || "in none"),
    ...term("Units", i.units.map((u) => u.unitId + " " + typed(u.task)).join(", ") || "none"),
  ];
  if (i.point) {
    made.push(...term("Meeting point", i.point.spokenName + ", version " + i.point.version + "; caller leaves at " + clock(i.point.leaveAtMs)));
    made.push(...term("Who holds it", acknowledged(i)));
  }
  if (!i.outcome) {
    const found = await recommendation(i.id);
    if (!found.refusal) made.push(...advice(found.recommendation));
  }
  put("detail", made);
}
