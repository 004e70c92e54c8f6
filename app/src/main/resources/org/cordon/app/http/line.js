// The command line: history, completion, and the answer in one line below it.

import { refused, takeProvisional } from "./ask.js";
import { CALLER, OUTCOMES, REASONS, SERVICES, VERBS, run } from "./commands.js";
import { byId, element, put } from "./words.js";

const past = [];
let at = 0;

function answer(text, isRefused) {
  byId("said").textContent = text;
  byId("said").classList.toggle("refused", isRefused);
}

function help() {
  put("help-list", Object.values(VERBS).flatMap(([form, does]) => [element("dt", form), element("dd", does)]));
  byId("help").open = true;
  answer("Everything that can be typed stands below; Escape closes it.", false);
}

async function entered(desk, event) {
  event.preventDefault();
  const line = byId("line");
  const text = line.value;
  if (!text.trim()) return;
  past.push(text);
  at = past.length;
  line.value = "";
  if (/^help$/i.test(text.trim())) { help(); return; }
  if (!desk.state) { answer("Not signed in: go to /sign-in, or open the link that the server printed.", true); return; }
  try {
    takeProvisional();
    const done = await run(desk, text);
    const kept = takeProvisional();
    if (done.refusal) answer(text + ": " + refused(done.refusal), true);
    else if (kept) answer(text + ": PROVISIONAL. The record is out of reach; this is kept on this server only, as number " + kept.number + ".", true);
    else answer(done.text || text + ": done.", false);
  } catch (broken) {
    answer(text + ": the server does not answer. It is not known whether this was done; look before you repeat it.", true);
  }
  if (desk.state) desk.refresh();
}

// What may stand at a word of the line: by the verb's kinds, and free words after them.
function choices(desk, before) {
  const { state } = desk;
  if (!before.length) return Object.keys(VERBS);
  const verb = VERBS[before[0].toUpperCase()];
  const kind = verb ? verb[2][before.length - 1] : "";
  const ids = (all) => all.map((x) => x.id);
  const units = ids(state.units);
  const calls = ids(state.incidents.filter((i) => !i.outcome));
  const by = {
    type: () => [...new Set(state.kinds.map((k) => k.type))],
    priority: () => state.kinds.filter((k) => k.type === before[1]).map((k) => String(k.priority)),
    call: () => calls, unit: () => units, party: () => [...units, ...SERVICES, "caller"], zone: () => ids(state.zones), closure: () => ids(state.closures),
    outcome: () => OUTCOMES, caller: () => CALLER, service: () => [...SERVICES, "all"], level: () => ["open", "escorted", "staged", "closed"],
    number: () => state.alarms.map((a, n) => String(n + 1)), place: () => [], name: () => [],
  };
  return by[kind] ? by[kind]() : [...calls, ...units, ...ids(state.zones), ...REASONS, ...CALLER];
}

function complete(desk, line) {
  const from = line.value.lastIndexOf(" ") + 1;
  const begun = line.value.slice(from).toUpperCase();
  const fits = choices(desk, line.value.slice(0, from).trim().split(/\s+/).filter(Boolean)).filter((c) => c.toUpperCase().startsWith(begun));
  if (fits.length === 1) line.value = line.value.slice(0, from) + fits[0] + " ";
  else answer(fits.slice(0, 30).join("  ") || "Nothing begins so.", false);
}

function recalled(line, to) {
  at = Math.min(Math.max(0, to), past.length);
  line.value = past[at] || "";
}

function pressed(desk, event) {
  const line = byId("line");
  if (event.key === "ArrowUp" && past.length) { recalled(line, at - 1); event.preventDefault(); }
  if (event.key === "ArrowDown" && past.length) { recalled(line, at + 1); event.preventDefault(); }
  if (event.key === "Tab" && !event.shiftKey && line.value && desk.state) { event.preventDefault(); complete(desk, line); }
}

export function startLine(desk) {
  byId("form").addEventListener("submit", (event) => entered(desk, event));
  byId("line").addEventListener("keydown", (event) => pressed(desk, event));
  document.addEventListener("keydown", (event) => {
    if (event.key === "F1") { event.preventDefault(); help(); }
    if (event.key === "Escape") { byId("help").open = false; byId("line").focus(); }
  });
}
