/**
 * One control for each parameter of an experiment, made from its declaration: nothing here knows an experiment. Points
 * are moved in the figure itself (movable-points.tsx).
 */
import type {
  ChoiceParameter,
  IntegerParameter,
  ParameterSet,
  RealParameter,
  Values,
} from '../../lib/parameters.ts';
import { formatNumber } from '../../i18n/number.ts';
import { activationName, inFamilies } from './activation-look.ts';
import type { DemoProps } from './demo-props.ts';
import type { DemoState } from './use-demo.ts';

interface ControlsProps<S extends ParameterSet> extends DemoProps {
  readonly demo: DemoState<S>;
}

export function Controls<S extends ParameterSet>({ demo, words, ui, activationNames }: ControlsProps<S>) {
  return (
    <>
      {Object.entries(demo.parameters).map(([name, parameter]) => {
        if (parameter.kind === 'points') return null;
        const value = demo.values[name]!;
        const set = (next: number | string): void => demo.set({ [name]: next } as Partial<Values<S>>);
        const label = words.parameters[name]?.label ?? name;
        if (parameter.kind === 'choice') {
          const nameOf = (option: string): string =>
            words.parameters[name]?.options?.[option] ?? activationName(option, activationNames);
          return <Choice key={name} {...{ label, parameter, value: String(value), set, nameOf, ui }} />;
        }
        if (parameter.kind === 'seed')
          return (
            <Seed
              key={name}
              {...{ label: ui.seed, again: ui.newSeed, parameter, value: Number(value), set }}
            />
          );
        return <Slider key={name} {...{ label, parameter, value: Number(value), set }} />;
      })}
    </>
  );
}

interface SliderProps {
  readonly label: string;
  readonly parameter: IntegerParameter | RealParameter;
  readonly value: number;
  set(value: number): void;
}

export function Slider({ label, parameter, value, set }: SliderProps) {
  const { toPosition, toValue, min, max, step } = scaleOf(parameter);
  return (
    <label class="control slider">
      <span class="control-name">{label}</span>
      <input
        type="range"
        {...{ min, max, step }}
        value={toPosition(value)}
        aria-valuetext={formatNumber(value)}
        onInput={(event) => set(toValue(event.currentTarget.valueAsNumber))}
      />
      <span class="control-value">{formatNumber(value)}</span>
    </label>
  );
}

/** The range input works on positions: the value itself, or equal steps of its logarithm on a logarithmic scale. */
function scaleOf(parameter: IntegerParameter | RealParameter) {
  const { min, max } = parameter;
  if (parameter.kind !== 'real')
    return { min, max, step: 1, toPosition: (v: number) => v, toValue: Math.round };
  const { step } = parameter;
  if (parameter.scale === 'linear')
    return { min, max, step, toPosition: (v: number) => v, toValue: (p: number) => round(p) };
  // Whole positions from end to end, so that both ends are reached whatever the step.
  const low = Math.log10(min);
  const positions = Math.round((Math.log10(max) - low) / step);
  const decades = (Math.log10(max) - low) / positions;
  return {
    min: 0,
    max: positions,
    step: 1,
    toPosition: (v: number) => Math.round((Math.log10(v) - low) / decades),
    toValue: (p: number) => Math.min(max, Math.max(min, round(10 ** (low + p * decades)))),
  };
}

/** Three significant digits: what the reader sees is what the run gets, and what the link carries. */
const round = (value: number): number => Number(value.toPrecision(3));

interface ChoiceProps {
  readonly label: string;
  readonly parameter: ChoiceParameter;
  readonly value: string;
  readonly ui: DemoProps['ui'];
  set(value: string): void;
  nameOf(option: string): string;
}

function Choice({ label, parameter, value, set, nameOf, ui }: ChoiceProps) {
  const optionOf = (option: string) => (
    <option key={option} value={option}>
      {nameOf(option)}
    </option>
  );
  return (
    <label class="control">
      <span class="control-name">{label}</span>
      <select value={value} onChange={(event) => set(event.currentTarget.value)}>
        {inFamilies(parameter.options).map(({ family, options }) =>
          family === null ? (
            options.map(optionOf)
          ) : (
            <optgroup key={family} label={ui.families[family]}>
              {options.map(optionOf)}
            </optgroup>
          ),
        )}
      </select>
    </label>
  );
}

interface SeedProps {
  readonly label: string;
  readonly again: string;
  readonly parameter: IntegerParameter;
  readonly value: number;
  set(value: number): void;
}

function Seed({ label, again, parameter, value, set }: SeedProps) {
  const keep = (next: number): void => {
    if (Number.isInteger(next) && next >= parameter.min && next <= parameter.max) set(next);
  };
  return (
    <span class="control seed">
      <label>
        <span class="control-name">{label}</span>
        <input
          type="number"
          min={parameter.min}
          max={parameter.max}
          value={value}
          onChange={(event) => keep(event.currentTarget.valueAsNumber)}
        />
      </label>
      <button type="button" onClick={() => keep(value < parameter.max ? value + 1 : parameter.min)}>
        {again}
      </button>
    </span>
  );
}
