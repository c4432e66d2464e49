// The GraphiQL page: one element with `data-endpoint` and `data-query` is all it needs from its host.
import "./workers.js";
import { createRoot } from "react-dom/client";
import { GraphiQL } from "graphiql";
import { createGraphiQLFetcher } from "@graphiql/toolkit";
import "graphiql/style.css";

const host = document.getElementById("graphiql");
const { endpoint, query } = host.dataset;
const ask = createGraphiQLFetcher({ url: endpoint });
createRoot(host).render(<GraphiQL fetcher={ask} defaultQuery={query} />);
