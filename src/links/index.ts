export { relink } from './relink.ts';
