/** The name that an author most likely meant. */
import { closest, distance } from 'fastest-levenshtein';

/** The nearest known name, or null when none is near enough to be a slip of the hand. */
export function nearest(name: string, known: readonly string[]): string | null {
  if (known.length === 0 || name === '') return null;
  const candidate = closest(
    name.toLowerCase(),
    known.map((k) => k.toLowerCase()),
  );
  const found = known.find((k) => k.toLowerCase() === candidate) ?? null;
  return found && distance(name.toLowerCase(), candidate) <= Math.max(2, name.length / 2) ? found : null;
}

/** "unknown claim `dead-unit`; did you mean `dying-relu`? Claims are: …" */
export function unknownName(kind: string, name: string, known: readonly string[], where: string): string {
  const guess = nearest(name, known);
  const hint = guess ? ` Did you mean \`${guess}\`?` : '';
  const list = known.length > 0 ? [...known].sort().join(', ') : 'nothing';
  return `unknown ${kind} \`${name}\`.${hint} ${where}: ${list}.`;
}
