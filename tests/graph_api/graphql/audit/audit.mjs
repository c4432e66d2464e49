// Runs every audit of npm's graphql-http against the address given, and prints one line of JSON for each.
import { auditServer } from "graphql-http";

for (const each of await auditServer({ url: process.argv[2] })) {
  console.log(JSON.stringify({ id: each.id, name: each.name, status: each.status, reason: each.reason ?? "" }));
}
process.exit(0);
