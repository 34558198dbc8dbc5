/** Which units of two fresh layers pass which samples on: a row a unit, a column a sample, blue where something passes. */
import type { DemoWords } from '../../i18n/demos/words.ts';
import { fill } from '../../i18n/fill.ts';
import { formatNumber } from '../../i18n/number.ts';
import { SAMPLES, UNITS, type LayerResult } from '../../lib/experiments/rectification.ts';

interface LayersProps {
  readonly layers: readonly LayerResult[];
  readonly words: DemoWords['figure'];
}

export function LayerFigure({ layers, words }: LayersProps) {
  return (
    <div class="panels rect-layers">
      {layers.map((layer, l) => {
        const said = fill(words.layer!, {
          layer: l + 1,
          zeros: formatNumber(layer.zeros, 'share'),
          theory: formatNumber(layer.theory, 'share'),
          silent: layer.silent,
          always: layer.always,
          units: UNITS,
        });
        return (
          <figure key={l} class="panel">
            <svg
              class="rect-pattern"
              viewBox={`0 0 ${SAMPLES} ${UNITS}`}
              preserveAspectRatio="none"
              role="img"
              aria-label={fill(words.pattern!, { units: UNITS, samples: SAMPLES, said })}
            >
              <path d={runsOf(layer.active)} />
            </svg>
            <figcaption>{said}</figcaption>
          </figure>
        );
      })}
    </div>
  );
}

/** A stroke of height 1 for every run of samples that a unit passes on. */
function runsOf(active: readonly boolean[]): string {
  let d = '';
  for (let unit = 0; unit < UNITS; unit++) {
    for (let i = 0; i < SAMPLES; i++) {
      const start = i;
      while (i < SAMPLES && active[unit * SAMPLES + i]) i++;
      if (i > start) d += `M${start},${unit + 0.5}h${i - start}`;
    }
  }
  return d;
}
