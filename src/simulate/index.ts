export { type SimulationOptions, type SimulationSummary, simulate } from './simulate.ts';
