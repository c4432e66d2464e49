// Bundle GraphiQL and its workers into a folder; every file comes from this host and has a hash in its name.
import { build } from "esbuild";
import { fileURLToPath } from "node:url";

const source = fileURLToPath(new URL("graphiql/", import.meta.url));

export async function bundle(folder) {
  const shared = {
    absWorkingDir: source,
    bundle: true,
    minify: true,
    legalComments: "none",
    target: "es2022",
    define: { "process.env.NODE_ENV": '"production"' },
    loader: { ".ttf": "file", ".svg": "dataurl" },
    outdir: folder,
  };
  await build({
    ...shared,
    entryPoints: { graphiql: "entry.jsx" },
    format: "esm",
    splitting: true,
    jsx: "automatic",
    chunkNames: "part-[hash]",
    assetNames: "font-[hash]",
  });
  const workers = {
    "editor.worker": "monaco-editor/esm/vs/editor/editor.worker.js",
    "json.worker": "monaco-editor/esm/vs/language/json/json.worker.js",
    "graphql.worker": "monaco-graphql/esm/graphql.worker.js",
  };
  await build({ ...shared, entryPoints: workers, format: "iife" });
}
