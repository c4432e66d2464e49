// Copy or bundle the packages for the pages, one folder each, with licences, and write manifest.json: for each file its
// SHA-256 and size, for each package its version, integrity and licence, and the version of node.
import { createHash } from "node:crypto";
import { existsSync, mkdirSync, readdirSync, readFileSync, writeFileSync } from "node:fs";
import { dirname, join, resolve } from "node:path";
import { fileURLToPath } from "node:url";
import { bundle } from "./graphiql.mjs";

const here = dirname(fileURLToPath(import.meta.url));
const target = resolve(process.argv[2]);
const lock = JSON.parse(readFileSync(join(here, "package-lock.json"), "utf8")).packages;

const taken = {
  leaflet: { "leaflet.js": "dist/leaflet.js", "leaflet.css": "dist/leaflet.css", "LICENSE.txt": "LICENSE" },
  cytoscape: { "cytoscape.js": "dist/cytoscape.min.js", "LICENSE.txt": "LICENSE" },
  "@zazuko/yasgui": { "yasgui.js": "build/yasgui.min.js", "yasgui.css": "build/yasgui.min.css", "LICENSE.txt": "../../../licences/yasgui.txt" },
};

const manifest = { lockfile: hash(readFileSync(join(here, "package-lock.json"))), node: process.version, packages: {} };
for (const [name, files] of Object.entries(taken)) {
  const folder = opened(name.split("/").pop());
  for (const [file, source] of Object.entries(files)) {
    writeFileSync(join(folder, file), withoutMap(readFileSync(join(here, "node_modules", name, source)), file));
  }
  noted(name, folder);
}
const graphiql = opened("graphiql");
await bundle(graphiql);
writeFileSync(join(graphiql, "LICENSES.txt"), licences(reached(["graphiql", "@graphiql/toolkit", "react-dom", "monaco-graphql"])));
noted("graphiql", graphiql);
writeFileSync(join(target, "manifest.json"), JSON.stringify(manifest, null, 2) + "\n");

function opened(name) {
  const folder = join(target, name);
  mkdirSync(folder, { recursive: true });
  return folder;
}

function noted(name, folder) {
  const { version, integrity, license } = lock[`node_modules/${name}`];
  const files = readdirSync(folder).sort().map((file) => {
    const content = readFileSync(join(folder, file));
    return [`${name.split("/").pop()}/${file}`, { sha256: hash(content), bytes: content.length }];
  });
  manifest.packages[name] = { version, license, integrity, files: Object.fromEntries(files) };
}

function hash(content) {
  return createHash("sha256").update(content).digest("hex");
}

// Return the named packages and all their dependencies, as the lock file resolves them.
function reached(names) {
  const found = new Set();
  const visit = (name, from) => {
    const path = nearest(name, from);
    if (!path || found.has(path)) return;
    found.add(path);
    for (const each of Object.keys({ ...lock[path].dependencies, ...lock[path].peerDependencies })) visit(each, path);
  };
  for (const name of names) visit(name, "");
  return [...found].sort();
}

// Find a package as node does: beside the one that requires it, then in the folders above.
function nearest(name, from) {
  for (let base = from; ; base = base.replace(/\/?node_modules\/(@[^/]+\/)?[^/]+$/, "")) {
    const path = `${base ? `${base}/` : ""}node_modules/${name}`;
    if (lock[path]) return path;
    if (!base) return undefined;
  }
}

function licences(paths) {
  const parts = paths.map((path) => {
    const folder = join(here, path);
    const file = existsSync(folder) ? readdirSync(folder).find((each) => /^(licen[cs]e|copying)/i.test(each)) : undefined;
    const text = file ? readFileSync(join(folder, file), "utf8").trim() : "";
    return `${path.replace(/^.*node_modules\//, "")} ${lock[path].version} (${lock[path].license ?? "see below"})\n\n${text}\n`;
  });
  return parts.join(`\n${"-".repeat(80)}\n\n`);
}

// Remove references to source maps, which are not shipped, and to pictures that our pages do not show.
function withoutMap(content, file) {
  if (!/\.(js|css)$/.test(file)) return content;
  const text = content.toString("utf8").replace(/\n?(\/\/|\/\*)# sourceMappingURL=\S+( \*\/)?\s*$/, "\n");
  return Buffer.from(file === "leaflet.css" ? text.replace(/background-image: url\([^)]*\);/g, "").replace(/behavior: url\([^)]*\);/g, "") : text);
}
