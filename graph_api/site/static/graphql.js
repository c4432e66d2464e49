// Puts GraphiQL in the place of the plain form as soon as somebody means to use it.
import { remember, stylesheet, whenWanted } from "./awake.js";

const box = document.getElementById("graphiql");
const plain = document.getElementById("plain");

whenWanted(box, async () => {
  stylesheet(box.dataset.style);
  const [{ start }, schema] = await Promise.all([import(box.dataset.script), introspected()]);
  start(box, { endpoint: "/graphql", schema, query: plain.elements.query.value, onEdit: remember });
  box.hidden = false;
  plain.hidden = true;
  new MutationObserver(name).observe(box, { childList: true, subtree: true, attributeFilter: ["aria-selected"] });
});

// The schema as the service keeps it ready, so that no editor has to ask for megabytes to be worked out; null when hidden.
async function introspected() {
  const answer = await fetch("/graphql/schema.json");
  return answer.ok ? (await answer.json()).data : null;
}

// Gives what the editor leaves nameless a name for those who do not see it, and what scrolls a place for the keyboard.
function name() {
  for (const text of box.querySelectorAll("textarea:not([aria-label])")) text.setAttribute("aria-label", "GraphQL");
  for (const tabs of box.querySelectorAll("[role=tablist]")) tabs.setAttribute("role", "group");
  for (const tab of box.querySelectorAll(".graphiql-tab[role=tab], .graphiql-tab[aria-selected]")) {
    tab.setAttribute("role", "presentation");
    tab.removeAttribute("aria-selected");
  }
}
