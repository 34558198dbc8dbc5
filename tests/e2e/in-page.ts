/** What runs inside the page: a question about a demonstration is one message, however many frames its answer takes. */

export interface Answer {
  readonly number: string;
  readonly sentence: string;
  /** A fingerprint of the figure's inner HTML, which may be as long as a book. */
  readonly figure: string;
  /** The same without the layers of what a hand moves: what answers to a hand, not what the hand holds. */
  readonly beyond: string;
}

/** What a control has led to. */
export interface Outcome {
  readonly answer: Answer;
  readonly changed: boolean;
  /** The control's value, where it has one. */
  readonly value: string;
  /** As of `brokenLines`. */
  readonly broken: readonly string[];
}

export interface Helpers {
  answerOf(demo: Element): Answer;
  /** Lines of a demonstration's markup that print a failed computation. */
  brokenLines(demo: Element): string[];
  /** Brings an element into view and waits until the island around it has hydrated; Astro then takes `ssr` off it. */
  comeAlive(inside: Element): Promise<void>;
  /** Resolves when nothing of the answer has moved for four frames, and no worker is computing it. */
  rest(demo: Element): Promise<Answer>;
  /** Focuses a control and remembers the answer of its demonstration as the one before the press. */
  aim(control: Element): void;
  /** What came of the press, at rest; waits for a change if one must come. */
  outcome(patience: number): Promise<Outcome>;
}

declare global {
  interface Window {
    helpers: Helpers;
  }
}

/** Runs before the page's own scripts; everything it uses must be inside it. */
export function installHelpers(): void {
  const ANSWER = '.demo-figure, [data-number], [data-sentence]';
  /** Words that only a failed computation prints. */
  const BROKEN = /NaN|Infinity|undefined|\[object/;
  // On a busy machine a frame may be long in coming.
  const frame = (): Promise<void> =>
    new Promise((done) => {
      requestAnimationFrame(() => done());
      setTimeout(done, 1000);
    });
  let aimed: { control: Element; demo: Element; before: string } | null = null;

  /** 53 bits of a text (two lanes of multiply and shift): two figures that differ differ here too. */
  const fingerprint = (text: string): string => {
    let [a, b] = [0xdeadbeef, 0x41c6ce57];
    for (let i = 0; i < text.length; i++) {
      a = Math.imul(a ^ text.charCodeAt(i), 2654435761);
      b = Math.imul(b ^ text.charCodeAt(i), 1597334677);
    }
    return `${text.length}:${(a >>> 0).toString(16)}${(b >>> 0).toString(16)}`;
  };

  /** Markup that was built and markup that the browser made differ in the order of attributes and the spelling of styles. */
  const spelled = (html: string): string =>
    html
      .replace(/ style="([^"]*)"/g, (_, style: string) => ` style="${style.replace(/[\s;]+/g, '')}"`)
      .replace(/(<[\w-]+)((?: [\w:-]+="[^"]*")+)/g, (_, tag: string, attributes: string) =>
        [tag, ...(attributes.match(/ [\w:-]+="[^"]*"/g) ?? []).sort()].join(''),
      );

  const answerOf = (demo: Element): Answer => {
    const figure = spelled([...demo.querySelectorAll('.demo-figure')].map((f) => f.innerHTML).join());
    const layers = [...demo.querySelectorAll('.movable-layer')];
    return {
      number: demo.querySelector('[data-number]')?.textContent ?? '',
      sentence: demo.querySelector('[data-sentence]')?.textContent ?? '',
      figure: fingerprint(figure),
      beyond: fingerprint(layers.reduce((rest, layer) => rest.replace(spelled(layer.outerHTML), ''), figure)),
    };
  };

  const brokenLines = (demo: Element): string[] => {
    const { outerHTML } = demo;
    if (!BROKEN.test(outerHTML)) return [];
    const lines = outerHTML.split(/(?=<)/).filter((line) => BROKEN.test(line));
    return lines.map((line) => line.slice(0, 160));
  };

  const isOfAnswer = ({ target }: MutationRecord): boolean =>
    (target instanceof Element ? target : target.parentElement)?.closest(ANSWER) !== null;

  const rest = async (demo: Element): Promise<Answer> => {
    let still = 0;
    const observer = new MutationObserver((records) => {
      if (records.some(isOfAnswer)) still = 0;
    });
    observer.observe(demo, { subtree: true, childList: true, attributes: true, characterData: true });
    for (const began = performance.now(); still < 4 && performance.now() - began < 15_000;) {
      await frame();
      still = demo.querySelector('[aria-busy="true"]') ? 0 : still + 1;
    }
    observer.disconnect();
    return answerOf(demo);
  };

  window.helpers = {
    answerOf,
    brokenLines,
    rest,
    async comeAlive(inside) {
      inside.scrollIntoView({ block: 'center', behavior: 'instant' });
      const island = inside.closest('astro-island');
      if (!island) throw new Error('no island is around this element');
      for (const began = performance.now(); island.hasAttribute('ssr'); await frame())
        if (performance.now() - began > 15_000) throw new Error('the island has not come alive');
    },
    aim(control) {
      const demo = control.closest('[data-demo]');
      if (!demo) throw new Error('the control is outside every demonstration');
      (control as HTMLElement).focus();
      if (document.activeElement !== control) throw new Error(`cannot be focused: ${control.outerHTML}`);
      aimed = { control, demo, before: JSON.stringify(answerOf(demo)) };
    },
    async outcome(patience) {
      if (!aimed) throw new Error('no control was aimed at');
      const { control, demo, before } = aimed;
      const differs = (): boolean => JSON.stringify(answerOf(demo)) !== before;
      let changed = differs();
      for (const began = performance.now(); !changed && performance.now() - began < patience;) {
        await frame();
        changed = differs();
      }
      const answer = await rest(demo);
      const { value } = control as Partial<HTMLInputElement>;
      return { answer, changed, value: value ?? '', broken: brokenLines(demo) };
    },
  };
}
