// Puts GraphiQL in the place of the plain form as soon as somebody means to use it.
import { remember, stylesheet, whenWanted } from "./awake.js";

const box = document.getElementById("graphiql");
const plain = document.getElementById("plain");

whenWanted(box, async () => {
  stylesheet(box.dataset.style);
  const { start } = await import(box.dataset.script);
  start(box, { endpoint: "/graphql", query: plain.elements.query.value, onEdit: remember });
  box.hidden = false;
  plain.hidden = true;
  new MutationObserver(name).observe(box, { childList: true, subtree: true, attributeFilter: ["aria-selected"] });
});

// Gives what the editor leaves nameless a name for those who do not see it, and what scrolls a place for the keyboard.
function name() {
  for (const text of box.querySelectorAll("textarea:not([aria-label])")) text.setAttribute("aria-label", "GraphQL");
  for (const tabs of box.querySelectorAll("[role=tablist]")) tabs.setAttribute("role", "group");
  for (const tab of box.querySelectorAll(".graphiql-tab[role=tab], .graphiql-tab[aria-selected]")) {
    tab.setAttribute("role", "presentation");
    tab.removeAttribute("aria-selected");
  }
}
