// A second checker of an exported record, from docs/record-format.md alone: Node.js, no packages.
// node docs/verify-tiles.mjs FOLDER PUBLIC-KEY-FILE
// Prints WHOLE or what is wrong and where; exit code 0 or 1.
import { createHash, createPublicKey, verify } from "node:crypto";
import { readFileSync } from "node:fs";
import { join } from "node:path";

const [folder, keyFile] = process.argv.slice(2);
const sha = (...parts) => parts.reduce((hash, part) => hash.update(part), createHash("sha256")).digest();
const leaf = (entry) => sha(Buffer.of(0), entry);
const node = (left, right) => sha(Buffer.of(1), left, right);

function fail(where, what) {
  console.log(`DAMAGED: ${where}: ${what}`);
  process.exit(1);
}

function file(path) {
  try {
    return readFileSync(join(folder, path));
  } catch (e) {
    return fail(path, `cannot be read (${e.code})`);
  }
}

function numbered(index, width) {
  let groups = String(index % 1000).padStart(3, "0");
  for (let rest = Math.floor(index / 1000); rest > 0; rest = Math.floor(rest / 1000)) {
    groups = `x${String(rest % 1000).padStart(3, "0")}/${groups}`;
  }
  return width === 256 ? groups : `${groups}.p/${width}`;
}

function publicKey(line, where) {
  const [, name, id, base64] = line.trim().match(/^([^+\s]+)\+([0-9a-f]{8})\+(\S+)$/) ?? [];
  const raw = Buffer.from(base64 ?? "", "base64");
  if (raw[0] !== 1 || raw.length !== 33 || sha(name, "\n", raw).subarray(0, 4).toString("hex") !== id) {
    fail(where, "no public key of a log");
  }
  const spki = Buffer.concat([Buffer.from("302a300506032b6570032100", "hex"), raw.subarray(1)]);
  const key = createPublicKey({ key: spki, format: "der", type: "spki" });
  return { line: line.trim(), name, id, key };
}

// The text of a note when this key signed it, else null.
function signedBy(note, key) {
  const blank = note.lastIndexOf("\n\n");
  const text = note.slice(0, blank + 1);
  const signed = note.slice(blank + 2).split("\n").some((line) => {
    const [dash, signer, base64] = line.split(" ");
    const bytes = Buffer.from(base64 ?? "", "base64");
    return dash === "\u2014" && signer === key.name && bytes.subarray(0, 4).toString("hex") === key.id
      && verify(null, Buffer.from(text), key.key, bytes.subarray(4));
  });
  return signed ? text : null;
}

// What the checkpoint says; who signed it shows once the keys were followed through the entries.
function checkpoint() {
  const note = file("checkpoint").toString("utf8");
  const [origin, size, root] = note.split("\n");
  if (!/^(0|[1-9][0-9]{0,14})$/.test(size ?? "")) {
    fail("checkpoint", "no number of entries");
  }
  return { note, origin, size: Number(size), root };
}

// The key that signs in the end: each rotation must be signed by the key before, over what was there.
function lastKey(first, changes, leaves) {
  let key = first;
  for (const { n, kind, data } of changes) {
    const next = publicKey(data.newKey ?? "", `entry ${n}`);
    if (kind !== "log-key-rotated") {
      fail(`entry ${n}`, `${kind}: no key given speaks for ${next.line}; check with that key, if its owner gave it to you`);
    }
    const said = (signedBy(data.statement ?? "", key) ?? "").split("\n");
    const [head, origin, size, root64, nextLine] = said;
    if (data.oldKey !== key.line || head !== "cordon.record/key-rotated/v1" || origin !== key.name
      || nextLine !== next.line || next.name !== key.name || !(Number(size) <= n)
      || root(leaves, 0, Number(size)).toString("base64") !== root64) {
      fail(`entry ${n}`, "a key rotation that the key before did not sign so");
    }
    console.log(`entry ${n}: ${key.name}+${key.id} named its successor ${next.name}+${next.id}`);
    key = next;
  }
  return key;
}

// Changes after the one that made the given key the signing one; all of them where it was the first.
function changesFrom(given, changes) {
  const at = changes.findLastIndex((change) => change.data.newKey === given.line);
  return changes.slice(at + 1);
}

function entries(size) {
  const leaves = [];
  const changes = [];
  for (let first = 0; first < size; first += 256) {
    const width = Math.min(256, size - first);
    const path = `tile/entries/${numbered(first / 256, width)}`;
    const bundle = file(path);
    let at = 0;
    for (let i = 0; i < width; i++) {
      const end = at + 2 <= bundle.length ? at + 2 + bundle.readUInt16BE(at) : Infinity;
      if (end > bundle.length) {
        fail(path, `ends inside entry ${first + i}`);
      }
      const entry = bundle.subarray(at + 2, end);
      leaves.push(leaf(entry));
      if (entry.includes('"kind":"log-key-')) {
        const { kind, data } = JSON.parse(entry.toString("utf8"));
        if (typeof kind === "string" && kind.startsWith("log-key-")) {
          changes.push({ n: first + i, kind, data });
        }
      }
      at = end;
    }
    if (at !== bundle.length) {
      fail(path, "goes on after its last entry");
    }
  }
  return { leaves, changes };
}

// Root of hashes as RFC 6962 defines it: split at the largest power of two below their number.
function root(hashes, from = 0, to = hashes.length) {
  if (to - from <= 1) {
    return to === from ? sha() : hashes[from];
  }
  const half = 2 ** Math.ceil(Math.log2(to - from) - 1);
  return node(root(hashes, from, from + half), root(hashes, from + half, to));
}

function tiles(leaves) {
  let hashes = leaves;
  for (let level = 0; hashes.length > 0; level++) {
    const above = [];
    for (let first = 0; first < hashes.length; first += 256) {
      const some = hashes.slice(first, first + 256);
      const path = `tile/${level}/${numbered(first / 256, some.length)}`;
      const tile = file(path);
      if (tile.length !== 32 * some.length) {
        fail(path, `has ${tile.length} bytes`);
      }
      some.forEach((hash, i) => {
        if (!hash.equals(tile.subarray(32 * i, 32 * i + 32))) {
          fail(level === 0 ? `entry ${first + i}` : path, "entry and tile differ");
        }
      });
      if (some.length === 256) {
        above.push(root(some));
      }
    }
    hashes = above;
  }
}

const given = publicKey(readFileSync(keyFile, "utf8"), keyFile);
const signed = checkpoint();
const { leaves, changes } = entries(signed.size);
tiles(leaves);
if (root(leaves).toString("base64") !== signed.root) {
  fail("the tree", "the entries do not have the root that was signed");
}
const key = lastKey(given, changesFrom(given, changes), leaves);
if (signed.origin !== key.name || signedBy(signed.note, key) === null) {
  fail("checkpoint", `not signed by ${key.name}+${key.id}`);
}
console.log(`WHOLE: ${signed.size} entries under the key of ${key.name}`);
