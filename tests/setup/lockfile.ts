/** What of a package-lock.json (version 3) matters here. */
export interface Lock {
  readonly packages: Readonly<Record<string, LockedPackage>>;
}

export interface LockedPackage {
  readonly version?: string;
  readonly resolved?: string;
  readonly optionalDependencies?: Readonly<Record<string, string>>;
}

/**
 * Optional dependencies that some package of the lock names and the lock does not hold, as "a needs b@range".
 * npm leaves them out without a word when the registry lacks the version on the day of `npm install`.
 */
export function missingOptional({ packages }: Lock): string[] {
  return Object.entries(packages).flatMap(([path, { optionalDependencies = {} }]) =>
    Object.entries(optionalDependencies)
      .filter(([name]) => !placesFor(path, name).some((place) => place in packages))
      .map(([name, range]) => `${path || 'package.json'} needs ${name}@${range}`),
  );
}

/** Entries that name a download address. */
export function addressed({ packages }: Lock): string[] {
  return Object.entries(packages)
    .filter(([, { resolved }]) => resolved !== undefined && /^(https?|git)/.test(resolved))
    .map(([path, { resolved }]) => `${path}: ${resolved}`);
}

/** Where Node looks for `name` from the package at `path`: in its own node_modules, then in each above. */
function placesFor(path: string, name: string): string[] {
  const parts = path === '' ? [] : path.split('/node_modules/');
  const owners = parts.map((_, i) => parts.slice(0, parts.length - i).join('/node_modules/'));
  return [...owners.map((owner) => `${owner}/node_modules/${name}`), `node_modules/${name}`];
}
