/** A demonstration as an island: what its shell hands over, and the page's own words beside it. */
import type { FunctionComponent } from 'preact';
import type { DemoProps, IslandProps } from './demo-props.ts';
import { pageWords } from './page-words.ts';

export function withPageWords<P extends DemoProps>(Demo: FunctionComponent<P>) {
  return (given: IslandProps<P>) => {
    const { demo, activations } = pageWords(given.language);
    return <Demo {...(given as unknown as P)} ui={demo} activationNames={activations} />;
  };
}
