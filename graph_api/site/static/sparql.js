// Puts an editor where the field of the query is, when somebody enters it, and shows the answer below the form: the
// prefixes and terms of the graph are completed, results are a table, bars or a map, and no data leaves this host.
import { remember, script, stylesheet } from "./awake.js";
import { textOf } from "./drawing.js";
import { findLabels, showResults } from "./results.js";

const { base, prefixes, terms, words } = JSON.parse(document.getElementById("terms").textContent);
const box = document.getElementById("yasgui");
const form = document.getElementById("plain");
const field = form.elements.query;
const resultBox = document.getElementById("results");
const hintBox = document.getElementById("hints");
const own = new URL(box.dataset.endpoint, location).href;
const labels = new Map();
const language = { "Accept-Language": document.documentElement.lang };
const JSON_RESULTS = "application/sparql-results+json";

// A name with a prefix, of this service or of the query, gets the terms of the graph in that namespace.
const named = {
  name: "terms",
  isValidCompletionPosition: (yasqe) => nameBegun(yasqe, yasqe.getCompleteToken().string) !== undefined,
  get: (yasqe, token) => {
    const { prefix, space, part } = nameBegun(yasqe, token.autocompletionString);
    const names = terms.filter((iri) => iri.startsWith(space)).map((iri) => iri.slice(space.length)).filter((name) => /^[\w-]+$/.test(name));
    const found = names.filter((name) => name.toLowerCase().includes(part));
    return found.sort((a, b) => b.toLowerCase().startsWith(part) - a.toLowerCase().startsWith(part)).map((name) => `${prefix}:${name}`);
  },
  bulk: false,
  preProcessToken: (yasqe, token) => ({ ...token, autocompletionString: token.string }),
  persistenceId: null,
  autoShow: true,
};

function nameBegun(yasqe, text) {
  const [, prefix, part] = /^([\w-]*):([\w-]*)$/.exec(text) ?? [];
  const space = { ...prefixes, ...yasqe.getPrefixesFromQuery() }[prefix];
  return space === undefined ? undefined : { prefix, space, part: part.toLowerCase() };
}

// A typed prefix gets its IRI from the prefixes of this service, so that no other host is asked.
const spaces = {
  name: "prefixes",
  isValidCompletionPosition: (yasqe) => prefixBegun(yasqe) !== undefined,
  get: (yasqe) => Object.entries(prefixes).map(([name, iri]) => `${name}: <${iri}>`).filter((line) => line.startsWith(prefixBegun(yasqe))),
  bulk: false,
  autoShow: true,
  persistenceId: null,
  onInitialize: (yasqe) => yasqe.on("change", () => declare(yasqe)),
};

// Declares the prefix of a name as soon as its colon is typed, if this service knows the prefix and the query does not.
function declare(yasqe) {
  const { type, string } = yasqe.getTokenAt(yasqe.getDoc().getCursor());
  const prefix = type === "string-2" ? string.split(":")[0] : undefined;
  if (Object.hasOwn(prefixes, prefix) && !(prefix in yasqe.getPrefixesFromQuery())) yasqe.addPrefixes({ [prefix]: prefixes[prefix] });
}

function prefixBegun(yasqe) {
  const { line, ch } = yasqe.getDoc().getCursor();
  return /^\s*PREFIX\s+(\w*)$/i.exec(yasqe.getDoc().getLine(line).slice(0, ch))?.[1];
}

async function start() {
  stylesheet(box.dataset.style);
  await script(box.dataset.script);
  edit((globalThis.Yasgui.default ?? globalThis.Yasgui).Yasqe);
}

// Puts the editor in the place of the field, with its size, so that nothing else on the page moves.
function edit(Yasqe) {
  Yasqe.defaults.autocompleters = ["variables"];
  Yasqe.registerAutocompleter(named, true);
  Yasqe.registerAutocompleter(spaces, true);
  const had = document.activeElement === field;
  const run = () => form.requestSubmit();
  box.hidden = false;
  const yasqe = new Yasqe(box, {
    value: field.value, persistenceId: null, consumeShareLink: null, createShareableLink: null, showQueryButton: false, resizeable: false,
    editorHeight: `${field.clientHeight}px`, extraKeys: { "Ctrl-Enter": run, "Cmd-Enter": run },
  });
  field.hidden = true;
  yasqe.setCursor(yasqe.getDoc().posFromIndex(field.selectionStart));
  if (had) yasqe.focus();
  yasqe.on("change", () => { field.value = yasqe.getValue(); remember(field.value); });
  for (const each of box.querySelectorAll("textarea")) each.setAttribute("aria-label", form.querySelector("label").textContent);
}

// Shows the answer to the query below the form.
async function ask() {
  resultBox.setAttribute("aria-busy", "true");
  const address = new URL(own);
  address.searchParams.set("query", field.value);
  address.searchParams.set("include", form.elements.include.value);
  const answer = await fetch(address, { headers: { ...language, Accept: `${JSON_RESULTS}, text/turtle;q=0.9, application/problem+json;q=0.8` } });
  await showAnswer(answer, await answer.text());
  showHints(answer.headers.get("X-Hint") ?? "");
  resultBox.removeAttribute("aria-busy");
}

async function showAnswer(answer, content) {
  if (!answer.ok) return resultBox.replaceChildren(Object.assign(textOf("p", `${words.failed} ${detail(content)}`), { role: "alert" }));
  if (!answer.headers.get("Content-Type").startsWith(JSON_RESULTS)) return resultBox.replaceChildren(Object.assign(textOf("pre", content), { tabIndex: 0 }));
  const found = JSON.parse(content);
  await findLabels(found.results?.bindings ?? [], labels, own, language);
  showResults(resultBox, found, { words, base, prefixes, labels, ...(await onTheMap()) });
}

// Returns the places of the map of this graph, and what the map needs.
async function onTheMap() {
  const { shapes, places, leaflet, mapStyles } = box.dataset;
  const known = places ? await (await fetch(places, { headers: { Accept: "application/json" } })).json() : { places: [] };
  return { shapes, ...known, leaflet: () => (globalThis.L ? undefined : (JSON.parse(mapStyles).forEach(stylesheet), script(leaflet))) };
}

// Returns the sentence of a problem document (RFC 9457), or the text of another answer.
function detail(content) {
  try {
    return JSON.parse(content).detail;
  } catch {
    return content;
  }
}

// Shows why an answer has no rows: a list of display strings (RFC 9651), each percent-encoded UTF-8.
function showHints(header) {
  const hints = [...header.matchAll(/%"([^"]*)"/g)].map(([, text]) => decodeURIComponent(text));
  const list = document.createElement("ul");
  list.append(...hints.map((text) => textOf("li", text)));
  hintBox.replaceChildren(...(hints.length ? [textOf("p", words.hints), list] : []));
}

form.elements.format.prepend(new Option(words.here, "", true, true));
form.addEventListener("submit", (event) => {
  if (form.elements.format.value) return;
  event.preventDefault();
  remember(field.value);
  ask();
});
field.addEventListener("focus", start, { once: true });
if (JSON.parse(box.dataset.asked)) ask();
