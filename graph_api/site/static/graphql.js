// Replaces the plain form by GraphiQL when somebody enters the field of the query.
import { remember, stylesheet, whenWanted } from "./awake.js";

const box = document.getElementById("graphiql");
const plain = document.getElementById("plain");

whenWanted(box, plain.elements.query, async () => {
  stylesheet(box.dataset.style);
  const [{ start }, schema] = await Promise.all([import(box.dataset.script), introspected()]);
  start(box, { endpoint: box.dataset.endpoint, schema, query: plain.elements.query.value, onEdit: remember });
  box.hidden = false;
  plain.hidden = true;
  new MutationObserver(name).observe(box, { childList: true, subtree: true, attributeFilter: ["aria-selected"] });
});

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
