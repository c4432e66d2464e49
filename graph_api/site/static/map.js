// Replaces the static map by one that can be moved and enlarged. The list next to it stays as it is.
const box = document.getElementById("map");
Promise.all([box.dataset.shapes, box.dataset.places].map((address) => fetch(address, { headers: { Accept: "application/json" } }).then((answer) => answer.json())))
  .then(([shapes, { municipalities }]) => draw(shapes, new Map(municipalities.map((place) => [place.nis, place]))))
  .catch(() => {});

function draw(shapes, places) {
  const frame = document.createElement("div");
  frame.className = "leaflet-frame";
  box.replaceChildren(frame);
  const map = L.map(frame, { attributionControl: false, zoomSnap: 0.25, scrollWheelZoom: false, maxZoom: 13 });
  const ofKind = (kind) => ({ type: "FeatureCollection", features: shapes.features.filter((shape) => shape.properties.kind === kind) });
  const outlines = L.geoJSON(ofKind("provinces"), { interactive: false, style: { className: "outline", weight: 1, fillOpacity: 1 } }).addTo(map);
  L.geoJSON(ofKind("municipalities"), {
    style: ({ properties }) => ({ className: places.get(properties.nis)?.projects.length ? "city busy" : "city", weight: 1.2, fillOpacity: 1 }),
    onEachFeature: (shape, layer) => {
      const place = places.get(shape.properties.nis);
      if (!place) return;
      const count = place.projects.length;
      layer.bindTooltip(textOf("span", count ? `${place.label} ${count}` : place.label), { permanent: true, direction: "center", className: "city-name" });
      layer.bindPopup(popup(place));
    },
  }).addTo(map);
  map.fitBounds(outlines.getBounds(), { padding: [4, 4] });
  for (const path of frame.querySelectorAll("path.leaflet-interactive")) path.removeAttribute("tabindex");
  frame.setAttribute("role", "application");
  frame.setAttribute("aria-label", box.dataset.label);
}

function popup(place) {
  const content = document.createElement("div");
  content.append(linkTo(place));
  const list = document.createElement("ul");
  for (const project of place.projects) {
    const item = document.createElement("li");
    item.append(linkTo(project));
    list.append(item);
  }
  content.append(list);
  return content;
}

function linkTo({ label, href }) {
  const link = textOf("a", label);
  if (href?.startsWith("/") || href?.startsWith("https://")) link.href = href;
  return link;
}

function textOf(tag, text) {
  const element = document.createElement(tag);
  element.textContent = text;
  return element;
}
