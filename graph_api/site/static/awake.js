// What the two consoles share.
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
