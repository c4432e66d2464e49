// Replaces the plain form by the Yasgui editor as soon as somebody is about to use it: the prefixes and terms
// of the graph are completed, results are a table, bars or a map, and no data leaves this host.
import { remember, script, stylesheet, whenWanted } from "./awake.js";
import { plugins } from "./results.js";

const { base, prefixes, terms, words } = JSON.parse(document.getElementById("terms").textContent);
const box = document.getElementById("yasgui");
const plain = document.getElementById("plain");
const hintBox = document.getElementById("hints");
const own = new URL(box.dataset.endpoint, location).href;

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

async function start(Yasgui) {
  const { Yasqe, Yasr } = Yasgui;
  if (Yasqe?.defaults) Yasqe.defaults.autocompleters = ["variables"];
  Yasqe?.registerAutocompleter?.(named, true);
  Yasqe?.registerAutocompleter?.(spaces, true);
  const { shapes, places, leaflet, leafletStyle } = box.dataset;
  const known = places ? await (await fetch(places, { headers: { Accept: "application/json" } })).json() : { places: [] };
  const more = plugins({ words, base, shapes, ...known, leaflet: () => (globalThis.L ? undefined : (stylesheet(leafletStyle), script(leaflet))) });
  for (const [name, plugin] of Object.entries(more)) Yasr.registerPlugin(name, plugin, true);
  Yasr.defaults.pluginOrder = ["Table", "Chart", "Atlas", "Response"];
  box.hidden = false;
  plain.hidden = true;
  const yasgui = new Yasgui(box, {
    requestConfig: { endpoint: own, method: "GET", headers: { "Accept-Language": document.documentElement.lang } },
    copyEndpointOnNewTab: true,
    autofocus: false,
    endpointCatalogueOptions: { getData: () => [{ endpoint: own }] },
    persistenceId: null,
    populateFromUrl: false,
    yasqe: { value: plain.elements.query.value, showQueryButton: true, persistenceId: null, createShareableLink: permalink },
    yasr: { prefixes, persistenceId: null, persistencyExpire: 0, getUsedPrefixes: () => prefixes, urlPrefixer: undefined },
  });
  const tab = yasgui.getTab();
  tab.setQuery(plain.elements.query.value);
  box.addEventListener("click", follow, true);
  tab.getYasqe().on("change", (yasqe) => remember(yasqe.getValue()));
  tab.getYasqe().on("queryResponse", (_yasqe, response) => showHints(response?.headers?.get?.("X-Hint") ?? ""));
  name();
  new MutationObserver(name).observe(box, { childList: true, subtree: true });
  if (JSON.parse(box.dataset.asked)) tab.query();
}

// Shows why an answer has no rows: a list of display strings (RFC 9651), each percent-encoded UTF-8.
function showHints(header) {
  const hints = [...header.matchAll(/%"([^"]*)"/g)].map(([, text]) => decodeURIComponent(text));
  const title = Object.assign(document.createElement("p"), { textContent: words.hints });
  const list = document.createElement("ul");
  list.append(...hints.map((text) => Object.assign(document.createElement("li"), { textContent: text })));
  hintBox.replaceChildren(...(hints.length ? [title, list] : []));
}

// Gives unnamed parts of the editor a name for screen readers, and makes scrolling parts reachable by keyboard.
function name() {
  for (const field of box.querySelectorAll("textarea, input, select")) {
    if (!field.labels?.length && !field.hasAttribute("aria-label")) field.setAttribute("aria-label", field.title || field.placeholder || "SPARQL");
  }
  for (const head of box.querySelectorAll("th:empty, th .dt-column-title:empty")) head.append(Object.assign(document.createElement("span"), { className: "hidden", textContent: "#" }));
  for (const text of box.querySelectorAll(".errorResult pre:not([tabindex])")) text.tabIndex = 0;
}

// Returns a query as an address of this page; the editor shows it in the field that people copy from.
function permalink(yasqe) {
  const here = new URL(own);
  here.searchParams.set("query", yasqe.getValue());
  return here.href;
}

// Links an IRI of ours to its page on this host, whatever host the base names.
function follow(event) {
  const link = event.target.closest?.("a[href]");
  if (!link || !link.href.startsWith(base) || base.startsWith(location.origin)) return;
  event.preventDefault();
  const path = link.href.slice(base.length).replace(/^id\//, "doc/");
  location.assign(`/${path}`);
}

whenWanted(box, async () => {
  stylesheet(box.dataset.style);
  await script(box.dataset.script);
  start(globalThis.Yasgui.default ?? globalThis.Yasgui);
});
