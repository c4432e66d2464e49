// Opens a proof in place. Without JavaScript the link leads to the same proof on a separate page.
document.addEventListener("click", async (event) => {
  const link = event.target.closest("a.why");
  if (!link || event.ctrlKey || event.metaKey || event.shiftKey || event.button) return;
  event.preventDefault();
  if (link.proof) {
    link.proof.hidden = !link.proof.hidden;
    link.setAttribute("aria-expanded", String(!link.proof.hidden));
    return;
  }
  try {
    const answer = await fetch(link.href, { headers: { Accept: "text/html" } });
    const page = new DOMParser().parseFromString(await answer.text(), "text/html");
    const proof = page.querySelector(".proof");
    if (!answer.ok || !proof) throw new Error("no proof");
    link.parentElement.append(proof);
    link.proof = proof;
    link.setAttribute("aria-expanded", "true");
  } catch {
    location.assign(link.href);
  }
});
