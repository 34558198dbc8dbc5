/**
 * Reads the top of every article and claim as an author wrote it and lists what is wrong, with file and line, what
 * exists, and the nearest name. It runs before the site is built and as a test.
 */
import { existsSync, readdirSync, readFileSync } from 'node:fs';
import { isMap, isNode, isScalar, LineCounter, parseDocument, type Document } from 'yaml';
import type { z } from 'astro/zod';
import { languages } from '../i18n/languages.ts';
import { type Known, readKnown } from './known.ts';
import { nearest, unknownName } from './nearest.ts';
import { articleFrontmatter, claimFrontmatter } from './schemas.ts';

export interface Fault {
  readonly file: string;
  readonly line: number;
  readonly message: string;
}

/** Every fault in the articles and claims below `source`; empty when all is well. */
export async function checkContent(source: string): Promise<Fault[]> {
  const known = await readKnown(source);
  return languages.flatMap((language) => [
    ...checkFolder(`${source}/content/articles/${language}`, '.mdx', (file, text) =>
      checkArticle(file, text),
    ),
    ...checkFolder(`${source}/content/claims/${language}`, '.md', (file, text) =>
      checkClaim(file, text, known),
    ),
  ]);
}

export const faultText = ({ file, line, message }: Fault): string => `${file}:${line}  ${message}`;

export function checkArticle(file: string, text: string): Fault[] {
  const { faults, value, lineOf } = checkFrontmatter(file, text, articleFrontmatter);
  if (value?.status === 'written' && value.discussion === undefined)
    faults.push({
      file,
      line: lineOf('title'),
      message:
        'field `discussion` is missing: a written article says what the discussion holds, in our own words.',
    });
  return faults;
}

export function checkClaim(file: string, text: string, known: Known): Fault[] {
  const { faults, value, lineOf } = checkFrontmatter(file, text, claimFrontmatter);
  if (!value) return faults;
  const slug = file.replace(/^.*\//, '').replace(/\.md$/, '');
  const at = (field: string, message: string): Fault => ({ file, line: lineOf(field), message });
  if (!known.articles.includes(value.article))
    faults.push(
      at(
        'article',
        unknownName(
          'article',
          value.article,
          known.articles,
          'Articles are the files of src/content/articles',
        ),
      ),
    );
  for (const reference of value.references)
    if (!known.references.includes(reference))
      faults.push(
        at(
          'references',
          unknownName('reference', reference, known.references, 'Keys of src/content/references.yaml'),
        ),
      );
  if (value.verdict && !known.experiments.includes(slug))
    faults.push(
      at(
        'verdict',
        `a verdict needs a measurement: there is no src/lib/experiments/${slug}.ts. Leave \`verdict\` out until there is.`,
      ),
    );
  return faults;
}

interface Checked<T> {
  readonly faults: Fault[];
  readonly value: T | null;
  lineOf(field: string): number;
}

function checkFrontmatter<T>(file: string, text: string, schema: z.ZodType<T>): Checked<T> {
  const match = /^---\r?\n([\s\S]*?)\r?\n---/.exec(text);
  if (!match)
    return {
      faults: [{ file, line: 1, message: 'expected frontmatter between two lines of `---`.' }],
      value: null,
      lineOf: () => 1,
    };
  const counter = new LineCounter();
  const document = parseDocument(match[1] ?? '', { lineCounter: counter });
  const lineAt = (offset: number): number => counter.linePos(offset).line + 1; // the opening --- is line 1
  const lineOf = (field: string): number => lineAt(offsetOf(document, field));
  if (document.errors.length > 0)
    return {
      faults: document.errors.map((e) => ({
        file,
        line: lineAt(e.pos[0]),
        message: e.message.split('\n')[0] ?? '',
      })),
      value: null,
      lineOf,
    };
  const parsed = schema.safeParse(document.toJS());
  if (parsed.success) return { faults: [], value: parsed.data, lineOf };
  return {
    faults: faultsOf(parsed.error.issues, file, lineOf, fieldsOf(schema)),
    value: null,
    lineOf,
  };
}

/** A field that is missing because its name was mistyped is one fault, not two. */
function faultsOf(
  issues: readonly z.core.$ZodIssue[],
  file: string,
  lineOf: (field: string) => number,
  fields: readonly string[],
): Fault[] {
  const unknown = issues.flatMap((issue) => (issue.code === 'unrecognized_keys' ? issue.keys : []));
  const meant = unknown.map((name) => nearest(name, fields));
  const named = issues
    .filter((issue) => issue.code !== 'unrecognized_keys' && !meant.includes(String(issue.path[0])))
    .map((issue) => ({ file, line: lineOf(String(issue.path[0])), message: messageOf(issue, fields) }));
  const strange = unknown.map((name) => ({
    file,
    line: lineOf(name),
    message: unknownName('field', name, fields, 'Fields are'),
  }));
  return [...strange, ...named];
}

function messageOf(issue: z.core.$ZodIssue, fields: readonly string[]): string {
  const field = String(issue.path[0] ?? '');
  if (issue.code === 'invalid_value')
    return `field \`${field}\` takes one of: ${issue.values.map(String).join(', ')}.`;
  if (issue.code === 'invalid_type' && issue.message.endsWith('received undefined'))
    return `field \`${field}\` is missing. Fields are: ${[...fields].sort().join(', ')}.`;
  return `field \`${field}\`: ${issue.message}.`;
}

const fieldsOf = (schema: z.ZodType): string[] =>
  'shape' in schema ? Object.keys(schema.shape as object) : [];

function offsetOf(document: Document, field: string): number {
  if (!isMap(document.contents)) return 0;
  const pair = document.contents.items.find((item) => isScalar(item.key) && item.key.value === field);
  return pair && isNode(pair.key) ? (pair.key.range?.[0] ?? 0) : 0;
}

function checkFolder(
  folder: string,
  ending: string,
  check: (file: string, text: string) => Fault[],
): Fault[] {
  if (!existsSync(folder)) return [{ file: folder, line: 1, message: 'the folder is missing.' }];
  return readdirSync(folder)
    .filter((name) => name.endsWith(ending))
    .flatMap((name) => check(`${folder}/${name}`, readFileSync(`${folder}/${name}`, 'utf8')));
}
