// Bundles GraphiQL into the folder given as argument; scripts/graphiql calls it.
import { build } from "esbuild";

const folder = process.argv[2];
const shared = {
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
await build({
  ...shared,
  entryPoints: {
    "editor.worker": "monaco-editor/esm/vs/editor/editor.worker.js",
    "json.worker": "monaco-editor/esm/vs/language/json/json.worker.js",
    "graphql.worker": "monaco-graphql/esm/graphql.worker.js",
  },
  format: "iife",
});
