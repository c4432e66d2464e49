// The three clients as their manuals set them up, over the one `fetch` that is given.
import { ApolloClient, ApolloLink, HttpLink, InMemoryCache, Observable } from "@apollo/client";
import { PersistedQueryLink } from "@apollo/client/link/persisted-queries";
import { Client, fetchExchange } from "@urql/core";
import { persistedExchange } from "@urql/exchange-persisted";
import { print } from "graphql";
import { createClient } from "graphql-sse";
import { createHash } from "node:crypto";

export const sse = (url, singleConnection) => createClient({ url, singleConnection, retryAttempts: 0 });

export const urql = (url, fetch) =>
  new Client({
    url,
    fetch,
    fetchSubscriptions: true,
    preferGetMethod: false,
    exchanges: [persistedExchange({ preferGetForPersistedQueries: true }), fetchExchange],
  });

class EventLink extends ApolloLink {
  constructor(url) {
    super();
    this.client = sse(url, false);
  }
  request(operation) {
    return new Observable((sink) => this.client.subscribe({ ...operation, query: print(operation.query) }, sink));
  }
}

const sha256 = (text) => createHash("sha256").update(text).digest("hex");

export const apollo = (url, fetch) =>
  new ApolloClient({
    cache: new InMemoryCache(),
    link: ApolloLink.split(
      ({ operationType }) => operationType === "subscription",
      new EventLink(url),
      new PersistedQueryLink({ sha256, useGETForHashedQueries: true }).concat(new HttpLink({ uri: url, fetch })),
    ),
  });
