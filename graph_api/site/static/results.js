// Two more views of a table of results: as bars, and on the map of the graph. No data leaves this host.
import { drawOn } from "./drawing.js";

const MOST_BARS = 60;
const XSD = /^http:\/\/www\.w3\.org\/2001\/XMLSchema#(integer|decimal|double|float|int|long|gYear)$/;

const isNumber = (term) => term?.type !== "uri" && XSD.test(term?.datatype ?? "") && Number.isFinite(Number(term.value));

function shape(yasr) {
  const bindings = yasr.results?.getBindings?.() ?? [];
  const names = yasr.results?.getVariables?.() ?? [];
  const numeric = names.filter((name) => bindings.some((row) => row[name]) && bindings.every((row) => !row[name] || isNumber(row[name])));
  const telling = names.filter((name) => !numeric.includes(name));
  const label = telling.find((name) => bindings.some((row) => row[name]?.type === "literal")) ?? telling[0];
  return { bindings, names, label, count: numeric.at(-1) };
}

function drawn(tag, given = {}, text = "") {
  const element = document.createElementNS("http://www.w3.org/2000/svg", tag);
  for (const [name, value] of Object.entries(given)) element.setAttribute(name, value);
  element.textContent = text;
  return element;
}

function icon(path) {
  const svg = drawn("svg", { viewBox: "0 0 16 16", width: 14, height: 14, "aria-hidden": "true" });
  svg.append(drawn("path", { d: path, fill: "none", stroke: "currentColor", "stroke-width": 1.6 }));
  return svg;
}

// Views of results, with the texts of the page and the places on the map that the service knows.
export function plugins({ words, base, shapes, west, places, leaflet }) {
  const known = new Set(places.map((place) => place.iri));
  class Chart {
    constructor(yasr) { this.yasr = yasr; this.label = words.chart; this.priority = 3; }
    canHandleResults() { const { bindings, label, count } = shape(this.yasr); return Boolean(bindings.length && label && count); }
    getIcon() { return icon("M2 13V8M6.5 13V3M11 13V6M15 13.5H1"); }
    draw() {
      const { bindings, label, count } = shape(this.yasr);
      const rows = bindings.filter((row) => row[count]).slice(0, MOST_BARS);
      const most = Math.max(...rows.map((row) => Number(row[count].value)), 1);
      const height = rows.length * 26 + 8;
      const svg = drawn("svg", { class: "result-chart", viewBox: `0 0 720 ${height}`, role: "img", "aria-label": `${words.chart}: ${count}` });
      rows.forEach((row, place) => {
        const y = place * 26 + 6;
        const name = row[label]?.value.replace(base, "").replace(/^(id\/|ns#)/, "") ?? "";
        const text = drawn("text", { x: 232, y: y + 14, "text-anchor": "end" }, name.length > 34 ? `${name.slice(0, 33)}…` : name);
        text.append(drawn("title", {}, name));
        const wide = Math.max(1, (Number(row[count].value) / most) * 410);
        svg.append(text, drawn("rect", { x: 242, y, width: wide, height: 18, rx: 2 }), drawn("text", { x: 250 + wide, y: y + 14 }, row[count].value));
      });
      this.yasr.resultsEl.replaceChildren(svg);
    }
  }

  class Atlas {
    constructor(yasr) { this.yasr = yasr; this.label = words.map; this.priority = 2; }
    column() {
      const { bindings, names } = shape(this.yasr);
      return names.find((name) => bindings.some((row) => known.has(row[name]?.value)));
    }
    canHandleResults() { return Boolean(this.column()); }
    getIcon() { return icon("M1.5 3.5L6 2L10 3.5L14.5 2V12.5L10 14L6 12.5L1.5 14ZM6 2V12.5M10 3.5V14"); }
    async draw() {
      const forms = shapes ? await (await fetch(shapes)).json() : { type: "FeatureCollection", features: [] };
      await leaflet();
      const frame = Object.assign(document.createElement("div"), { className: "leaflet-frame result-map" });
      this.yasr.resultsEl.replaceChildren(frame);
      const found = this.found();
      const shown = places.filter((place) => found.has(place.iri));
      drawOn(frame, {
        shapes: forms,
        west,
        places: shown,
        name: ({ label, iri }) => `${label} ${found.get(iri)}`.trim(),
        isBusy: () => true,
        attend: (layer, { href }) => layer.on("click", () => location.assign(href)),
      });
      frame.setAttribute("aria-label", words.map);
    }
    // The number for each place in the results: from the last numeric column, or the number of rows that name it.
    found() {
      const { bindings, count } = shape(this.yasr);
      const column = this.column();
      const found = new Map();
      for (const row of bindings) {
        const iri = row[column]?.value;
        if (known.has(iri)) found.set(iri, count ? (row[count]?.value ?? "") : Number(found.get(iri) ?? 0) + 1);
      }
      return found;
    }
  }
  return { Chart, Atlas };
}
