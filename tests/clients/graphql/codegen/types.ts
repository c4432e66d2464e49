import type { TypedDocumentNode } from '@graphql-typed-document-node/core';

export type ResultOf<D> = D extends TypedDocumentNode<infer R, infer _> ? R : never;
export type VariablesOf<D> = D extends TypedDocumentNode<infer _, infer V> ? V : never;
