// Draws a thing with its linked things; a click on a thing shows its links, and another click hides them.
const box = document.getElementById("network");
const MOST = 200;
const opened = new Map();
const colour = (name) => getComputedStyle(document.documentElement).getPropertyValue(name).trim();
// Without this the library writes a style element, which the content security policy of the page forbids.
document.head.append(Object.assign(document.createElement("meta"), { id: "__________cytoscape_stylesheet" }));
box.hidden = false;
document.getElementById("network-help").hidden = false;

const still = matchMedia("(prefers-reduced-motion: reduce)").matches;
const graph = cytoscape({ container: box, minZoom: 0.2, maxZoom: 3, style: look() });
graph.on("tap", "node", ({ target }) => turn(target.id()));
graph.on("cxttap", "node", ({ target }) => target.data("href") && location.assign(target.data("href")));
matchMedia("(prefers-color-scheme: dark)").addEventListener("change", () => graph.style(look()));
turn(box.dataset.of);

// A phone that is turned gets the arrangement of its new width.
let wide = box.clientWidth;
new ResizeObserver(() => {
  if (box.clientWidth === wide) return;
  wide = box.clientWidth;
  if (opened.size) arrange();
}).observe(box);

async function turn(key) {
  if (opened.has(key)) return close(key);
  const address = new URL(box.dataset.source, location);
  address.searchParams.set("of", key);
  const answer = await fetch(address, { headers: { Accept: "application/json" } });
  if (!answer.ok) return;
  const { nodes, edges } = await answer.json();
  const fresh = nodes.filter((node) => graph.getElementById(node.key).empty());
  const room = MOST - graph.nodes().length;
  if (fresh.length > room) document.getElementById("network-help").textContent = box.dataset.full;
  const added = fresh.slice(0, Math.max(0, room));
  graph.add(added.map((node) => ({ data: { id: node.key, label: node.label, href: node.href }, classes: node.ended ? "ended" : "" })));
  graph.add(edges.filter(isNew).map((edge) => ({ data: { id: name(edge), ...edge }, classes: `${edge.source === box.dataset.of ? "out" : "in"}${edge.inferred ? " inferred" : ""}` })));
  opened.set(key, added.map((node) => node.key).filter((each) => each !== key));
  graph.getElementById(key).addClass("open");
  arrange();
}

function close(key) {
  if (key === box.dataset.of) return;
  for (const each of opened.get(key)) if (!opened.has(each)) graph.getElementById(each).remove();
  opened.delete(key);
  graph.getElementById(key).removeClass("open");
  arrange();
}

function isNew(edge) {
  const ends = [edge.source, edge.target].every((end) => graph.getElementById(end).nonempty());
  return ends && graph.getElementById(name(edge)).empty();
}

function name(edge) {
  return `${edge.source} ${edge.label} ${edge.target}`;
}

// One open thing: its neighbours in two columns, or on a phone in one column below it. More: a force layout.
function arrange() {
  const columns = opened.size === 1;
  const narrow = columns && box.clientWidth < 700;
  graph.nodes().removeClass("left right narrow");
  graph.elements().toggleClass("columns", columns).toggleClass("narrow", narrow);
  box.style.height = "";
  if (!columns) {
    graph.resize();
    graph.layout({ name: "cose", animate: !still, animationDuration: 300, nodeRepulsion: 60000, idealEdgeLength: 120, padding: 40 }).run();
    return;
  }
  const [centre, others] = [graph.getElementById(box.dataset.of), graph.nodes().difference(`#${CSS.escape(box.dataset.of)}`)];
  centre.position({ x: 0, y: 0 });
  if (narrow) {
    centre.addClass("right");
    place(others.addClass("right"), 128, rowsBelow(others, 42));
  } else {
    const half = Math.ceil(others.length / 2);
    place(others.slice(0, half).addClass("left"), -270, rowsAround(half));
    place(others.slice(half).addClass("right"), 270, rowsAround(others.length - half));
  }
  show(narrow ? 12 : 24, narrow ? 0 : box.clientHeight);
}

// Makes the box as high as its rows need at full size, so that every name can be read.
function show(margin, least) {
  const { w, h } = graph.elements().boundingBox();
  const scale = Math.min(1, (box.clientWidth - 2 * margin) / w);
  box.style.height = `${Math.max(least, h * scale + 2 * margin)}px`;
  graph.resize();
  graph.fit(undefined, margin);
}

function place(nodes, x, rows) {
  nodes.forEach((node, at) => node.position({ x, y: rows[at] }));
}

function rowsAround(count) {
  return Array.from({ length: count }, (_, row) => (row - (count - 1) / 2) * 42);
}

// Each row is below the previous one, and further down where a name takes more than two lines.
function rowsBelow(nodes, least) {
  const high = nodes.map((node) => Math.max(least, node.boundingBox().h + 8));
  return high.map((each, row) => high.slice(0, row).reduce((sum, before) => sum + before, least / 2) + each / 2);
}

// A line from the centre goes down first and then sideways: the place of its corner along the straight line, and its distance from it.
function corner(edge) {
  const [from, to] = [edge.source().position(), edge.target().position()];
  const [across, down] = [to.x - from.x, to.y - from.y];
  const [x, y] = edge.source().id() === box.dataset.of ? [0, down] : [across, 0];
  const long = Math.hypot(across, down) || 1;
  return { weight: (x * across + y * down) / long ** 2, distance: (y * across - x * down) / long };
}

function look() {
  const text = { "font-size": 13, "font-family": "Kennisgraaf Sans, sans-serif", color: colour("--ink") };
  const line = { width: 1.2, "line-color": colour("--edge"), "target-arrow-color": colour("--edge"), "target-arrow-shape": "triangle", "arrow-scale": 0.8 };
  return [
    { selector: "node", style: { ...text, label: "data(label)", "background-color": colour("--card"), "border-color": colour("--accent"), "border-width": 1.5, width: 12, height: 12, "text-wrap": "wrap", "text-max-width": 210, "text-valign": "bottom", "text-margin-y": 4 } },
    { selector: "node.left", style: { "text-halign": "left", "text-valign": "center", "text-margin-x": -6, "text-margin-y": 0 } },
    { selector: "node.right", style: { "text-halign": "right", "text-valign": "center", "text-margin-x": 6, "text-margin-y": 0 } },
    { selector: "node.open", style: { "background-color": colour("--accent"), width: 20, height: 20, "font-weight": 600, "font-size": 15 } },
    { selector: "node.ended", style: { color: colour("--soft"), "border-style": "dashed" } },
    { selector: "node.narrow", style: { "text-max-width": 170 } },
    { selector: "edge", style: { ...line, "curve-style": "bezier", label: "data(label)", "font-size": 10, color: colour("--soft"), "font-family": text["font-family"], "min-zoomed-font-size": 9, "text-rotation": "autorotate", "text-background-color": colour("--paper"), "text-background-opacity": 0.9 } },
    { selector: "edge.columns", style: { "curve-style": "round-taxi", "taxi-direction": "horizontal", "taxi-turn": "50%", label: "", "text-rotation": "none" } },
    { selector: "edge.columns.out", style: { "target-label": "data(label)", "target-text-offset": 62, "target-text-margin-y": -7, "taxi-turn": 90 } },
    { selector: "edge.columns.in", style: { "source-label": "data(label)", "source-text-offset": 62, "source-text-margin-y": -7, "taxi-turn": -90 } },
    { selector: "edge.narrow", style: { "curve-style": "round-segments", "edge-distances": "node-position", "segment-weights": (edge) => corner(edge).weight, "segment-distances": (edge) => corner(edge).distance } },
    { selector: "edge.inferred", style: { "line-style": "dotted", "line-color": colour("--why"), "target-arrow-color": colour("--why"), color: colour("--why") } },
  ];
}
