/** What an activation function is called on the page: the language's word for it, or else the record's own label. */
import { activations } from '../../lib/nn/activations.ts';

export const activationName = (name: string, names: Readonly<Record<string, string>>): string =>
  names[name] ?? (name in activations ? activations[name as keyof typeof activations].label : name);
