"use strict";
(() => {
  const button = document.getElementById("check");
  const result = document.getElementById("result");
  const say = (text) => { result.textContent = text; };
  if (!window.crypto || !crypto.subtle) {
    say("This browser gives the page no SHA-256, so nothing is checked here; use cordon record verify.");
    return;
  }
  button.hidden = false;
  say("Not checked yet.");
  const bytesOf = (base64) => Uint8Array.from(atob(base64), (c) => c.charCodeAt(0));
  const utf8 = (text) => new TextEncoder().encode(text);
  const joined = (...parts) => {
    const all = new Uint8Array(parts.reduce((n, p) => n + p.length, 0));
    let at = 0;
    for (const part of parts) { all.set(part, at); at += part.length; }
    return all;
  };
  const same = (a, b) => a.length === b.length && a.every((x, i) => x === b[i]);
  const sha256 = async (bytes) => new Uint8Array(await crypto.subtle.digest("SHA-256", bytes));
  const leafOf = (bytes) => sha256(joined([0], bytes));
  const nodeOf = (left, right) => sha256(joined([1], left, right));

  // RFC 9162, section 2.1.3.2.
  const rootOf = async (leaf, index, size, path) => {
    let at = index, last = size - 1, hash = leaf;
    for (const beside of path) {
      if (last === 0) { return null; }
      if (at % 2 === 1 || at === last) {
        hash = await nodeOf(beside, hash);
        while (at % 2 === 0 && at !== 0) { at = Math.floor(at / 2); last = Math.floor(last / 2); }
      } else {
        hash = await nodeOf(hash, beside);
      }
      at = Math.floor(at / 2);
      last = Math.floor(last / 2);
    }
    return last === 0 ? hash : null;
  };

  const signature = async (note, text, origin) => {
    const typed = document.getElementById("key").value.trim();
    if (typed === "") { return { state: "open", text: "The checkpoint's signature: not checked here, for no public key was given." }; }
    const wrong = { state: "bad", text: "The checkpoint's signature: not a public key of the form NAME+ID+KEY." };
    const parts = typed.match(/^([^+]+)\+([0-9a-f]{8})\+(.+)$/);
    if (!parts) { return wrong; }
    let raw;
    try { raw = bytesOf(parts[3]); } catch (e) { return wrong; }
    if (raw.length !== 33 || raw[0] !== 1) { return wrong; }
    const id = (await sha256(joined(utf8(parts[1] + "\n"), raw))).slice(0, 4);
    const line = note.slice(text.length + 1).split("\n")
      .filter((l) => l.startsWith("\u2014 " + parts[1] + " "))
      .map((l) => bytesOf(l.slice(l.lastIndexOf(" ") + 1)))
      .find((b) => same(b.slice(0, 4), id));
    if (parts[1] !== origin || !line) { return { state: "bad", text: "The checkpoint's signature: FAILED. This key did not sign it." }; }
    try {
      const key = await crypto.subtle.importKey("raw", raw.slice(1), { name: "Ed25519" }, false, ["verify"]);
      const good = await crypto.subtle.verify({ name: "Ed25519" }, key, line.slice(4), utf8(text));
      return good
        ? { state: "good", text: "The checkpoint's signature: by this key." }
        : { state: "bad", text: "The checkpoint's signature: FAILED. It is not over this text." };
    } catch (e) {
      return { state: "open", text: "The checkpoint's signature: not checked here, for this browser knows no Ed25519." };
    }
  };

  button.addEventListener("click", async () => {
    say("Checking\u2026");
    const note = document.getElementById("note").textContent;
    const text = note.slice(0, note.indexOf("\n\n") + 1);
    const [origin, count, rootText] = text.split("\n");
    const bad = [];
    let checked = 0;
    for (const entry of document.querySelectorAll("details.entry")) {
      const number = Number(entry.querySelector("div[id]").id.slice(1));
      const bytes = utf8(entry.querySelector(".bytes").textContent);
      let holds = false;
      try {
        const leaf = await leafOf(bytes);
        const path = entry.querySelector(".path").textContent.split("\n").filter((l) => l !== "").map(bytesOf);
        const root = await rootOf(leaf, number, Number(count), path);
        holds = same(leaf, bytesOf(entry.querySelector(".leaf").textContent)) && root !== null && same(root, bytesOf(rootText));
      } catch (e) { holds = false; }
      entry.querySelector(".checked").textContent = holds ? "\u25cf stands in the record" : "\u25a0 NOT in this record as printed";
      checked++;
      if (!holds) { bad.push(number); }
    }
    const signed = await signature(note, text, origin);
    const sum = bad.length === 0
      ? "All " + checked + " entries stand in the record of " + count + " entries as printed."
      : "FAILED: " + bad.length + " of " + checked + " entries are not on the record as printed: " + bad.slice(0, 20).join(", ") + ".";
    say(sum + "\n" + signed.text);
    result.dataset.state = bad.length > 0 || signed.state === "bad" ? "bad" : signed.state;
  });
})();
