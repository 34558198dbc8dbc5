/** The command that compares the core with reference files: the project's own files pass, and whatever is wrong shows. */
import { mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { afterAll, beforeEach, describe, expect, test } from 'vitest';
import { expectReference } from './nn/reference.ts';
import { check as autodiff } from './reference/autodiff.ts';
import { judge } from './reference/compare.ts';
import { checkFile, checkFolder } from './reference/folder.ts';
import { kindOf, kinds } from './reference/kinds.ts';
import { reportLines } from './reference/report.ts';

const own = fileURLToPath(new URL('./fixtures/pytorch', import.meta.url));
const references = readdirSync(own).filter((file) => kindOf(file) !== null);

// The files of the other kinds are run, case by case, by the tests of what they are about, in tests/nn.
expectReference('autodiff.f64.json', autodiff, 65);
expectReference('autodiff.f32.json', autodiff, 65);

test('every kind has a file of the project', () => {
  expect(Object.keys(kinds).filter((kind) => !references.some((file) => kindOf(file) === kind))).toEqual([]);
});

describe('a folder that is not as it should be', () => {
  const folder = mkdtempSync(join(tmpdir(), 'reference-'));
  const write = (file: string, text: string): void => writeFileSync(join(folder, file), text);
  const lines = (): string[] => reportLines(checkFolder(folder));
  const original = (file: string): string => readFileSync(join(own, file), 'utf8');

  beforeEach(() => {
    for (const file of readdirSync(folder)) rmSync(join(folder, file));
  });
  afterAll(() => rmSync(folder, { recursive: true }));

  test('empty: the error says what was expected', () => {
    expect(() => checkFolder(folder)).toThrow(
      /expected a folder with reference files .* found nothing there/s,
    );
  });

  test('missing: the error names it', () => {
    expect(() => checkFolder(join(folder, 'none'))).toThrow(/none, cannot read it: ENOENT/);
  });

  test('with other files alone: the error says what was found', () => {
    write('config.json', '{}');
    expect(() => checkFolder(folder)).toThrow(/found config\.json/);
  });

  test('with a file that is no JSON: that file fails and the others still run', () => {
    write('autodiff.f32.json', '{"cases": [');
    write('autodiff.f64.json', original('autodiff.f64.json'));
    expect(lines().at(-1)).toMatch(/^[1-9]\d* passed, 1 failed$/);
    expect(lines().join('\n')).toMatch(/autodiff\.f32\.json\n +cannot be read as a reference: SyntaxError/);
  });

  test.each(['{}', '[]', '3', 'null', '{"cases": 1}', '{"cases": [{}]}', '{"cases": []}'])(
    'with %s in place of every kind: each of them fails',
    (text) => {
      for (const kind of Object.keys(kinds)) write(`${kind}.f64.json`, text);
      for (const { file, failures } of checkFolder(folder).files)
        expect(failures.length, file).toBeGreaterThan(0);
    },
  );

  test.each([
    ['activations.f64.json', 'silu'],
    ['autodiff.f64.json', 'matvec'],
    ['losses.f64.json', 'huber'],
  ])('with a case of %s that nobody knows, once %s: it fails with its name', (file, name) => {
    const text = original(file);
    expect(text).toContain(`"${name}"`);
    write(file, text.replaceAll(`"${name}"`, '"twist"'));
    expect(lines().at(-1)).toMatch(/^[1-9]\d* passed, [1-9]\d* failed$/);
    expect(lines().join('\n')).toMatch(/twist.*\n +not expressible/);
  });

  test.each(references)('with %s of which ten numbers have moved: that shows, and only there', (file) => {
    write(file, moved(original(file)));
    const { failures, cases } = checkFile(folder, file);
    // Not each of the ten need show: PyTorch's value is not read where the true one stands beside it.
    expect(failures.length).toBeGreaterThan(0);
    expect(failures.length).toBeLessThan(cases);
  });

  test('with much wrong: few entries of a failure are shown', () => {
    write('autodiff.f64.json', original('autodiff.f64.json').replace(/(?<=[[,] ?)-?\d\.\d{4,}/g, '0.5'));
    expect(lines().length).toBeLessThan(130);
    expect(lines().some((line) => / and \d+ more failures$/.test(line))).toBe(true);
    for (const line of lines()) expect(line.length).toBeLessThan(300);
  });
});

describe('the rule', () => {
  const isFaulty = (got: number, want: number, tolerance = { rtol: 1e-9 }): boolean =>
    judge({ name: '', got: [got], want: [want], tolerance }).faults.length > 0;

  test('holds NaN and the infinities to themselves', () => {
    for (const want of [NaN, Infinity, -Infinity]) {
      expect(isFaulty(want, want)).toBe(false);
      for (const got of [0, 1e300, NaN, Infinity, -Infinity])
        if (!Object.is(got, want)) expect(isFaulty(got, want), `${got} for ${want}`).toBe(true);
    }
    expect(isFaulty(NaN, 1)).toBe(true);
    expect(isFaulty(Infinity, 1)).toBe(true);
  });

  test('is relative above atol / rtol, absolute below, and reports the worst of both', () => {
    const tolerance = { rtol: 1e-6, atol: 1e-9 };
    const verdict = judge({ name: '', got: [1.0000005, 1e-7], want: [1, 0], tolerance });
    expect(verdict.faults).toEqual(['[1] got 1e-7, want 0']);
    expect(verdict.worstRelative).toBeCloseTo(1e-4, 12);
  });

  test('takes another number of numbers for a fault', () => {
    expect(judge({ name: '', got: [1], want: [1, 1], tolerance: { rtol: 1 } }).faults).toHaveLength(1);
  });
});

/** A number of an array or a field, with at least four decimals. */
const NUMBER = /(?<=[[,:] ?)-?\d\.\d{4,}(?:e[+-]?\d+)?(?=[,\]}])/g;

/** The file with ten numbers of its second half larger by a hundredth. */
function moved(text: string): string {
  const count = text.match(NUMBER)?.length ?? 0;
  const chosen = new Set(Array.from({ length: 10 }, (_, k) => Math.floor((0.5 + k / 20) * count)));
  let seen = 0;
  return text.replace(NUMBER, (digits) => (chosen.has(seen++) ? String(1.01 * Number(digits)) : digits));
}
