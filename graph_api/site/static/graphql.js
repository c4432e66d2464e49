// Shows the answer below the form, and replaces the form by GraphiQL when somebody enters the field of the query.
import { remember, stylesheet } from "./awake.js";

const box = document.getElementById("graphiql");
const form = document.getElementById("plain");
const field = form.elements.query;
const resultBox = document.getElementById("results");

async function start() {
  stylesheet(box.dataset.style);
  const [{ start: begin }, schema] = await Promise.all([import(box.dataset.script), introspected()]);
  begin(box, { endpoint: box.dataset.endpoint, schema, query: field.value, onEdit: remember });
  box.hidden = false;
  form.hidden = resultBox.hidden = true;
  new MutationObserver(name).observe(box, { childList: true, subtree: true, attributeFilter: ["aria-selected"] });
}

async function ask() {
  resultBox.setAttribute("aria-busy", "true");
  const answer = await fetch(box.dataset.endpoint, {
    method: "POST", body: JSON.stringify({ query: field.value }), headers: { "Content-Type": "application/json", Accept: "application/json", "Accept-Language": document.documentElement.lang },
  });
  const shown = Object.assign(document.createElement("pre"), { tabIndex: 0, textContent: JSON.stringify(await answer.json(), null, 2) });
  resultBox.replaceChildren(shown);
  resultBox.removeAttribute("aria-busy");
}

form.addEventListener("submit", (event) => {
  event.preventDefault();
  remember(field.value);
  ask();
});
field.addEventListener("focus", start, { once: true });
if (JSON.parse(box.dataset.asked)) ask();

// The schema from the service's cache, so that no editor requests megabytes that must be computed; null when hidden.
async function introspected() {
  const answer = await fetch("/graphql/schema.json");
  return answer.ok ? (await answer.json()).data : null;
}

// Gives unnamed parts of the editor a name for screen readers, and makes scrolling parts reachable by keyboard.
function name() {
  for (const text of box.querySelectorAll("textarea:not([aria-label])")) text.setAttribute("aria-label", "GraphQL");
  for (const tabs of box.querySelectorAll("[role=tablist]")) tabs.setAttribute("role", "group");
  for (const tab of box.querySelectorAll(".graphiql-tab[role=tab], .graphiql-tab[aria-selected]")) {
    tab.setAttribute("role", "presentation");
    tab.removeAttribute("aria-selected");
  }
}
