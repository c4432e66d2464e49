// Reads all projects of a city with Relay, a page of one at a time: relay/page.cjs ENDPOINT CITY
const {
  Environment, Network, RecordSource, Store, createOperationDescriptor, fetchQuery,
  getSingularSelector,
} = require('relay-runtime');
const query = require('./__generated__/CityQuery.graphql');
const fragment = require('./__generated__/City_projects.graphql');

const [endpoint, id] = process.argv.slice(2);
const environment = new Environment({
  store: new Store(new RecordSource()),
  network: Network.create(async ({ text }, variables) => {
    const answer = await fetch(endpoint, {
      method: 'POST',
      headers: { 'Content-Type': 'application/json', Accept: 'application/graphql-response+json' },
      body: JSON.stringify({ query: text, variables }),
    });
    return answer.json();
  }),
});
const { refetch } = fragment.metadata;
const whole = createOperationDescriptor(query, { id });
environment.retain(whole);

function city() {
  const node = environment.lookup(whole.fragment).data.node;
  return { id: node.id, ...environment.lookup(getSingularSelector(fragment, node.city)).data };
}

(async () => {
  await fetchQuery(environment, query, { id }).toPromise();
  let requests = 1;
  for (let found = city(); found.hosts.pageInfo.hasNextPage; found = city()) {
    const variables = { id: found.id, count: 1, cursor: found.hosts.pageInfo.endCursor };
    const next = createOperationDescriptor(refetch.operation, variables);
    environment.retain(next);
    await fetchQuery(environment, refetch.operation, variables).toPromise();
    requests += 1;
  }
  const { id: node, label, hosts } = city();
  console.log(JSON.stringify({ id: node, label, requests, projects: hosts.edges.map(edge => edge.node.iri) }));
})();
