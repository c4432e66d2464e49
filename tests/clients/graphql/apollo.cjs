// Asks two versions in one document with Apollo Client and reads both back from its cache: apollo.cjs ENDPOINT V1 V2
const { ApolloClient, HttpLink, InMemoryCache, gql } = require('@apollo/client/core');

const [uri, before, after] = process.argv.slice(2);
const introspect = `{ __schema { types { name kind possibleTypes { name } } } }`;
const document = gql`
  query ($before: Int!, $after: Int!, $id: ID!) {
    then: thing(id: $id) @at(version: $before) { id iri label }
    now: thing(id: $id) @at(version: $after) { id iri label }
    unmarked: thing(id: $id) { id iri label }
  }
`;

(async () => {
  const answer = await fetch(uri, {
    method: 'POST', headers: { 'Content-Type': 'application/json' }, body: JSON.stringify({ query: introspect }),
  });
  const possibleTypes = {};
  for (const { name, possibleTypes: members } of (await answer.json()).data.__schema.types) {
    if (members) possibleTypes[name] = members.map(member => member.name);
  }
  const client = new ApolloClient({ link: new HttpLink({ uri, fetch }), cache: new InMemoryCache({ possibleTypes }) });
  const variables = { before: Number(before), after: Number(after), id: 'mun:gent' };
  const { data } = await client.query({ query: document, variables });
  const cached = await client.query({ query: document, variables, fetchPolicy: 'cache-only' });
  const objects = Object.keys(client.cache.extract()).filter(name => name.includes('mun/gent'));
  console.log(JSON.stringify({ data, cached: cached.data, objects }));
})();
