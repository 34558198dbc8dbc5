/**
 * The frame that every demonstration shares: the guess, the figure, the number, the sentence that follows the state,
 * the controls, and the links to this state and to the code.
 */
import type { ComponentChildren } from 'preact';
import { useMemo } from 'preact/hooks';
import { fill } from '../../i18n/fill.ts';
import { sentenceText, type DemoWords, type Sentence } from '../../i18n/demos/words.ts';
import type { ParameterSet } from '../../lib/parameters.ts';
import { Controls } from './controls.tsx';
import type { DemoProps } from './demo-props.ts';
import { Misconceptions, type TestedMisconception } from './misconceptions.tsx';
import { NumberText } from './number-text.tsx';
import { Predict } from './predict.tsx';
import { SpokenSentence } from './spoken-sentence.tsx';
import { StateLink } from './state-link.tsx';
import type { DemoState } from './use-demo.ts';

interface FrameProps<S extends ParameterSet, W extends DemoWords> extends DemoProps<W> {
  readonly demo: DemoState<S>;
  /** The measured quantity, formatted, and the theory's value for the same state, if there is one. */
  readonly number: { readonly text: string; readonly theory?: string };
  readonly sentence: Sentence<keyof W['sentences'] & string>;
  /** While a worker computes the state, its sentence is for the eye alone; the ear waits for the result. */
  readonly isBusy?: boolean;
  /** Controls of this demonstration's own, before the parameters. */
  readonly before?: ComponentChildren;
  /** For each misconception of the words: the state that tests it, and the numbers for its verdict. */
  readonly misconceptions?: readonly TestedMisconception<S>[];
  readonly children: ComponentChildren;
  readonly after?: ComponentChildren;
}

export function DemoFrame<S extends ParameterSet, W extends DemoWords>(props: FrameProps<S, W>) {
  const { demo, words, ui, number, codeLink } = props;
  const sentence = sentenceText(words, props.sentence);
  // While a training is watched, every frame comes by here and changes no control.
  const controls = useMemo(() => <Controls {...props} />, [demo.values, words, ui]);
  return (
    <div class="demo" data-demo={demo.slug}>
      <Predict words={words} heading={ui.predict} />
      <p class="demo-title" data-bold>
        {words.title}
      </p>
      {props.children}
      <div class="demo-reading">
        <p class="demo-number">
          <output data-number>
            <NumberText text={number.text} />
          </output>
          <span class="demo-number-name">
            {words.number}
            {number.theory && <span class="theory">{fill(ui.theory, { value: number.theory })}</span>}
          </span>
        </p>
        <SpokenSentence text={sentence} speak={demo.touched && !props.isBusy} />
      </div>
      <div class="demo-controls js-only">
        {props.before}
        {controls}
        <button type="button" onClick={demo.reset}>
          {ui.reset}
        </button>
      </div>
      <p class="demo-notice" role="status">
        {demo.faults.map((fault) =>
          fill(Object.hasOwn(demo.parameters, fault.name) ? ui.badLink : ui.badLinkName, { ...fault }),
        )}
      </p>
      {props.after}
      {props.misconceptions && <Misconceptions {...props} tests={props.misconceptions} />}
      <p class="demo-links">
        <StateLink link={demo.link} ui={ui} />
        <a href={codeLink}>{ui.code}</a>
      </p>
      <p class="demo-caption">{words.caption}</p>
    </div>
  );
}
