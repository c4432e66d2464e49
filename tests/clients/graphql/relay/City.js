import { graphql } from 'relay-runtime';

export const query = graphql`
  query CityQuery($id: ID!) {
    node(id: $id) {
      id
      ...City_projects @alias(as: "city")
    }
  }
`;

export const fragment = graphql`
  fragment City_projects on CentreCity
  @refetchable(queryName: "CityProjectsPage")
  @argumentDefinitions(count: { type: "Int", defaultValue: 1 }, cursor: { type: "String" }) {
    label
    hosts(first: $count, after: $cursor) @connection(key: "City_hosts") {
      edges {
        node {
          iri
        }
      }
    }
  }
`;
