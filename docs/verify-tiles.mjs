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

function checkpoint() {
  const key = readFileSync(keyFile, "utf8").trim();
  const name = key.slice(0, key.indexOf("+"));
  const id = key.slice(name.length + 1, name.length + 9);
  const raw = Buffer.from(key.slice(name.length + 10), "base64");
  if (raw[0] !== 1 || sha(name, "\n", raw).subarray(0, 4).toString("hex") !== id) {
    fail(keyFile, "no public key of a log");
  }
  const spki = Buffer.concat([Buffer.from("302a300506032b6570032100", "hex"), raw.subarray(1)]);
  const publicKey = createPublicKey({ key: spki, format: "der", type: "spki" });
  const note = file("checkpoint").toString("utf8");
  const blank = note.lastIndexOf("\n\n");
  const text = note.slice(0, blank + 1);
  const signed = note.slice(blank + 2).split("\n").some((line) => {
    const [dash, signer, base64] = line.split(" ");
    const bytes = Buffer.from(base64 ?? "", "base64");
    return dash === "\u2014" && signer === name && bytes.subarray(0, 4).toString("hex") === id
      && verify(null, Buffer.from(text), publicKey, bytes.subarray(4));
  });
  const [origin, size, root] = text.split("\n");
  if (!signed || origin !== name) {
    fail("checkpoint", `not signed by ${name}`);
  }
  return { name, size: Number(size), root };
}

function entries(size) {
  const leaves = [];
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
      leaves.push(leaf(bundle.subarray(at + 2, end)));
      at = end;
    }
    if (at !== bundle.length) {
      fail(path, "goes on after its last entry");
    }
  }
  return leaves;
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

const signed = checkpoint();
const leaves = entries(signed.size);
tiles(leaves);
if (root(leaves).toString("base64") !== signed.root) {
  fail("the tree", "the entries do not have the root that was signed");
}
console.log(`WHOLE: ${signed.size} entries under the key of ${signed.name}`);
