/** The words of every demonstration by slug. For the build only: an island imports its own words and no others. */
import type { DemoWords, InLanguages } from './words.ts';

const modules = import.meta.glob<{ words: InLanguages<DemoWords> }>(
  ['./*.ts', '!./index.ts', '!./words.ts'],
  { eager: true },
);

export const demoWords: Readonly<Record<string, InLanguages<DemoWords>>> = Object.fromEntries(
  Object.entries(modules).map(([path, module]) => [path.slice('./'.length, -'.ts'.length), module.words]),
);
