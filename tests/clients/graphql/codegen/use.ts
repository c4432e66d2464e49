import type { ResultOf, VariablesOf } from './types';
import { cities, city } from './documents';
import { useFragment } from './generated';

export function labels(data: ResultOf<typeof cities>): string[] {
  const nodes = data.centreCities?.nodes ?? [];
  return nodes.flatMap(node => useFragment(city, node).hosts.edges.map(edge => edge.node.label ?? ''));
}

export const variables: VariablesOf<typeof cities> = { first: 3, start: 'A' };

// @ts-expect-error: `first` is a number
export const wrong: VariablesOf<typeof cities> = { first: '3', start: 'A' };
