import { graphql } from './generated';

export const cities = graphql(`
  query Cities($first: Int!, $start: String!) {
    centreCities(first: $first, filter: { label: { startsWith: $start } }, orderBy: [{ label: ASC }]) {
      totalCount
      nodes {
        ...City
      }
    }
  }
`);

export const city = graphql(`
  fragment City on CentreCity {
    iri
    label
    hosts(first: 5) {
      edges {
        cursor
        node {
          label
        }
      }
    }
  }
`);
