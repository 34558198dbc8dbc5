/** Sentences that are often read elsewhere, each with a button that sets the state that tests it. */
import { useState } from 'preact/hooks';
import { fill, type Places } from '../../i18n/fill.ts';
import type { ParameterSet, Values } from '../../lib/parameters.ts';
import type { DemoProps } from './demo-props.ts';
import type { DemoState } from './use-demo.ts';

export interface TestedMisconception<S extends ParameterSet = ParameterSet> {
  /** Its name among the misconceptions of the words. */
  readonly key: string;
  /** What is set, beside the default of all else. */
  readonly values: Partial<Values<S>>;
  /** What the verdict's places hold in that state. */
  readonly places?: Places;
}

interface MisconceptionsProps<S extends ParameterSet> extends DemoProps {
  readonly demo: DemoState<S>;
  readonly tests: readonly TestedMisconception<S>[];
}

export function Misconceptions<S extends ParameterSet>(props: MisconceptionsProps<S>) {
  const { demo, words, ui, tests } = props;
  const [tested, setTested] = useState<string | null>(null);
  return (
    <ul class="misconceptions js-only">
      {tests.map(({ key, values, places = {} }) => {
        const said = words.misconceptions?.[key];
        if (!said)
          throw new Error(`Misconceptions: the words of ${demo.slug} have no misconception "${key}"`);
        const test = (): void => {
          demo.reset();
          demo.set(values);
          setTested(key);
        };
        return (
          <li key={key}>
            <span class="misconception-heading">{ui.misconception}</span> <q>{said.claim}</q>{' '}
            <button type="button" data-misconception={key} onClick={test}>
              {ui.tryIt}
            </button>
            <p class="misconception-verdict" role="status">
              {tested === key && fill(said.verdict, places)}
            </p>
          </li>
        );
      })}
    </ul>
  );
}
