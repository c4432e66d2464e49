// Monaco's workers as files of this host, so that no script is inline or comes from another host.
const files = { json: "json.worker.js", graphql: "graphql.worker.js" };

self.MonacoEnvironment = {
  getWorker: (_, label) => new Worker(new URL(files[label] ?? "editor.worker.js", import.meta.url), { name: label }),
};
