/** The command that compares the core with reference files: the project's own files pass, and whatever is wrong shows. */
import { mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { afterAll, beforeEach, describe, expect, test } from 'vitest';
import { judge } from './reference/compare.ts';
import { checkFile, checkFolder } from './reference/folder.ts';
import { kindOf, kinds } from './reference/kinds.ts';
import { reportLines } from './reference/report.ts';

const own = fileURLToPath(new URL('./fixtures/pytorch', import.meta.url));
const references = readdirSync(own).filter((file) => kindOf(file) !== null);

// Oracle: PyTorch, and the true value from 60-digit arithmetic where a file has one.
test.each(references)('%s agrees with the core', (file) => {
  const { cases, failures } = checkFile(own, file);
  expect(failures).toEqual([]);
  expect(cases).toBeGreaterThan(0);
});

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
    write('mlp.f64.json', '{"cases": [');
    write('autodiff.f64.json', original('autodiff.f64.json'));
    expect(lines().at(-1)).toMatch(/^[1-9]\d* passed, 1 failed$/);
    expect(lines().join('\n')).toMatch(/mlp\.f64\.json cannot be read as a reference: SyntaxError/);
  });

  test.each(['{}', '[]', '3', 'null', '{"cases": 1}', '{"cases": [{}]}', '{"cases": []}'])(
    'with %s in place of every kind: each of them fails',
    (text) => {
      for (const kind of Object.keys(kinds)) write(`${kind}.f64.json`, text);
      for (const { file, failures } of checkFolder(folder).files)
        expect(failures.length, file).toBeGreaterThan(0);
    },
  );

  test('with a case that nobody knows: it fails with its name', () => {
    write(
      'autodiff.f64.json',
      original('autodiff.f64.json')
        .replace('"id": "matvec"', '"id": "twist"')
        .replace('"id":"matvec"', '"id":"twist"'),
    );
    expect(lines().at(-1)).toMatch(/ 1 failed$/);
    expect(lines().join('\n')).toMatch(/twist\n +not expressible/);
  });

  test.each(references)('with %s of which one number in forty has moved: that shows', (file) => {
    write(file, original(file).replace(/(?<=[[,] ?)-?\d\.\d{4,}(?=[,\]])/g, everyFortieth()));
    const [{ failures, cases } = { failures: [], cases: 0 }] = checkFolder(folder).files;
    expect(failures.length).toBeGreaterThan(0);
    expect(cases).toBeGreaterThan(failures.length);
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

/** Moves the first of every forty numbers by a hundredth. */
function everyFortieth(): (digits: string) => string {
  let seen = 0;
  return (digits) => (seen++ % 40 === 0 ? String(Number(digits) * 1.01) : digits);
}
