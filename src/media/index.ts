export { readFiles } from './read-files.ts';
export { recordFiles } from './record-files.ts';
