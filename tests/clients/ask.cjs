// Asks a SPARQL endpoint with Comunica and prints the labels in the answer.
const { QueryEngine } = require('@comunica/query-sparql');

const [address, query] = process.argv.slice(2);
new QueryEngine().queryBindings(query, { sources: [{ type: 'sparql', value: address }] })
  .then(stream => stream.toArray())
  .then(rows => console.log(JSON.stringify(rows.map(row => row.get('label').value))));
