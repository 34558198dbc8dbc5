/**
 * What is compared between engines: a fingerprint of every network trained for 1 000 steps on every path, and of
 * every function below them. Pure: no DOM, no clock, no Node, so that the same file runs in all of them.
 */
import { fingerprint } from './bits.ts';
import { functionFingerprints } from './functions.ts';
import { networks } from './networks.ts';
import { paths, train } from './paths.ts';

export const STEPS = 1000;

/** Fingerprints by name: of functions first, since a network differs where one of its functions does. */
export type Fingerprints = Readonly<Record<string, string>>;

export function fingerprints(): Fingerprints {
  const trained = paths.flatMap((path) =>
    networks.map((network) => {
      const { parameters, predictions, losses } = train(path, network, STEPS);
      return [`${path.name} ${network.name}`, fingerprint(parameters, predictions, losses)] as const;
    }),
  );
  return { ...functionFingerprints(), ...Object.fromEntries(trained) };
}
