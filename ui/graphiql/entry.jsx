// GraphiQL for the page /graphql: one function that puts the editor in an element.
import "./workers.js";
import { createRoot } from "react-dom/client";
import { GraphiQL } from "graphiql";
import { createGraphiQLFetcher } from "@graphiql/toolkit";
import "graphiql/style.css";

export function start(host, { endpoint, schema, query, onEdit }) {
  const fetcher = createGraphiQLFetcher({ url: endpoint });
  const shown = { fetcher, schema, initialQuery: query, defaultQuery: query, onEditQuery: onEdit };
  createRoot(host).render(<GraphiQL {...shown} />);
}
