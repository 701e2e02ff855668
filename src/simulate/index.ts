export { readTruth } from './read-truth.ts';
export { type LinkScore, type RankScore, scoreLinks, scoreRanks, scoreStatedLinks } from './score.ts';
export { type SimulationOptions, type SimulationSummary, simulate } from './simulate.ts';
export type { TrueLink, TrueMention, TruePerson, TruePlanted, TrueReport, TruthTables } from './truth.ts';
