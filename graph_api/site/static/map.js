// Replaces the static map by one that can be moved and enlarged. The list next to it stays as it is.
import { drawOn, textOf } from "./drawing.js";

const box = document.getElementById("map");
const json = (address) => (address ? fetch(address).then((answer) => answer.json()) : { type: "FeatureCollection", features: [] });
Promise.all([json(box.dataset.shapes), json(box.dataset.places)]).then(([shapes, found]) => draw(shapes, found)).catch(() => {});

function draw(shapes, { west, places }) {
  const frame = Object.assign(document.createElement("div"), { className: "leaflet-frame" });
  box.replaceChildren(frame);
  drawOn(frame, {
    shapes,
    west,
    places,
    name: ({ label, things }) => (things.length ? `${label} ${things.length}` : label),
    isBusy: ({ things }) => things.length > 0,
    attend: (layer, place) => layer.bindPopup(popup(place)),
  });
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
