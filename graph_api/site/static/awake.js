// Editors are large, so they are loaded only when somebody is about to use one: a key, a touch, a pointer move.
const SIGNS = ["keydown", "pointermove", "pointerdown", "touchstart", "focusin"];

export function whenWanted(box, start) {
  if (JSON.parse(box.dataset.asked)) return start();
  const once = () => {
    for (const sign of SIGNS) removeEventListener(sign, once, true);
    start();
  };
  for (const sign of SIGNS) addEventListener(sign, once, { capture: true, passive: true });
}

export function stylesheet(address) {
  document.head.append(Object.assign(document.createElement("link"), { rel: "stylesheet", href: address }));
}

export function script(address) {
  return new Promise((loaded, failed) => {
    document.head.append(Object.assign(document.createElement("script"), { src: address, onload: loaded, onerror: failed }));
  });
}

// Keep the address bar in step with the editor, so that the address can be copied and sent.
export function remember(query) {
  const here = new URL(location);
  here.searchParams.set("query", query);
  history.replaceState(null, "", here);
}
