/** What a source file imports, read from its syntax tree; nothing is run or resolved through a bundler. */
import { matchesGlob, posix } from 'node:path';
import ts from 'typescript';

export interface Import {
  /** As written: './a.ts', 'preact/hooks', or a pattern with `*` where many files are meant. */
  readonly specifier: string;
  /** Erased before anything runs. */
  readonly typeOnly: boolean;
  /** Patterns of files that a pattern leaves out. */
  readonly except?: readonly string[];
}

/** The imports of a .ts, .tsx, .mjs or .astro file. */
export function importsOf(file: string, text: string): Import[] {
  if (!file.endsWith('.astro')) return importsOfScript(file, text);
  const frontmatter = /^\s*---\r?\n([^]*?)\r?\n---/.exec(text)?.[1] ?? '';
  const tags = [...text.matchAll(/<script\b([^>]*)>([^]*?)<\/script>/g)];
  const sources = tags.flatMap(
    ([, attributes]) => /\bsrc=["']([^"']+)["']/.exec(attributes ?? '')?.[1] ?? [],
  );
  return [
    ...[frontmatter, ...tags.map(([, , body]) => body ?? '')].flatMap((code) =>
      importsOfScript('x.ts', code),
    ),
    ...sources.map((specifier) => ({ specifier, typeOnly: false })),
  ];
}

/**
 * The files of `all` that an import means, or its package. A relative path comes back even when no such file
 * exists, so that the caller can say so; a pattern brings what it matches.
 */
export function targetsOf(
  from: string,
  { specifier, except = [] }: Import,
  all: readonly string[],
): string[] {
  const target = pathOf(from, specifier);
  if (target === null) return [packageOf(specifier)];
  if (!target.includes('*')) return [target];
  const left = except.map((pattern) => pathOf(from, pattern) ?? pattern);
  // A pattern never brings the file it is written in: Vite leaves that out.
  return all.filter(
    (file) =>
      file !== from && matchesGlob(file, target) && !left.some((pattern) => matchesGlob(file, pattern)),
  );
}

/** Groups of files that import one another in a circle, each as the path once round. */
export function cyclesOf(graph: ReadonlyMap<string, readonly string[]>): string[][] {
  const cycles: string[][] = [];
  const done = new Set<string>();
  const visit = (file: string, path: readonly string[]): void => {
    const start = path.indexOf(file);
    if (start >= 0) cycles.push([...path.slice(start), file]);
    if (start >= 0 || done.has(file)) return;
    for (const next of graph.get(file) ?? []) visit(next, [...path, file]);
    done.add(file);
  };
  for (const file of graph.keys()) visit(file, []);
  return cycles;
}

/** The path from the root that a specifier of the file `from` means, null for a package. */
function pathOf(from: string, specifier: string): string | null {
  const path = specifier.split('?')[0] ?? '';
  if (!/^\.{0,2}\//.test(path)) return null;
  return path.startsWith('/') ? path.slice(1) : posix.join(posix.dirname(from), path);
}

/** 'preact' for 'preact/hooks', '@stdlib/x' for '@stdlib/x/lib'; 'astro:content' and 'node:fs' as they are. */
function packageOf(specifier: string): string {
  const [first = '', second = ''] = specifier.split('/');
  return first.startsWith('@') ? `${first}/${second}` : first;
}

function importsOfScript(file: string, text: string): Import[] {
  const found: Import[] = [];
  const visit = (node: ts.Node): void => {
    found.push(...importsIn(node));
    ts.forEachChild(node, visit);
  };
  visit(ts.createSourceFile(file, text, ts.ScriptTarget.Latest));
  return found;
}

function importsIn(node: ts.Node): Import[] {
  if (ts.isImportDeclaration(node)) return at(node.moduleSpecifier, isTypeImport(node.importClause));
  if (ts.isExportDeclaration(node))
    return node.moduleSpecifier ? at(node.moduleSpecifier, node.isTypeOnly) : [];
  if (ts.isImportTypeNode(node))
    return ts.isLiteralTypeNode(node.argument) ? at(node.argument.literal, true) : [];
  if (ts.isNewExpression(node)) return isModuleUrl(node) ? at(node.arguments?.[0], false) : [];
  if (ts.isCallExpression(node)) return isLoad(node) ? at(node.arguments[0], false) : [];
  return [];
}

/** The literal at an import, a list of literals, or a template whose holes become `*`. */
function at(node: ts.Node | undefined, typeOnly: boolean): Import[] {
  if (!node) return [];
  if (ts.isArrayLiteralExpression(node)) return listed(node, typeOnly);
  if (ts.isStringLiteralLike(node)) return [{ specifier: node.text, typeOnly }];
  if (!ts.isTemplateExpression(node)) return [];
  const rest = node.templateSpans.map((span) => `*${span.literal.text}`);
  return [{ specifier: node.head.text + rest.join(''), typeOnly }];
}

/** The patterns of a list, each knowing those that begin with `!`. */
function listed({ elements }: ts.ArrayLiteralExpression, typeOnly: boolean): Import[] {
  const all = elements.flatMap((element) => at(element, typeOnly));
  const except = all.flatMap(({ specifier }) => (specifier.startsWith('!') ? [specifier.slice(1)] : []));
  return all.filter(({ specifier }) => !specifier.startsWith('!')).map((each) => ({ ...each, except }));
}

function isTypeImport(clause: ts.ImportClause | undefined): boolean {
  if (!clause) return false;
  if (clause.phaseModifier === ts.SyntaxKind.TypeKeyword) return true;
  const names = clause.namedBindings;
  if (clause.name || !names || !ts.isNamedImports(names)) return false;
  return names.elements.length > 0 && names.elements.every((element) => element.isTypeOnly);
}

/** `import(…)` and `import.meta.glob(…)`. */
function isLoad({ expression }: ts.CallExpression): boolean {
  if (expression.kind === ts.SyntaxKind.ImportKeyword) return true;
  return (
    ts.isPropertyAccessExpression(expression) &&
    expression.name.text === 'glob' &&
    isImportMeta(expression.expression)
  );
}

/** `new URL(…, import.meta.url)`: how a worker or an asset is named. */
function isModuleUrl({ expression, arguments: given }: ts.NewExpression): boolean {
  const base = given?.[1];
  return (
    ts.isIdentifier(expression) &&
    expression.text === 'URL' &&
    base !== undefined &&
    ts.isPropertyAccessExpression(base) &&
    isImportMeta(base.expression)
  );
}

const isImportMeta = (node: ts.Node): boolean =>
  ts.isMetaProperty(node) && node.keywordToken === ts.SyntaxKind.ImportKeyword;
