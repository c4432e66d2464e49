// Puts the Yasgui editor in the place of the plain form: our prefixes and terms complete, nothing leaves this host.
const { base, prefixes, terms } = JSON.parse(document.getElementById("terms").textContent);
const box = document.getElementById("yasgui");
const plain = document.getElementById("plain");
const own = new URL("/sparql", location).href;

const ours = (name, predicate) => ({
  name,
  isValidCompletionPosition: (yasqe) => /^kg:\w*$/.test(yasqe.getCompleteToken().string),
  get: (yasqe, token) => terms.map((term) => `${base}ns#${term}`).filter((iri) => shortened(iri).toLowerCase().includes((token?.autocompletionString ?? "").replace(`${base}ns#`, "kg:").toLowerCase())),
  bulk: false,
  preProcessToken: (yasqe, token) => ({ ...token, autocompletionString: token.string }),
  postProcessSuggestion: (yasqe, token, iri) => shortened(iri),
  persistenceId: null,
  autoShow: predicate,
});

function shortened(iri) {
  return iri.startsWith(`${base}ns#`) ? `kg:${iri.slice(base.length + 3)}` : iri;
}

function start(Yasgui) {
  const { Yasqe, Yasr } = Yasgui;
  if (Yasqe?.defaults) Yasqe.defaults.autocompleters = ["variables"];
  Yasqe?.registerAutocompleter?.(ours("kg-terms", true), true);
  box.hidden = false;
  plain.hidden = true;
  const yasgui = new Yasgui(box, {
    requestConfig: { endpoint: own, method: "GET", headers: {} },
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
  name();
  new MutationObserver(name).observe(box, { childList: true, subtree: true });
  if (JSON.parse(box.dataset.asked)) tab.query();
}

// Gives what the editor leaves nameless a name for those who do not see it, and what scrolls a place for the keyboard.
function name() {
  for (const field of box.querySelectorAll("textarea, input, select")) {
    if (!field.labels?.length && !field.hasAttribute("aria-label")) field.setAttribute("aria-label", field.title || field.placeholder || "SPARQL");
  }
  for (const head of box.querySelectorAll("th:empty, th .dt-column-title:empty")) head.append(Object.assign(document.createElement("span"), { className: "hidden", textContent: "#" }));
  for (const text of box.querySelectorAll(".errorResult pre:not([tabindex])")) text.tabIndex = 0;
}

// A query as an address of this page; the editor puts it in the field from which people copy.
function permalink(yasqe) {
  return `${own}?query=${encodeURIComponent(yasqe.getValue())}`;
}

// An IRI of ours leads to its page here, whatever host the base names.
function follow(event) {
  const link = event.target.closest?.("a[href]");
  if (!link || !link.href.startsWith(base) || base.startsWith(location.origin)) return;
  event.preventDefault();
  const path = link.href.slice(base.length).replace(/^id\//, "doc/");
  location.assign(`/${path}`);
}

if (globalThis.Yasgui) start(globalThis.Yasgui.default ?? globalThis.Yasgui);
