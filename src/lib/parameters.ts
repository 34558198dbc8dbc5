/**
 * The parameters of an experiment, declared once. From one declaration come the defaults, the control that the
 * reader moves, the link that restores a state, and the sentence that explains a bad link.
 *
 * Left out: parameters that depend on one another. A state is valid exactly when each value is in its own range.
 */
import * as v from 'valibot';
import { readPoints } from './pointSet.ts';

export interface IntegerParameter {
  readonly kind: 'integer' | 'seed';
  readonly min: number;
  readonly max: number;
  readonly default: number;
}

export interface RealParameter {
  readonly kind: 'real';
  readonly min: number;
  readonly max: number;
  /** Distance between two positions of the control, in the parameter's unit (decades when `scale` is 'log'). */
  readonly step: number;
  readonly scale: 'linear' | 'log';
  readonly default: number;
}

export interface ChoiceParameter<T extends string = string> {
  readonly kind: 'choice';
  readonly options: readonly T[];
  readonly default: T;
}

/** Labeled points that the reader places in the figure: a value is their text (see pointSet.ts). */
export interface PointsParameter {
  readonly kind: 'points';
  /** Both coordinates lie from `min` to `max`. */
  readonly min: number;
  readonly max: number;
  /** How many there may be. */
  readonly most: number;
  readonly default: string;
}

export type Parameter = IntegerParameter | RealParameter | ChoiceParameter | PointsParameter;
export type ParameterSet = Readonly<Record<string, Parameter>>;

export type Values<S extends ParameterSet> = {
  readonly [K in keyof S]: S[K] extends ChoiceParameter<infer T>
    ? T
    : S[K] extends IntegerParameter | RealParameter
      ? number
      : S[K] extends PointsParameter
        ? string
        : string | number;
};

/** A whole number from `min` to `max`, both included. */
export const integer = (min: number, max: number, fallback: number): IntegerParameter => ({
  kind: 'integer',
  min,
  max,
  default: fallback,
});

/** The seed of every random number in a run. The reader sees it, can change it, and it travels in the link. */
export const seed = (fallback = 1): IntegerParameter => ({
  kind: 'seed',
  min: 1,
  max: 9999,
  default: fallback,
});

/** A number on an even scale. */
export const real = (min: number, max: number, step: number, fallback: number): RealParameter => ({
  kind: 'real',
  min,
  max,
  step,
  scale: 'linear',
  default: fallback,
});

/** A positive number on a logarithmic scale; `step` is in decades. */
export const logarithmic = (min: number, max: number, step: number, fallback: number): RealParameter => ({
  kind: 'real',
  min,
  max,
  step,
  scale: 'log',
  default: fallback,
});

/** At most `most` labeled points with coordinates from `min` to `max`; `fallback` is their text. */
export const points = (min: number, max: number, most: number, fallback: string): PointsParameter => ({
  kind: 'points',
  min,
  max,
  most,
  default: fallback,
});

/** One of several names. The first is the default unless another is given. */
export const choice = <const T extends string>(options: readonly T[], fallback: T): ChoiceParameter<T> => ({
  kind: 'choice',
  options,
  default: fallback,
});

export function defaultsOf<S extends ParameterSet>(parameters: S): Values<S> {
  return Object.fromEntries(Object.entries(parameters).map(([name, p]) => [name, p.default])) as Values<S>;
}

/** What was wrong with one parameter of a link. `expected` is a range such as "1 … 10", or the list of names. */
export interface LinkFault {
  readonly name: string;
  readonly got: string;
  readonly expected: string;
}

/** Names and values of a query, in its order: what a `URLSearchParams` yields. */
export type Query = Iterable<readonly [string, string]>;

export interface LinkState<S extends ParameterSet> {
  readonly values: Values<S>;
  readonly faults: readonly LinkFault[];
}

/**
 * The state that a link describes. A parameter that the link leaves out takes its default; if any value is
 * impossible, or a name is unknown, the whole state is the default and `faults` says why: half a state would be a
 * state that nobody sent.
 */
export function readLink<S extends ParameterSet>(parameters: S, query: Query): LinkState<S> {
  const faults: LinkFault[] = [];
  const values: Record<string, string | number> = { ...defaultsOf(parameters) };
  for (const [name, text] of query) {
    if (name === DEMO_KEY) continue;
    const parameter = Object.hasOwn(parameters, name) ? parameters[name] : undefined;
    if (!parameter) {
      faults.push({ name, got: text, expected: Object.keys(parameters).join(', ') });
      continue;
    }
    const parsed = v.safeParse(schemaOf(parameter), text);
    if (parsed.success) values[name] = parsed.output;
    else faults.push({ name, got: text, expected: rangeOf(parameter) });
  }
  return { values: faults.length > 0 ? defaultsOf(parameters) : (values as Values<S>), faults };
}

/** The query of a link to exactly these values: every parameter is written, so that a later default changes nothing. */
export function writeLink<S extends ParameterSet>(slug: string, values: Values<S>): [string, string][] {
  return [
    [DEMO_KEY, slug],
    ...Object.entries(values).map(([name, value]): [string, string] => [name, String(value)]),
  ];
}

/** The slug of the demonstration that a query speaks of, or null. */
export const demoOf = (query: Query): string | null =>
  [...query].find(([name]) => name === DEMO_KEY)?.[1] ?? null;

const DEMO_KEY = 'demo';

function schemaOf(parameter: Parameter): v.GenericSchema<string, string | number> {
  if (parameter.kind === 'choice') return v.picklist(parameter.options);
  if (parameter.kind === 'points')
    return v.pipe(
      v.string(),
      v.check((text) => arePoints(text, parameter)),
    );
  const number = v.pipe(v.string(), v.trim(), v.nonEmpty(), v.transform(Number), v.number(), v.finite());
  const ranged = v.pipe(number, v.minValue(parameter.min), v.maxValue(parameter.max));
  return parameter.kind === 'real' ? ranged : v.pipe(ranged, v.integer());
}

function arePoints(text: string, { min, max, most }: PointsParameter): boolean {
  try {
    const read = readPoints(text);
    return read.length <= most && read.every(({ x, y }) => x >= min && x <= max && y >= min && y <= max);
  } catch {
    return false;
  }
}

function rangeOf(parameter: Parameter): string {
  if (parameter.kind === 'choice') return parameter.options.join(', ');
  const range = `${parameter.min} … ${parameter.max}`;
  return parameter.kind === 'points' ? `o0.5_1x-1_0, ≤ ${parameter.most}, ${range}` : range;
}
