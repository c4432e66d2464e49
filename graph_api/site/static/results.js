// Shows the results of a query: a table with names, bars, and the map of the graph. No data leaves this host.
import { drawOn, textOf } from "./drawing.js";

const MOST_ROWS = 500;
const MOST_BARS = 60;
const MOST_LABELS = 1000;
const PAGE = /^https?:\/\/[^\s<>"{}|\\^`]+$/;
const XSD = /^http:\/\/www\.w3\.org\/2001\/XMLSchema#(integer|decimal|double|float|int|long|gYear)$/;

const isNumber = (term) => term?.type !== "uri" && XSD.test(term?.datatype ?? "") && Number.isFinite(Number(term.value));

// Adds the label of each thing in the rows, in the language of the page if there is one.
export async function findLabels(rows, labels, endpoint, language) {
  const wanted = new Set(rows.flatMap(Object.values).filter(({ type, value }) => type === "uri" && PAGE.test(value) && !labels.has(value)).map(({ value }) => value));
  const iris = [...wanted].slice(0, MOST_LABELS).map((iri) => `<${iri}>`).join(" ");
  if (!iris) return;
  const query = `SELECT ?s ?l { VALUES ?s { ${iris} } ?s <http://www.w3.org/2000/01/rdf-schema#label> ?l }`;
  const answer = await fetch(endpoint, { method: "POST", body: new URLSearchParams({ query }), headers: { ...language, Accept: "application/sparql-results+json" } });
  if (!answer.ok) return;
  for (const { s, l } of (await answer.json()).results.bindings) {
    if (l["xml:lang"] === document.documentElement.lang || !labels.has(s.value)) labels.set(s.value, l.value);
  }
}

// Fills a box with the views that fit the results; a button shows each.
export function showResults(box, { head, results, boolean }, given) {
  if (boolean !== undefined) return box.replaceChildren(Object.assign(textOf("p", boolean ? given.words.yes : given.words.no), { className: "big" }));
  const answer = { names: head.vars, rows: results.bindings, ...shape(head.vars, results.bindings), ...given };
  const views = { table, ...(answer.label && answer.count ? { chart } : {}), ...(placesOf(answer) ? { map: atlas } : {}) };
  const frame = document.createElement("div");
  const buttons = Object.entries(views).map(([name, draw]) => {
    const button = Object.assign(textOf("button", given.words[name]), { type: "button", className: "plainly" });
    button.dataset.view = name;
    button.addEventListener("click", () => choose(button, draw));
    return button;
  });
  const choose = (chosen, draw) => {
    for (const button of buttons) button.setAttribute("aria-pressed", button === chosen);
    draw(frame, answer);
  };
  const count = answer.rows.length;
  const bar = Object.assign(document.createElement("p"), { className: "bar" });
  bar.append(Object.assign(textOf("span", count === 1 ? given.words.row : counted(given.words.rows, count)), { className: "total" }));
  if (buttons.length > 1) bar.append(Object.assign(document.createElement("span"), { className: "order" }));
  bar.querySelector(".order")?.append(...buttons);
  box.replaceChildren(bar, frame);
  choose(buttons[0], table);
}

const counted = (text, number) => text.replace("{n}", number.toLocaleString(document.documentElement.lang));

function shape(names, rows) {
  const numeric = names.filter((name) => rows.some((row) => row[name]) && rows.every((row) => !row[name] || isNumber(row[name])));
  const telling = names.filter((name) => !numeric.includes(name));
  const label = telling.find((name) => rows.some((row) => row[name]?.type === "literal")) ?? telling[0];
  return { numeric, label, count: numeric.at(-1) };
}

function table(frame, answer) {
  const { names, rows, numeric, words } = answer;
  const shown = document.createElement("table");
  shown.createTHead().insertRow().append(...names.map((name) => Object.assign(textOf("th", name), { scope: "col", className: numeric.includes(name) ? "count" : "" })));
  const body = shown.createTBody();
  const scrolling = Object.assign(document.createElement("div"), { className: "wide" });
  scrolling.append(shown);
  const more = Object.assign(textOf("button", ""), { type: "button", className: "plainly" });
  const add = () => {
    for (const row of rows.slice(body.rows.length, body.rows.length + MOST_ROWS)) {
      const line = body.insertRow();
      for (const name of names) fill(line.insertCell(), row[name], numeric.includes(name), answer);
    }
    const left = rows.length - body.rows.length;
    more.textContent = counted(words.more, Math.min(left, MOST_ROWS));
    more.hidden = left === 0;
  };
  more.addEventListener("click", add);
  add();
  frame.replaceChildren(scrolling, more);
}

function fill(cell, term, isCount, answer) {
  if (isCount) cell.className = "count";
  if (!term) return;
  if (term.type === "uri" && PAGE.test(term.value)) cell.append(linked(term.value, answer));
  else cell.append(term.value);
  if (term["xml:lang"]) cell.append(Object.assign(textOf("span", ` ${term["xml:lang"]}`), { className: "lang" }));
}

// Links a name to the page of its thing: on this host if the thing is ours, whatever host the base names.
function linked(iri, { base, ...answer }) {
  const href = iri.startsWith(base) ? `/${iri.slice(base.length)}` : iri;
  return Object.assign(textOf("a", nameOf(iri, answer)), { href, title: iri });
}

function nameOf(value, { labels, prefixes }) {
  if (labels.has(value)) return labels.get(value);
  const [prefix, space] = Object.entries(prefixes).find(([, space]) => value.startsWith(space)) ?? [];
  return prefix === undefined ? value : `${prefix}:${value.slice(space.length)}`;
}

function drawn(tag, given = {}, text = "") {
  const element = document.createElementNS("http://www.w3.org/2000/svg", tag);
  for (const [name, value] of Object.entries(given)) element.setAttribute(name, value);
  element.textContent = text;
  return element;
}

function chart(frame, answer) {
  const { rows: all, label, count, words } = answer;
  const rows = all.filter((row) => row[count]).slice(0, MOST_BARS);
  const most = Math.max(...rows.map((row) => Number(row[count].value)), 1);
  const svg = drawn("svg", { class: "result-chart", viewBox: `0 0 720 ${rows.length * 26 + 8}`, role: "img", "aria-label": `${words.chart}: ${count}` });
  rows.forEach((row, place) => {
    const y = place * 26 + 6;
    const name = nameOf(row[label]?.value ?? "", answer);
    const text = drawn("text", { x: 232, y: y + 14, "text-anchor": "end" }, name.length > 34 ? `${name.slice(0, 33)}…` : name);
    text.append(drawn("title", {}, name));
    const wide = Math.max(1, (Number(row[count].value) / most) * 410);
    svg.append(text, drawn("rect", { x: 242, y, width: wide, height: 18, rx: 2 }), drawn("text", { x: 250 + wide, y: y + 14 }, row[count].value));
  });
  frame.replaceChildren(svg);
}

// Returns the first column with places of the map.
function placesOf({ names, rows, places }) {
  const known = new Set(places.map((place) => place.iri));
  return names.find((name) => rows.some((row) => known.has(row[name]?.value)));
}

async function atlas(frame, answer) {
  const { shapes, west, places, leaflet, words } = answer;
  const forms = shapes ? await (await fetch(shapes)).json() : { type: "FeatureCollection", features: [] };
  await leaflet();
  const map = Object.assign(document.createElement("div"), { className: "leaflet-frame result-map" });
  frame.replaceChildren(map);
  const found = foundAt(answer);
  drawOn(map, {
    shapes: forms,
    west,
    places: places.filter((place) => found.has(place.iri)),
    name: ({ label, iri }) => `${label} ${found.get(iri)}`.trim(),
    isBusy: () => true,
    attend: (layer, { href }) => layer.on("click", () => location.assign(href)),
  });
  map.setAttribute("aria-label", words.map);
}

// Returns the number for each place in the results: from the last numeric column, or the number of rows that name it.
function foundAt(answer) {
  const { rows, count } = answer;
  const column = placesOf(answer);
  const found = new Map();
  for (const row of rows) {
    const iri = row[column]?.value;
    if (iri) found.set(iri, count ? (row[count]?.value ?? "") : Number(found.get(iri) ?? 0) + 1);
  }
  return found;
}
