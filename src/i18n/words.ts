/** The dictionary of a language, and the name of an activation function in it. */
import { en } from './en.ts';
import { ko } from './ko.ts';
import type { Language } from './languages.ts';

export type Words = typeof en;
export const words: Record<Language, Words> = { en, ko };
