// Copies what the pages load into one folder a package, each with its licence, and writes manifest.json:
// for each file its SHA-256 and size, for each package its version, integrity and licence.
import { createHash } from "node:crypto";
import { mkdirSync, readFileSync, writeFileSync } from "node:fs";
import { dirname, join } from "node:path";
import { fileURLToPath } from "node:url";

const here = dirname(fileURLToPath(import.meta.url));
const target = process.argv[2];
const lock = JSON.parse(readFileSync(join(here, "package-lock.json"), "utf8")).packages;

const taken = {
  leaflet: { "leaflet.js": "dist/leaflet.js", "leaflet.css": "dist/leaflet.css", "LICENSE.txt": "LICENSE" },
  cytoscape: { "cytoscape.js": "dist/cytoscape.min.js", "LICENSE.txt": "LICENSE" },
  "@zazuko/yasgui": { "yasgui.js": "build/yasgui.min.js", "yasgui.css": "build/yasgui.min.css", "LICENSE.txt": "../../../licences/yasgui.txt" },
};

const manifest = { lockfile: hash(readFileSync(join(here, "package-lock.json"))), packages: {} };
for (const [name, files] of Object.entries(taken)) {
  const { version, integrity, license } = lock[`node_modules/${name}`];
  const folder = name.split("/").pop();
  mkdirSync(join(target, folder), { recursive: true });
  const copied = {};
  for (const [file, source] of Object.entries(files)) {
    const content = withoutMap(readFileSync(join(here, "node_modules", name, source)), file);
    writeFileSync(join(target, folder, file), content);
    copied[`${folder}/${file}`] = { sha256: hash(content), bytes: content.length };
  }
  manifest.packages[name] = { version, license, integrity, files: copied };
}
writeFileSync(join(target, "manifest.json"), JSON.stringify(manifest, null, 2) + "\n");

function hash(content) {
  return createHash("sha256").update(content).digest("hex");
}

// Names of source maps, which are not shipped, and pictures of a stylesheet that no page of ours shows.
function withoutMap(content, file) {
  if (!/\.(js|css)$/.test(file)) return content;
  const text = content.toString("utf8").replace(/\n?(\/\/|\/\*)# sourceMappingURL=\S+( \*\/)?\s*$/, "\n");
  return Buffer.from(file === "leaflet.css" ? text.replace(/background-image: url\([^)]*\);/g, "").replace(/behavior: url\([^)]*\);/g, "") : text);
}
