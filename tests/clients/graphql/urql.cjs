// Asks one document twice with urql, the second time from its cache: urql.cjs ENDPOINT
const { Client, cacheExchange, fetchExchange, gql } = require('@urql/core');

let requests = 0;
const client = new Client({
  url: process.argv[2],
  preferGetMethod: false,
  exchanges: [cacheExchange, fetchExchange],
  fetch: (...given) => { requests += 1; return fetch(...given); },
});
const document = gql`
  query ($first: Int!) {
    centreCities(first: $first, orderBy: [{ label: ASC }]) {
      totalCount
      nodes { label hosts(first: 1) { totalCount } }
    }
  }
`;

(async () => {
  const first = await client.query(document, { first: 3 }).toPromise();
  const again = await client.query(document, { first: 3 }).toPromise();
  const fault = await client.query(gql`{ centreCities { nodes { nothing } } }`, {}).toPromise();
  console.log(JSON.stringify({
    data: first.data, same: JSON.stringify(first.data) === JSON.stringify(again.data), requests: requests - 1,
    fault: fault.error.graphQLErrors.map(error => error.extensions.code),
  }));
})();
