export type { ShownClue } from './contract.ts';
export { judge } from './judge.ts';
export { personOf } from './person-of.ts';
export { relink } from './relink.ts';
export { retractJudgement } from './retract-judgement.ts';
export { type LinkedReport, linkedReports } from './shown/linked-reports.ts';
export { type PersonEdges, readPersonEdges } from './shown/read-person-edges.ts';
