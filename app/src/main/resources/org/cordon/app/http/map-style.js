// How the map's layers look, in MapLibre's style language. Names are drawn with the machine's own font: nothing is fetched.

const NONE = { type: "FeatureCollection", features: [] };

const LIVE = ["zones", "zone-names", "closures", "points", "calls", "units", "drawn"];

const WIDE = ["match", ["get", "class"], ["motorway", "trunk"], 3, ["primary", "secondary"], 2.2, ["tertiary"], 1.6, ["residential"], 1.2, 0.6];

const width = (more) => ["interpolate", ["exponential", 1.6], ["zoom"], 11, ["+", ["*", 0.5, WIDE], more], 14, ["+", ["*", 1.4, WIDE], more], 17, ["+", ["*", 6, WIDE], more]];

function ground(look) {
  const kind = (name, colour) => ({
    id: name, type: "fill", source: "city", "source-layer": "ground", filter: ["==", ["get", "kind"], name], paint: { "fill-color": colour },
  });
  return [
    { id: "background", type: "background", paint: { "background-color": look.land } },
    kind("land", look.land), kind("water", look.water), kind("park", look.park),
  ];
}

function streets(look) {
  const line = (id, colour, more) => ({
    id, type: "line", source: "city", "source-layer": "street",
    layout: { "line-cap": "round", "line-join": "round" },
    paint: { "line-color": colour, "line-width": width(more), "line-opacity": ["match", ["get", "level"], "tunnel", 0.4, 1] },
  });
  return [line("casing", look.casing, 1.5), line("street", look.street, 0)];
}

function words(id, source, look, size, more) {
  return {
    id, type: "symbol", source,
    layout: Object.assign({ "text-field": ["get", "name"], "text-size": size, "text-font": ["system-ui"] }, more),
    paint: { "text-color": look.name, "text-halo-color": look.halo, "text-halo-width": 1.5 },
  };
}

function names(look) {
  return [
    Object.assign(words("street-name", "city", look, 11, { "symbol-placement": "line", "symbol-spacing": 350 }), { "source-layer": "street", minzoom: 14 }),
    Object.assign(words("site-name", "city", look, 10, { "text-anchor": "top" }), { "source-layer": "site", minzoom: 15 }),
  ];
}

function signs(id, look, size) {
  return words(id, id, look, size, {
    "icon-image": ["get", "sign"], "icon-size": 0.5, "icon-allow-overlap": true, "icon-offset": ["get", "offset"],
    "text-anchor": "top", "text-offset": ["get", "below"], "text-optional": true,
  });
}

function live(look) {
  return [
    { id: "zone-fill", type: "fill", source: "zones", paint: { "fill-pattern": ["concat", "zone-", ["get", "status"]] } },
    { id: "zone-edge", type: "line", source: "zones", filter: ["==", ["get", "status"], "force"], paint: { "line-color": look.zone, "line-width": 3 } },
    { id: "draft-edge", type: "line", source: "zones", filter: ["==", ["get", "status"], "draft"], paint: { "line-color": look.zone, "line-width": 2, "line-dasharray": [3, 3] } },
    { id: "closed-area", type: "fill", source: "closures", filter: ["==", ["geometry-type"], "Polygon"], paint: { "fill-pattern": "closed" } },
    { id: "barrier", type: "line", source: "closures", filter: ["==", ["geometry-type"], "LineString"], paint: { "line-color": look.zone, "line-width": 5, "line-dasharray": [1, 0.6] } },
    { id: "drawn-line", type: "line", source: "drawn", paint: { "line-color": look.edge, "line-width": 2, "line-dasharray": [1, 2] } },
    { id: "drawn-corner", type: "circle", source: "drawn", filter: ["==", ["geometry-type"], "Point"], paint: { "circle-radius": 5, "circle-color": look.edge } },
    words("zone-names", "zone-names", look, 13, { "text-allow-overlap": true }),
    signs("points", look, 11), signs("units", look, 11), signs("calls", look, 13),
  ];
}

export function style(look) {
  const sources = { city: { type: "vector", tiles: [location.origin + "/tiles/{z}-{x}-{y}"], minzoom: 10, maxzoom: 16 } };
  for (const name of LIVE) sources[name] = { type: "geojson", data: NONE };
  return { version: 8, sources, layers: [...ground(look), ...streets(look), ...names(look), ...live(look)] };
}
