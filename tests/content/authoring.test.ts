/** What an author gets for a slip: file, line, what exists, and the nearest name. */
import { compile } from '@mdx-js/mdx';
import { expect, test } from 'vitest';
import { checkArticle, checkClaim } from '../../src/authoring/check-content.ts';
import { checkTags } from '../../src/authoring/check-tags.ts';
import type { Known } from '../../src/authoring/known.ts';
import { nearest } from '../../src/authoring/nearest.ts';

const known: Known = {
  demos: ['xor', 'linear-collapse'],
  tags: ['Xor', 'LinearCollapse', 'Claim', 'Live', 'Cite', 'Aside'],
  claims: ['xor', 'linear-collapse', 'dying-relu'],
  experiments: ['xor', 'linear-collapse'],
  quantities: { xor: ['bestLine', 'linearLoss'], 'linear-collapse': ['difference'] },
  articles: ['why-nonlinearity'],
  references: ['poole-2016', 'he-2015'],
};

async function faultOf(text: string): Promise<{ line: number | undefined; message: string }> {
  try {
    await compile({ value: text, path: 'an-article.mdx' }, { remarkPlugins: [[checkTags, { known }]] });
  } catch (error) {
    const { line, message } = error as { line?: number; message: string };
    return { line, message };
  }
  throw new Error('expected the build to stop');
}

test('an unknown tag is named with its line, what exists, and the nearest', async () => {
  const { line, message } = await faultOf('## A\n\ntext\n\n<LinearColapse />\n');
  expect(line).toBe(5);
  expect(message).toContain('unknown tag `<LinearColapse>`');
  expect(message).toContain('Did you mean `LinearCollapse`');
  expect(message).toContain('Aside, Cite, Claim');
});

test.each([
  ['<Claim slug="xro" />', 'unknown claim `xro`. Did you mean `xor`?'],
  ['<Live claim="linear-colapse" of="x" />', 'Did you mean `linear-collapse`?'],
  ['<Cite id="pole-2016" />', 'unknown reference `pole-2016`. Did you mean `poole-2016`?'],
  ['<Cite />', '<Cite> needs id="…"'],
  ['<Live claim="xor" />', '<Live> needs of="…". The quantities of this claim: bestLine, linearLoss.'],
  ['<Live claim="xor" of="bestLnie" />', 'unknown quantity `bestLnie`. Did you mean `bestLine`?'],
  ['<Live claim="xor" off="bestLine" />', 'unknown attribute of <Live> `off`. Did you mean `of`?'],
  ['<Xor depth="3" />', 'unknown attribute of <Xor> `depth`. It takes: nothing.'],
  ['where {x} is small', 'braces mean code here'],
  ['import x from "y"', 'imports and exports nothing'],
])('%s stops the build', async (text, message) => {
  expect((await faultOf(text)).message).toContain(message);
});

test('known tags and HTML pass', async () => {
  const text = '<Xor />\n\n<Aside>\nA <Cite id="he-2015" /> <em>b</em>\n</Aside>\n';
  await expect(compile(text, { remarkPlugins: [[checkTags, { known }]] })).resolves.toBeDefined();
});

const article = (lines: string): string => `---\ntitle: A\nchapter: 1\n${lines}\n---\n`;

test('a mistyped field is one fault, with its line and the nearest field', () => {
  const faults = checkArticle('a.mdx', article('sumary: B\ndiscussion: C'));
  expect(faults).toHaveLength(1);
  expect(faults[0]).toMatchObject({ file: 'a.mdx', line: 4 });
  expect(faults[0]?.message).toContain('Did you mean `summary`?');
});

test('a field that is missing is called missing', () => {
  expect(checkArticle('a.mdx', article('discussion: C'))[0]?.message).toContain('field `summary` is missing');
  expect(checkArticle('a.mdx', article('summary: B'))[0]?.message).toContain('field `discussion` is missing');
  expect(checkArticle('a.mdx', article('summary: B\nstatus: planned'))).toEqual([]);
});

test('a value that is not one of a few names the few', () => {
  expect(checkArticle('a.mdx', article('summary: B\nstatus: done'))[0]?.message).toContain(
    'written, planned',
  );
});

test.each([
  ['chapter: nine', 'field `chapter`'],
  ['chapter: [', ''],
])('a field that cannot be read (%s) is a fault, not a crash', (line, message) => {
  const [fault] = checkArticle('a.mdx', `---\ntitle: A\n${line}\nsummary: B\ndiscussion: C\n---\n`);
  expect(fault?.message).toContain(message);
  expect(fault?.line).toBeGreaterThan(1);
});

test('text without frontmatter is a fault', () => {
  expect(checkArticle('a.mdx', 'just words')[0]?.message).toContain('frontmatter');
});

test('a claim must name an article, references and a measurement that exist', () => {
  const text =
    '---\nid: C18\ntitle: T\narticle: why-nonlinear\nclaim: C\nverdict: holds\nreferences: [he-2105]\n---\n';
  const faults = checkClaim('claims/en/dying-relu.md', text, known);
  expect(faults.map((fault) => fault.line)).toEqual([4, 7, 6]);
  expect(faults[0]?.message).toContain('Did you mean `why-nonlinearity`?');
  expect(faults[1]?.message).toContain('Did you mean `he-2015`?');
  expect(faults[2]?.message).toContain('src/lib/experiments/dying-relu.ts');
});

test('nearest gives up on a name that resembles nothing', () => {
  expect(nearest('zzzzzz', ['xor', 'he-2015'])).toBeNull();
  expect(nearest('XOR', ['xor'])).toBe('xor');
  expect(nearest('x', [])).toBeNull();
});
