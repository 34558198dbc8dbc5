import { describe, expect, test } from 'vitest';
import { uncommitted } from './compare.ts';
import type { Outcome } from './outcome.ts';
import { compared, countsOf, rowOf, wordsOf } from './outcome.ts';

const NODE = { 'function exp': 'a', 'function tanh': 'b', 'plain xor': 'c', 'plain disc': 'd' };

const ran = (got: Readonly<Record<string, string>>): Outcome => ({
  ...{ kind: 'compared', engine: 'Firefox', version: '1', seconds: 2 },
  ...compared('Node', NODE, got),
});

describe('an engine with', () => {
  test('the same bits passes, and there is nothing to say', () => {
    const outcome = ran({ ...NODE });
    expect(countsOf(outcome)).toEqual({ passed: 1, failed: 0 });
    expect(rowOf(outcome)).toEqual(['Firefox', '1', '4 of 4 as Node', '2.0']);
    expect(wordsOf(outcome)).toBeNull();
  });

  test('other bits fails, and the first network and all functions are named', () => {
    const outcome = ran({ ...NODE, 'function tanh': 'x', 'plain disc': 'y' });
    expect(countsOf(outcome)).toEqual({ passed: 0, failed: 1 });
    expect(rowOf(outcome)).toContain('2 of 4 as Node');
    expect(wordsOf(outcome)).toMatch(
      /Firefox differs from Node in 2 of 4 fingerprints, first in plain disc:/,
    );
    expect(wordsOf(outcome)).toMatch(/expected d, got y[^]*functions: tanh$/);
  });

  test('a fingerprint less fails', () => {
    const { 'plain disc': _, ...rest } = NODE;
    expect(countsOf(ran(rest))).toEqual({ passed: 0, failed: 1 });
    expect(wordsOf(ran(rest))).toMatch(/expected d, got none/);
  });

  test('a fingerprint more passes, and the new one is named', () => {
    const got = { ...NODE, 'function gaussian.f': 'e' };
    expect(countsOf(ran(got))).toEqual({ passed: 1, failed: 0 });
    expect(uncommitted(NODE, got)).toEqual(['function gaussian.f']);
  });

  test('no answer fails with its words', () => {
    const outcome: Outcome = {
      kind: 'failed',
      engine: 'WebKit',
      words: 'Xvfb ended with code 1',
      seconds: 1,
    };
    expect(countsOf(outcome)).toEqual({ passed: 0, failed: 1 });
    expect(wordsOf(outcome)).toMatch(/WebKit .* Xvfb ended with code 1/);
  });

  test('no program on this machine counts neither way, and is named with how to get it', () => {
    const outcome: Outcome = { kind: 'missing', engine: 'WebKit', install: 'apt-get install x' };
    expect(countsOf(outcome)).toEqual({ passed: 0, failed: 0 });
    expect(rowOf(outcome)).toContain('not run');
    expect(wordsOf(outcome)).toMatch(/WebKit was not run.*apt-get install x/);
  });
});
