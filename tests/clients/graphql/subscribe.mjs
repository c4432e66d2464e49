// Subscribes with one client and prints each answer in a line, until standard input ends.
import { gql } from "@apollo/client";
import { apollo, sse, urql } from "./clients.mjs";

const [address, name, query] = process.argv.slice(2);
const show = (answer) => console.log(JSON.stringify(answer));
const fail = (error) => show({ failed: `${error?.message ?? error}` });
const ends = {
  next: show,
  error: fail,
  complete: () => show({ complete: true }),
};

const start = {
  "graphql-sse": () => sse(address, false).subscribe({ query }, ends),
  "graphql-sse with one connection": () => sse(address, true).subscribe({ query }, ends),
  urql: () => {
    const { unsubscribe } = urql(address).subscription(query, {}).subscribe(({ data, error }) =>
      error ? fail(error) : show({ data }));
    return unsubscribe;
  },
  apollo: () => {
    const answered = ({ data, error }) => (error ? fail(error) : show({ data }));
    const following = apollo(address).subscribe({ query: gql(query) }).subscribe({ ...ends, next: answered });
    return () => following.unsubscribe();
  },
  // Shows what a query of its own has in the cache, which the subscription brings up to date.
  "apollo's cache": () => {
    const client = apollo(address);
    const asked = gql(query.replace(/^subscription \{ live (.*) \}$/, "$1"));
    const watching = client.watchQuery({ query: asked }).subscribe(({ data }) => data && show({ data: { live: data } }));
    const following = client.subscribe({ query: gql(query) }).subscribe({ error: fail });
    return () => [watching, following].forEach((each) => each.unsubscribe());
  },
};

const stop = start[name]();
process.stdin.resume().on("end", async () => {
  await stop();
  setTimeout(() => process.exit(0), 100);
});
