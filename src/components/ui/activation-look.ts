/** How an activation function appears on the page: its name in the language, and the color that it keeps everywhere. */
import { activations, type Activation } from '../../lib/nn/activations.ts';

const find = (name: string): Activation | null =>
  name in activations ? activations[name as keyof typeof activations] : null;

/** The language's word for it, or else the record's own label. */
export const activationName = (name: string, names: Readonly<Record<string, string>>): string =>
  names[name] ?? find(name)?.label ?? name;

const colors: Readonly<Record<Activation['family'], string>> = {
  linear: 'var(--theory)',
  sigmoid: 'var(--sigmoid)',
  tanh: 'var(--tanh)',
  relu: 'var(--relu)',
  later: 'var(--later)',
};

export const activationColor = (name: string): string => colors[find(name)?.family ?? 'linear'];

type Family = Activation['family'];

/** The options of one family of activation functions, or, where `family` is null, those that are none. */
export interface FamilyOfOptions {
  readonly family: Family | null;
  readonly options: readonly string[];
}

/** Few enough options are found without headings. */
const FEW = 8;

/** A long list of activation functions by families, each where its first member stands. */
export function inFamilies(options: readonly string[]): readonly FamilyOfOptions[] {
  if (options.filter((option) => find(option)).length < FEW) return [{ family: null, options }];
  const families = Map.groupBy(options, (option) => find(option)?.family ?? null);
  return Array.from(families, ([family, members]) => ({ family, options: members }));
}
