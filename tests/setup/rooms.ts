/**
 * The rooms of src/ and who may import whom, as data. A room that may import its own files names itself; a room
 * without `packages` may use none. ARCHITECTURE.md tells the reasons; a change here is a decision to write there.
 */
import type { Import } from './imports.ts';
import { targetsOf } from './imports.ts';

export interface Room<N extends string = string> {
  /** Folders, each ending in a slash, and single files. A folder ending in './' means the files directly in it. */
  readonly places: readonly string[];
  readonly may: readonly N[];
  /** Rooms of which only types may be imported. */
  readonly types?: readonly N[];
  /** Packages by name; a trailing `*` stands for any ending. */
  readonly packages?: readonly string[];
  /** Files, by ending, that may use more packages than the rest of their room. */
  readonly exceptions?: readonly { readonly file: string; readonly packages: readonly string[] }[];
}

const rooms = <const N extends string>(table: Readonly<Record<N, Room<NoInfer<N>>>>) => table;

const LIB = ['nn', 'datasets', 'separability', 'experiments', 'lib'] as const;
const ALL_BUT_WORKERS = [
  ...[...LIB, 'i18n', 'ui', 'demos', 'prose', 'site'],
  ...['content', 'authoring', 'fonts', 'layouts', 'pages', 'styles'],
] as const;

export const ROOMS = rooms({
  // No package: one seed must give the same bits everywhere, and this is what readers read. The one exception keeps both.
  nn: {
    places: ['src/lib/nn/'],
    may: ['nn'],
    exceptions: [{ file: 'src/lib/nn/singularValues.ts', packages: ['ml-matrix'] }],
  },
  datasets: { places: ['src/lib/datasets/'], may: ['datasets', 'nn'] },
  // Exact, and this is why one file may use a package: the sign of a determinant, without rounding.
  separability: {
    places: ['src/lib/separability/'],
    may: ['separability', 'datasets', 'nn'],
    exceptions: [{ file: 'src/lib/separability/orientation.ts', packages: ['robust-predicates'] }],
  },
  // Not themselves: an experiment that leans on another cannot be changed alone.
  experiments: { places: ['src/lib/experiments/'], may: ['nn', 'datasets', 'separability', 'lib'] },
  lib: {
    places: ['src/lib/./'],
    may: ['lib'],
    packages: ['valibot'],
    exceptions: [{ file: 'src/lib/linearProgram.ts', packages: ['yalps'] }],
  },
  workers: { places: ['src/workers/'], may: ['workers', ...LIB] },
  i18n: { places: ['src/i18n/'], may: ['i18n'], types: LIB },
  ui: {
    places: ['src/components/ui/'],
    may: ['ui', 'lib', 'nn', 'i18n', 'workers'],
    packages: ['preact'],
    // The one place that draws. linkedom is its document at build time.
    exceptions: [
      { file: 'src/components/ui/plot-figure.tsx', packages: ['@observablehq/plot', 'linkedom'] },
      { file: 'src/components/ui/contours.ts', packages: ['d3-contour'] },
    ],
  },
  demos: {
    places: ['src/components/demos/'],
    may: ['demos', 'experiments', 'lib', 'ui', 'i18n'],
    types: ['nn', 'datasets', 'separability'],
    packages: ['preact', 'astro:*'],
  },
  // The tags of articles. Authoring gives them the words for an author's mistakes, at build time.
  prose: {
    places: ['src/components/prose/'],
    may: ['prose', ...LIB, 'i18n', 'content', 'ui', 'site', 'authoring'],
    packages: ['preact', 'astro', 'astro:*'],
  },
  site: {
    places: ['src/components/site/'],
    may: ['site', 'i18n', 'content'],
    types: ['authoring'],
    packages: ['preact', 'astro', 'astro:*'],
  },
  content: {
    places: ['src/content/', 'src/content.config.ts'],
    may: ['content', ...LIB, 'i18n', 'authoring'],
    packages: ['astro', 'astro:*', 'node:*'],
  },
  // Checks what authors write, while the site is built; nothing of it reaches a reader's browser.
  authoring: { places: ['src/authoring/'], may: ['authoring', ...LIB, 'i18n'], packages: ['*'] },
  // What a reader's browser is spared; only the build uses it.
  bundle: { places: ['src/bundle/'], may: ['bundle'], packages: ['*'] },
  fonts: { places: ['src/fonts/'], may: ['fonts', 'i18n'], packages: ['*'] },
  layouts: { places: ['src/layouts/'], may: ALL_BUT_WORKERS, packages: ['*'] },
  pages: { places: ['src/pages/'], may: ALL_BUT_WORKERS, packages: ['*'] },
  styles: { places: ['src/styles/'], may: ['styles'] },
  ambient: { places: ['src/env.d.ts'], may: [], packages: ['astro'] },
});

/** Packages that only a named exception may use, even where a room allows any package. Types are free. */
const RESERVED = ['@observablehq/plot'];

export interface Source {
  readonly file: string;
  readonly imports: readonly Import[];
}

export function roomOf(file: string, table: Readonly<Record<string, Room>> = ROOMS): string | null {
  return Object.keys(table).find((name) => table[name]?.places.some((place) => holds(place, file))) ?? null;
}

/** Every import that the table forbids, each as one line that says what is allowed. */
export function faultsOf(
  sources: readonly Source[],
  files: readonly string[],
  table: Readonly<Record<string, Room>> = ROOMS,
): string[] {
  const known = new Set(files);
  return sources.flatMap(({ file, imports }) => {
    const name = roomOf(file, table);
    const room = name === null ? undefined : table[name];
    if (name === null || !room) return [`${file} is in no room`];
    return imports.flatMap((each) =>
      targetsOf(file, each, files).flatMap((target) => {
        const fault =
          target.includes('/') && !target.startsWith('@')
            ? faultOfFile(room, target, each, known, table)
            : faultOfPackage(room, file, target, each);
        return fault === null ? [] : [`${file} imports ${target}: ${name} ${fault}`];
      }),
    );
  });
}

function faultOfFile(
  room: Room,
  target: string,
  { typeOnly }: Import,
  known: ReadonlySet<string>,
  table: Readonly<Record<string, Room>>,
): string | null {
  if (!known.has(target)) return 'names a file that does not exist (imports carry their extension)';
  const goal = roomOf(target, table);
  if (goal !== null && room.may.includes(goal)) return null;
  if (goal !== null && typeOnly && room.types?.includes(goal)) return null;
  const types = room.types ? `, and types of ${room.types.join(', ')}` : '';
  return `may import ${room.may.join(', ') || 'no room'}${types}; this is ${goal ?? 'in no room'}`;
}

function faultOfPackage(room: Room, file: string, name: string, { typeOnly }: Import): string | null {
  const own = room.exceptions?.find((each) => each.file === file)?.packages ?? [];
  if (matches(own, name)) return null;
  if (RESERVED.includes(name)) return typeOnly ? null : 'leaves drawing to src/components/ui/plot-figure.tsx';
  const allowed = [...(room.packages ?? []), ...own];
  return matches(allowed, name) ? null : `may use ${allowed.join(', ') || 'no package'}`;
}

const matches = (patterns: readonly string[], name: string): boolean =>
  patterns.some((pattern) =>
    pattern.endsWith('*') ? name.startsWith(pattern.slice(0, -1)) : name === pattern,
  );

function holds(place: string, file: string): boolean {
  if (!place.endsWith('/')) return file === place;
  const flat = place.endsWith('/./');
  const folder = flat ? place.slice(0, -2) : place;
  return file.startsWith(folder) && !(flat && file.slice(folder.length).includes('/'));
}
