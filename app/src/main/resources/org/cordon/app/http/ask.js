// What is sent to the server, and what comes back.

export const pause = (ms) => new Promise((done) => { setTimeout(done, ms); });

export async function get(path) {
  return (await fetch(path)).json();
}

export async function post(path, body, headers) {
  const answer = await fetch(path, {
    method: "POST",
    headers: Object.assign({ "Content-Type": "application/json" }, headers),
    body: JSON.stringify(body),
  });
  return answer.status === 204 ? {} : answer.json();
}

export async function signIn() {
  const found = location.hash.match(/^#sign-in=([A-Za-z0-9_-]+)$/);
  if (!found) return;
  history.replaceState(null, "", "/");
  await post("/session", { token: found[1] });
}

const PASSES = ["desk-unavailable", "standing-by"]; // another server may answer here in a moment
const TRIES = 16;

let provisional = null; // the last answer that is on no record yet

// What was answered as provisional since this was last asked, or null.
export function takeProvisional() {
  const kept = provisional;
  provisional = null;
  return kept;
}

// Gives a command; when the line breaks or no server leads, again under the same key, so that it is done once.
export async function give(command, data) {
  const headers = { "Idempotency-Key": crypto.randomUUID() };
  for (let tries = 1; ; tries++) {
    try {
      const answer = await post("/commands", { command, data }, headers);
      if (answer.provisional) provisional = answer;
      if (!answer.refusal || !PASSES.includes(answer.refusal.name) || tries === TRIES) return answer;
    } catch (broken) {
      if (tries === TRIES) throw broken;
    }
    await pause(500);
  }
}

export const recommendation = (id) => get("/incidents/" + encodeURIComponent(id) + "/recommendation");

export const tell = (id, language) => get("/incidents/" + encodeURIComponent(id) + "/tell" + (language ? "?language=" + encodeURIComponent(language) : ""));

export const crewLink = (unitId) => post("/units/" + encodeURIComponent(unitId) + "/link", {});

export const preview = (id) => get("/zones/" + encodeURIComponent(id) + "/preview");

export const place = (name) => get("/places?name=" + encodeURIComponent(name));

export const refused = (r) => r.found + " (" + r.where + "). " + r.remedy;
