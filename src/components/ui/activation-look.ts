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
