export { normaliseIdentifier } from './identifiers/index.ts';
export { KnownIdentifiers } from './known-identifiers.ts';
export { readObserved } from './read-observed.ts';
export { type ObservedOutcome, recordObserved, reservePersonIds } from './record-observed.ts';
