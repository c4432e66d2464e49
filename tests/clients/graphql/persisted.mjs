// Asks the same query twice with one client, and prints the requests that it made and its answers.
import { gql } from "@apollo/client";
import { apollo, urql } from "./clients.mjs";

const [address, name, query] = process.argv.slice(2);
const requests = [];
const watched = async (url, options = {}) => {
  const answer = await fetch(url, options);
  const sent = options.body ? JSON.parse(options.body) : Object.fromEntries(new URL(url).searchParams);
  requests.push({ method: options.method ?? "GET", sendsQuery: "query" in sent, status: answer.status });
  return answer;
};

const ask = {
  urql: async (client) => (await client.query(query, {}, { requestPolicy: "network-only" }).toPromise()).data,
  apollo: async (client) => (await client.query({ query: gql(query), fetchPolicy: "network-only" })).data,
};
const client = { urql, apollo }[name](address, watched);
const answers = [await ask[name](client), await ask[name](client)];
console.log(JSON.stringify({ requests, answers }));
process.exit(0);
