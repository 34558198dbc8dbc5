import { describe, expect, test, vi } from 'vitest';
import type { Engine } from './engine.ts';
import { bundlePage, servePage } from './serve.ts';
import { visit } from './visit.ts';

const SAME = { 'plain xor': 'a' };

/** An engine that runs no script and sends `answer` at once; `fails` of its starts fail. */
function imitation(
  answer: unknown,
  fails = 0,
): { engine: Engine; closed: () => number; starts: () => number } {
  let [starts, closed] = [0, 0];
  const open = async (url: string) => {
    if (++starts <= fails) throw new Error(`no start ${starts}`);
    await fetch(`${url}answer`, { method: 'POST', body: JSON.stringify(answer) });
    return { version: '1', close: async () => void (await Promise.resolve(closed++)) };
  };
  return {
    engine: { name: 'Imitation', install: '', find: () => open },
    closed: () => closed,
    starts: () => starts,
  };
}

describe('visit', () => {
  vi.spyOn(console, 'log').mockImplementation(() => {});

  test('hands back what the page sent, and closes the engine', async () => {
    const { engine, closed } = imitation({ fingerprints: SAME });
    expect(await visit(engine, '')).toEqual({ version: '1', fingerprints: SAME });
    expect(closed()).toBe(1);
  });

  test('tries a failed start once more', async () => {
    const { engine, starts } = imitation({ fingerprints: SAME }, 1);
    expect(await visit(engine, '')).toMatchObject({ fingerprints: SAME });
    expect(starts()).toBe(2);
  });

  test('fails with the words of the second failure', async () => {
    const { engine, starts } = imitation({ fingerprints: SAME }, 5);
    await expect(visit(engine, '')).rejects.toThrow('no start 2');
    expect(starts()).toBe(2);
  });

  test('fails, and closes the engine, when the page sends an error', async () => {
    const { engine, closed } = imitation({ error: 'no WebAssembly' });
    await expect(visit(engine, '')).rejects.toThrow('no WebAssembly');
    expect(closed()).toBe(2);
  });

  test('is null without the engine', async () => {
    expect(await visit({ name: 'None', install: '', find: () => null }, '')).toBeNull();
  });
});

describe('the page', () => {
  test('has a policy as strict as the site', async () => {
    const page = await servePage('');
    const policy = (await fetch(page.url)).headers.get('content-security-policy') ?? '';
    page.close();
    expect(policy).toContain("script-src 'self' 'wasm-unsafe-eval';");
    expect(policy).not.toMatch(/unsafe-inline|'unsafe-eval'/);
  });

  test('gives up on a script that sends nothing', async () => {
    const page = await servePage('');
    await expect(page.answer(0.01)).rejects.toThrow('sent nothing within 0.01 seconds');
    page.close();
  });

  test('is one script that imports nothing', async () => {
    expect(await bundlePage()).not.toMatch(/^import\b|\bimport\(|\brequire\(/m);
  });
});
