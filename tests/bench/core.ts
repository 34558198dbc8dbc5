/** The core as a contender. */
export { create } from './plain.ts';
