/** Settles a claim in the reader's browser, beside the page, and compares with what the build measured. */
import { useEffect, useRef, useState } from 'preact/hooks';
import { fill } from '../../i18n/fill.ts';
import { formatNumber, type Unit } from '../../i18n/number.ts';
import type { Language } from '../../i18n/languages.ts';
import type { Measurement, Settled } from '../../lib/claim.ts';
import type { Report } from '../../workers/protocol.ts';
import { hasWorkers, runInWorker, type Run } from '../../workers/run.ts';
import { pageWords } from './page-words.ts';

interface RunHereProps {
  readonly slug: string;
  readonly built: Measurement;
  readonly headline: string;
  readonly quantity: { readonly unit: Unit; readonly digits: number };
  readonly seeds: number;
  readonly language: Language;
}

export default function RunHere({ slug, built, headline, quantity, seeds, language }: RunHereProps) {
  const ui = pageWords(language).card;
  const [done, setDone] = useState(0);
  const [said, setSaid] = useState('');
  const [run, setRun] = useState<Run | null>(null);
  const current = useRef<Run | null>(null);
  useEffect(() => () => current.current?.stop(), []);

  const end = (text: string): void => {
    current.current = null;
    setRun(null);
    setSaid(text);
  };
  const written = (value: number): string => formatNumber(value, quantity.unit, quantity.digits);
  const compare = (settled: Settled): string => {
    const places = {
      value: written(settled.measured[headline]!),
      built: written(built[headline]!),
    };
    const isSame = Object.keys(built).every((name) => Object.is(built[name], settled.measured[name]));
    if (isSame) return fill(ui.same, places);
    return fill(settled.outside.length === 0 ? ui.close : ui.differs, places);
  };
  const hear = (report: Report): void => {
    if (report.type === 'seed') setDone(report.done);
    else if (report.type === 'failed') end(fill(ui.failed, { reason: report.reason }));
    else if (report.type === 'done' && report.settled) end(compare(report.settled));
  };
  const start = (): void => {
    if (!hasWorkers()) return end(ui.noWorkers);
    setSaid('');
    setDone(0);
    current.current = runInWorker({ task: 'settle', slug }, hear);
    setRun(current.current);
  };
  const stop = (): void => {
    current.current?.stop();
    end(fill(ui.stopped, { done, total: seeds }));
  };

  return (
    <div class="run-here js-only">
      <button type="button" onClick={run ? stop : start}>
        {run ? ui.stop : ui.run}
      </button>
      {run && <progress max={seeds} value={done} aria-label={fill(ui.progress, { done, total: seeds })} />}
      <p role="status" data-run-result>
        {said}
      </p>
    </div>
  );
}
