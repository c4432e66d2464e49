// Writes the licences of what the bundle holds, and manifest.json with versions and the SHA-256 of every file.
import { createHash } from "node:crypto";
import { existsSync, readdirSync, readFileSync, writeFileSync } from "node:fs";
import { join } from "node:path";

const folder = process.argv[2];
const lock = JSON.parse(readFileSync("package-lock.json"));
const held = Object.entries(lock.packages).filter(([path, each]) => path && !each.dev && !path.includes("esbuild"));
const licences = held.flatMap(([path, each]) => {
  const file = readdirSync(path).find((name) => /^(licen[cs]e|copying)/i.test(name));
  const text = file && existsSync(join(path, file)) ? readFileSync(join(path, file), "utf8").trim() : "";
  return [`${path.replace(/^.*node_modules\//, "")} ${each.version} (${each.license ?? "see below"})\n\n${text}\n`];
});
writeFileSync(join(folder, "LICENSES.txt"), licences.join(`\n${"-".repeat(80)}\n\n`));

const { dependencies } = JSON.parse(readFileSync("package.json"));
const files = readdirSync(folder, { withFileTypes: true })
  .filter((each) => each.isFile() && each.name !== "manifest.json" && !each.name.endsWith(".py"))
  .map((each) => each.name)
  .sort();
const hash = (name) => createHash("sha256").update(readFileSync(join(folder, name))).digest("hex");
const manifest = { packages: dependencies, files: Object.fromEntries(files.map((name) => [name, hash(name)])) };
writeFileSync(join(folder, "manifest.json"), JSON.stringify(manifest, null, 2) + "\n");
