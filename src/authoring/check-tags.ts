/**
 * A remark plugin that stops the build when an article uses a tag, an attribute, a claim, a quantity or a reference
 * that does not exist, and says the file, the line, what exists and which name is nearest. It runs in `astro dev`
 * too, on each save.
 */
import { fileURLToPath } from 'node:url';
import type { Root } from 'mdast';
import type { MdxJsxFlowElement, MdxJsxTextElement } from 'mdast-util-mdx-jsx';
import { visit } from 'unist-util-visit';
import type { VFile } from 'vfile';
import { type Known, readKnown } from './known.ts';
import { unknownName } from './nearest.ts';

const SOURCE = fileURLToPath(new URL('..', import.meta.url));

type Element = MdxJsxFlowElement | MdxJsxTextElement;
type Attributes = Readonly<Record<string, string>>;

interface Rule {
  readonly kind: string;
  readonly where: string;
  names(known: Known, attributes: Attributes): readonly string[];
}

const measuredClaim: Rule = {
  kind: 'claim',
  where: 'Claims that are measured',
  names: (known) => known.experiments,
};

/** Which attribute of which tag must name something that exists. Demonstrations and `Aside` take no attribute. */
const rules: Readonly<Record<string, Readonly<Record<string, Rule>>>> = {
  Claim: { slug: measuredClaim },
  Live: {
    claim: measuredClaim,
    of: {
      kind: 'quantity',
      where: 'The quantities of this claim',
      names: (known, { claim = '' }) => known.quantities[claim] ?? [],
    },
  },
  Cite: {
    id: {
      kind: 'reference',
      where: 'Keys of src/content/references.yaml',
      names: (known) => known.references,
    },
  },
};

export function checkTags(given?: { known: Known }) {
  return async (tree: Root, file: VFile): Promise<void> => {
    const known = given?.known ?? (await readKnown(SOURCE));
    visit(tree, (node) => {
      if (node.type === 'mdxJsxFlowElement' || node.type === 'mdxJsxTextElement')
        checkElement(node, file, known);
      if (node.type === 'mdxjsEsm')
        file.fail('an article imports and exports nothing: tags are found by their name.', node.position);
      if (
        (node.type === 'mdxFlowExpression' || node.type === 'mdxTextExpression') &&
        !/^\s*\/\*/.test(node.value)
      )
        file.fail('braces mean code here. Write \\{ for a brace, or $…$ for mathematics.', node.position);
    });
  };
}

function checkElement(node: Element, file: VFile, known: Known): void {
  const { name } = node;
  // Lower-case names are HTML elements, which MDX passes through.
  if (name === null || /^[a-z]/.test(name)) return;
  if (!known.tags.includes(name))
    file.fail(unknownName('tag', `<${name}>`, known.tags, 'Tags are'), node.position);
  const attributes = attributesOf(node);
  const own = rules[name] ?? {};
  for (const attribute of Object.keys(attributes))
    if (!Object.hasOwn(own, attribute))
      file.fail(
        unknownName(`attribute of <${name}>`, attribute, Object.keys(own), 'It takes'),
        node.position,
      );
  for (const [attribute, { kind, where, names }] of Object.entries(own)) {
    const value = attributes[attribute];
    const existing = names(known, attributes);
    if (value === undefined)
      file.fail(`<${name}> needs ${attribute}="…". ${where}: ${existing.join(', ')}.`, node.position);
    if (!existing.includes(value)) file.fail(unknownName(kind, value, existing, where), node.position);
  }
}

/** Attributes by name; one that is not a plain text in quotes counts as its empty text. */
function attributesOf(node: Element): Attributes {
  return Object.fromEntries(
    node.attributes.map((attribute) =>
      attribute.type === 'mdxJsxAttribute'
        ? [attribute.name, typeof attribute.value === 'string' ? attribute.value : '']
        : ['…', ''],
    ),
  );
}
