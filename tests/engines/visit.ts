/** One visit of an engine to the page: opened, waited for, closed again whatever happens. */
import type { Engine, Opened } from './engine.ts';
import { servePage } from './serve.ts';
import type { Fingerprints } from './train.ts';

const SECONDS_TO_ANSWER = 60;

export interface Visit {
  readonly version: string;
  readonly fingerprints: Fingerprints;
}

/** Null when the machine lacks the engine. @throws what went wrong, the second time; the first is only printed. */
export async function visit(engine: Engine, script: string): Promise<Visit | null> {
  const open = engine.find();
  if (!open) return null;
  try {
    return await visitOnce(open, script);
  } catch (error) {
    console.log(`${engine.name} failed and is tried once more. ${String(error).trim()}`);
    return await visitOnce(open, script);
  }
}

async function visitOnce(open: (url: string) => Promise<Opened>, script: string): Promise<Visit> {
  const page = await servePage(script);
  try {
    const { version, close } = await open(page.url);
    try {
      const answer = await page.answer(SECONDS_TO_ANSWER);
      if ('error' in answer) throw new Error(answer.error);
      return { version, fingerprints: answer.fingerprints };
    } finally {
      await close();
    }
  } finally {
    page.close();
  }
}
