// What the map draws: signs that differ by shape and letter first, and by colour only besides.

export const LETTER = {
  OFF_DUTY: "-", AVAILABLE: "A", DISPATCHED: "D", ACKNOWLEDGED: "K", EN_ROUTE: "E", STAGED: "S", ON_SCENE: "O",
  HANDS_ON: "H", LEFT: "L", AT_HOSPITAL: "T",
};

const SIZE = 44; // device pixels of a sign, drawn at half of it

const SHAPE = {
  POLICE: (c) => { c.rect(6, 6, 32, 32); },
  FIRE: (c) => { c.moveTo(22, 2); c.lineTo(42, 22); c.lineTo(22, 42); c.lineTo(2, 22); c.closePath(); },
  EMS: (c) => { c.arc(22, 22, 18, 0, 2 * Math.PI); },
  CALL: (c) => { c.moveTo(22, 2); c.lineTo(42, 39); c.lineTo(2, 39); c.closePath(); },
  MEET: (c) => { c.moveTo(13, 3); c.lineTo(31, 3); c.lineTo(41, 22); c.lineTo(31, 41); c.lineTo(13, 41); c.lineTo(3, 22); c.closePath(); },
  COLLECT: (c) => { c.moveTo(22, 42); c.lineTo(3, 20); c.lineTo(10, 3); c.lineTo(34, 3); c.lineTo(41, 20); c.closePath(); },
};

function canvas(size) {
  const made = document.createElement("canvas");
  made.width = size;
  made.height = size;
  return made.getContext("2d", { willReadFrequently: true });
}

// One sign: a filled shape with a letter on it. "CALL-1", "POLICE-A", "MEET-2".
export function sign(id, look) {
  const [shape, letter] = id.split(/-(.*)/);
  const c = canvas(SIZE);
  c.beginPath();
  SHAPE[shape](c);
  c.fillStyle = look[shape] || look.point;
  c.fill();
  c.lineWidth = 3;
  c.strokeStyle = look.edge;
  c.stroke();
  c.fillStyle = look.letter;
  c.font = "bold 22px system-ui, sans-serif";
  c.textAlign = "center";
  c.textBaseline = "middle";
  c.fillText(letter, SIZE / 2, shape === "CALL" ? 28 : 23);
  return c.getImageData(0, 0, SIZE, SIZE);
}

// Fills that tell zones apart in grey too: hatched when in force, dotted when drafted, crossed where streets are closed.
const FILL = {
  "zone-force": (c) => { for (let i = -16; i < 32; i += 8) { c.moveTo(i, 16); c.lineTo(i + 16, 0); } },
  "zone-draft": (c) => { c.rect(3, 3, 1, 1); c.rect(11, 11, 1, 1); },
  closed: (c) => { c.moveTo(0, 0); c.lineTo(16, 16); c.moveTo(16, 0); c.lineTo(0, 16); },
};

export const FILLS = Object.keys(FILL);

export function fill(id, look) {
  const c = canvas(16);
  c.beginPath();
  FILL[id](c);
  c.lineWidth = 1.5;
  c.strokeStyle = look.zone;
  c.stroke();
  return c.getImageData(0, 0, 16, 16);
}

const LIGHT = {
  land: "#f4f1ea", water: "#b9d3e4", park: "#d5e3c3", street: "#ffffff", casing: "#b8b2a4", name: "#3d3a33", halo: "#ffffff",
  zone: "#8f1d14", edge: "#111111", letter: "#ffffff", POLICE: "#1d4f91", FIRE: "#a61b1b", EMS: "#1f6b3a", CALL: "#111111", point: "#6a3d9a",
};
const DARK = {
  land: "#22262b", water: "#14324a", park: "#24382a", street: "#565d66", casing: "#343a41", name: "#e6e2d8", halo: "#16191d",
  zone: "#ff9a8c", edge: "#ffffff", letter: "#000000", POLICE: "#8ec2ff", FIRE: "#ff9c94", EMS: "#86dca5", CALL: "#ffffff", point: "#d7b4ff",
};

const dark = matchMedia("(prefers-color-scheme: dark)");

export const look = () => (dark.matches ? DARK : LIGHT);

export const whenTheLookChanges = (redraw) => dark.addEventListener("change", redraw);
