// Draws places on a map that can be moved and enlarged: as the areas of a file of boundaries, or as points.
// `name` gives the text for a place, `isBusy` whether it has something to show, and `attend` adds what a click does.
export function drawOn(frame, { shapes, west, places, name, isBusy, attend }) {
  const byCode = new Map(places.map((place) => [place.code, place]));
  const placeOf = ({ properties }) => (properties.code ? byCode.get(String(properties.code)) : undefined);
  // A map may cross the line where the date changes: every longitude is counted from its left side.
  const at = (latitude, longitude) => L.latLng(latitude, west + ((((longitude - west) % 360) + 360) % 360));
  const map = L.map(frame, { attributionControl: false, zoomSnap: 0.25, scrollWheelZoom: false, maxZoom: 13 });
  const layer = (given) => L.geoJSON(shapes, { coordsToLatLng: ([longitude, latitude]) => at(latitude, longitude), ...given }).addTo(map);
  const outlines = layer({ filter: ({ properties }) => !properties.code, interactive: false, style: { className: "outline", weight: 1, fillOpacity: 1 } });
  const areas = layer({
    filter: (shape) => placeOf(shape) !== undefined,
    style: (shape) => ({ className: isBusy(placeOf(shape)) ? "place busy" : "place", weight: 1.2, fillOpacity: 1 }),
    onEachFeature: (shape, area) => {
      area.bindTooltip(textOf("span", name(placeOf(shape))), { permanent: true, direction: "center", className: "place-name" });
      attend(area, placeOf(shape));
    },
  });
  const points = L.featureGroup(places.filter((place) => place.position).map((place) => {
    const point = L.circleMarker(at(...place.position), { className: "point", radius: 4, weight: 1, fillOpacity: 1 });
    attend(point.bindTooltip(textOf("span", name(place))), place);
    return point;
  })).addTo(map);
  const parts = [outlines, areas, points].map((part) => part.getBounds());
  map.fitBounds(parts.reduce((all, part) => all.extend(part), L.latLngBounds([])), { padding: [4, 4] });
  for (const path of frame.querySelectorAll("path.leaflet-interactive")) path.removeAttribute("tabindex");
  frame.setAttribute("role", "application");
}

export function textOf(tag, text) {
  const element = document.createElement(tag);
  element.textContent = text;
  return element;
}
