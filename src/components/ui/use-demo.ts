/** The state of a demonstration: its values, the link to them, and what was wrong with the link it was opened by. */
import { useCallback, useEffect, useState } from 'preact/hooks';
import {
  defaultsOf,
  demoOf,
  readLink,
  writeLink,
  type LinkFault,
  type ParameterSet,
  type Values,
} from '../../lib/parameters.ts';

export interface DemoState<S extends ParameterSet> {
  readonly slug: string;
  readonly parameters: S;
  readonly values: Values<S>;
  readonly faults: readonly LinkFault[];
  /** False until the reader, or a link, has changed something: the first state was computed at build. */
  readonly touched: boolean;
  readonly link: string;
  set(change: Partial<Values<S>>): void;
  reset(): void;
}

export function useDemo<S extends ParameterSet>(experiment: { slug: string; parameters: S }): DemoState<S> {
  const { slug, parameters } = experiment;
  const [values, setValues] = useState(() => defaultsOf(parameters));
  const [faults, setFaults] = useState<readonly LinkFault[]>([]);
  const [touched, setTouched] = useState(false);

  // The link is read after hydration, so that the first render equals the markup that was built.
  useEffect(() => {
    const search = new URLSearchParams(location.search);
    if (demoOf(search) !== slug) return;
    const state = readLink(parameters, search);
    setFaults(state.faults);
    setValues(state.values);
    setTouched(true);
  }, [slug, parameters]);

  const set = useCallback((change: Partial<Values<S>>) => {
    setValues((before) => ({ ...before, ...change }));
    setFaults([]);
    setTouched(true);
  }, []);
  const reset = useCallback(() => set(defaultsOf(parameters)), [set, parameters]);

  return {
    slug,
    parameters,
    values,
    faults,
    touched,
    set,
    reset,
    link: `?${new URLSearchParams(writeLink(slug, values))}#${slug}`,
  };
}
