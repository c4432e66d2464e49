// Replaces the static map by one that can be moved and enlarged. The list next to it stays as it is.
const box = document.getElementById("map");
Promise.all([box.dataset.shapes, box.dataset.places].map((address) => fetch(address).then((answer) => answer.json())))
  .then(([shapes, { places }]) => draw(shapes, new Map(places.map((place) => [place.code, place]))))
  .catch(() => {});

function draw(shapes, places) {
  const frame = document.createElement("div");
  frame.className = "leaflet-frame";
  box.replaceChildren(frame);
  const map = L.map(frame, { attributionControl: false, zoomSnap: 0.25, scrollWheelZoom: false, maxZoom: 13 });
  const only = (coded) => ({ type: "FeatureCollection", features: shapes.features.filter((shape) => Boolean(shape.properties.code) === coded) });
  L.geoJSON(only(false), { interactive: false, style: { className: "outline", weight: 1, fillOpacity: 1 } }).addTo(map);
  L.geoJSON(only(true), {
    style: ({ properties }) => ({ className: places.get(properties.code)?.things.length ? "place busy" : "place", weight: 1.2, fillOpacity: 1 }),
    onEachFeature: (shape, layer) => {
      const place = places.get(shape.properties.code);
      if (!place) return;
      const count = place.things.length;
      layer.bindTooltip(textOf("span", count ? `${place.label} ${count}` : place.label), { permanent: true, direction: "center", className: "place-name" });
      layer.bindPopup(popup(place));
    },
  }).addTo(map);
  map.fitBounds(L.geoJSON(shapes).getBounds(), { padding: [4, 4] });
  for (const path of frame.querySelectorAll("path.leaflet-interactive")) path.removeAttribute("tabindex");
  frame.setAttribute("role", "application");
  frame.setAttribute("aria-label", box.dataset.label);
}

function popup(place) {
  const content = document.createElement("div");
  content.append(linkTo(place));
  const list = document.createElement("ul");
  for (const thing of place.things) {
    const item = document.createElement("li");
    item.append(linkTo(thing));
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
