// The map: the city's tiles from this server, and over them what stands now. It only shows; every action is a line.

import { FILLS, LETTER, fill, look, sign, whenTheLookChanges } from "./map-signs.js";
import { style } from "./map-style.js";

const E7 = 1e7;
const NO_WEBGL = "No map: this browser has no WebGL. Everything else works; every place can be named in words.";
const NO_LIBRARY = "No map: this program was built without npm. Everything else works; every place can be named in words.";

let map = null;
let drawn = null;
let drawing = [];

export const at = (place) => [place.lonE7 / E7, place.latE7 / E7];

const feature = (geometry, properties) => ({ type: "Feature", geometry, properties });
const point = (place, properties) => feature({ type: "Point", coordinates: at(place) }, properties);
const ring = (places) => ({ type: "Polygon", coordinates: [[...places.map(at), at(places[0])]] });

function script(address) {
  return new Promise((done, failed) => {
    const made = document.createElement("script");
    made.src = address;
    made.onload = done;
    made.onerror = failed;
    document.head.append(made);
  });
}

function styleSheet(address) {
  const made = document.createElement("link");
  made.rel = "stylesheet";
  made.href = address;
  document.head.append(made);
}

function bounds(box, zones) {
  const places = zones.flatMap((z) => z.outline);
  if (!places.length) return [at(box.southWest), at(box.northEast)];
  const lons = places.map((p) => p.lonE7 / E7);
  const lats = places.map((p) => p.latE7 / E7);
  const margin = 0.009; // degrees: the streets around a zone matter as much
  return [[Math.min(...lons) - margin, Math.min(...lats) - margin], [Math.max(...lons) + margin, Math.max(...lats) + margin]];
}

// Opens the map on the page, or says why there is none. Never throws: the desk goes on without.
export async function openMap(element, say, state, clicked) {
  try {
    styleSheet("/map/maplibre-gl.css");
    await script("/map/maplibre-gl-csp.js");
  } catch (missing) {
    say(NO_LIBRARY);
    return;
  }
  try {
    const box = await (await fetch("/map")).json();
    const { maplibregl } = window;
    maplibregl.setWorkerUrl("/map/maplibre-gl-csp-worker.js");
    map = new maplibregl.Map({
      container: element, style: style(look()), bounds: bounds(box, state.zones), attributionControl: false, maxZoom: 19, minZoom: 9,
      fadeDuration: 0, pitchWithRotate: false, dragRotate: false,
    });
    map.addControl(new maplibregl.NavigationControl({ showCompass: false }));
    map.addControl(new maplibregl.ScaleControl({}));
  } catch (broken) {
    map = null;
    say(NO_WEBGL);
    return;
  }
  map.on("styleimagemissing", (e) => { if (!map.hasImage(e.id)) map.addImage(e.id, FILLS.includes(e.id) ? fill(e.id, look()) : sign(e.id, look())); });
  map.on("load", () => { show(drawn || state); element.dataset.map = "loaded"; });
  map.on("click", (e) => clicked({ latE7: Math.round(e.lngLat.lat * E7), lonE7: Math.round(e.lngLat.lng * E7) }));
  map.on("idle", () => { element.dataset.map = "idle"; });
  whenTheLookChanges(() => { map.setStyle(style(look()), { diff: false }); map.once("styledata", () => { if (drawn) show(drawn); }); });
  say("");
}

const stands = (z) => (z.status === "ACTIVE" ? "force" : "draft");

function zones(state) {
  return state.zones.filter((z) => z.status !== "ENDED");
}

function middle(places) {
  const mean = (of) => Math.round(places.reduce((sum, p) => sum + of(p), 0) / places.length);
  return { lonE7: mean((p) => p.lonE7), latE7: mean((p) => p.latE7) };
}

function units(state) {
  const beside = new Map();
  return state.units.filter((u) => u.status !== "OFF_DUTY").map((u) => {
    const here = u.seen ? u.seen.place : u.post;
    const key = here.latE7 + " " + here.lonE7;
    const n = beside.get(key) || 0;
    beside.set(key, n + 1);
    return point(here, { name: u.id, sign: u.service + "-" + LETTER[u.status], offset: [n * 56, 0], below: [n * 2.55, 1.1] });
  });
}

function calls(state) {
  return state.incidents.filter((i) => i.place && !i.outcome)
    .map((i) => point(i.place, { name: i.id, sign: "CALL-" + i.priority, offset: [0, 0], below: [0, 1.1] }));
}

function points(state) {
  const meet = state.incidents.filter((i) => i.point && !i.outcome)
    .map((i) => point(i.point.place, { name: "meet " + i.id, sign: "MEET-" + i.point.version, offset: [0, 0], below: [0, 1.1] }));
  const agreed = zones(state).flatMap((z) => z.collectionPoints)
    .map((p) => point(p.place, { name: p.spokenName, sign: "COLLECT-C", offset: [0, 0], below: [0, 1.1] }));
  return [...agreed, ...meet];
}

function closures(state) {
  return state.closures.map((c) => feature(c.area ? ring(c.points) : { type: "LineString", coordinates: c.points.map(at) }, { name: c.id }));
}

const put = (source, features) => map.getSource(source).setData({ type: "FeatureCollection", features });

function show(state) {
  put("zones", zones(state).map((z) => feature(ring(z.outline), { status: stands(z) })));
  put("zone-names", zones(state).map((z) => point(middle(z.outline), { name: z.name + "\n" + (stands(z) === "force" ? "in force" : "draft") + ", outline " + z.outlineVersion })));
  put("closures", closures(state));
  put("points", points(state));
  put("units", units(state));
  put("calls", calls(state));
  showDrawing();
}

function showDrawing() {
  const line = drawing.length > 1 ? [feature({ type: "LineString", coordinates: drawing.map(at) }, {})] : [];
  put("drawn", [...line, ...drawing.map((p) => point(p, {}))]);
}

// Corners that somebody is drawing, before they are anything.
export function drawCorners(places) {
  drawing = places;
  if (map && map.getSource("drawn")) showDrawing();
}

// What stands now; drawn when the map is ready for it.
export function drawMap(state) {
  drawn = state;
  if (map && map.isStyleLoaded() && map.getSource("units")) show(state);
}
