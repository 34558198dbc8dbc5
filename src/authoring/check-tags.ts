/**
 * A remark plugin that stops the build when an article uses a tag, a claim or a reference that does not exist, and
 * says the file, the line, what exists and which name is nearest. It runs in `astro dev` too, on each save.
 */
import { fileURLToPath } from 'node:url';
import type { Root } from 'mdast';
import type { MdxJsxFlowElement, MdxJsxTextElement } from 'mdast-util-mdx-jsx';
import { visit } from 'unist-util-visit';
import type { VFile } from 'vfile';
import { type Known, readKnown } from './known.ts';
import { unknownName } from './nearest.ts';

const SOURCE = fileURLToPath(new URL('..', import.meta.url));

/** Which attribute of which tag must name something that exists. */
const attributesOf: Record<
  string,
  Record<string, { kind: string; known: (k: Known) => readonly string[]; where: string }>
> = {
  Claim: { slug: { kind: 'claim', known: (k) => k.experiments, where: 'Claims that are measured' } },
  Live: { claim: { kind: 'claim', known: (k) => k.experiments, where: 'Claims that are measured' } },
  Cite: {
    id: { kind: 'reference', known: (k) => k.references, where: 'Keys of src/content/references.yaml' },
  },
};

export function checkTags(source: string | { known: Known } = SOURCE) {
  return (tree: Root, file: VFile): void => {
    const known = typeof source === 'string' ? readKnown(source) : source.known;
    visit(tree, (node) => {
      if (node.type === 'mdxJsxFlowElement' || node.type === 'mdxJsxTextElement')
        checkElement(node, file, known);
      if (node.type === 'mdxjsEsm')
        file.fail('an article imports and exports nothing: tags are found by their name.', node.position);
    });
  };
}

function checkElement(node: MdxJsxFlowElement | MdxJsxTextElement, file: VFile, known: Known): void {
  const { name } = node;
  // Lower-case names are HTML elements, which MDX passes through.
  if (name === null || /^[a-z]/.test(name)) return;
  if (!known.tags.includes(name))
    file.fail(unknownName('tag', `<${name}>`, known.tags, 'Tags are'), node.position);
  for (const [attribute, rule] of Object.entries(attributesOf[name] ?? {})) {
    const value = attributeValue(node, attribute);
    if (value === null)
      file.fail(
        `<${name}> needs ${attribute}="…". ${rule.where}: ${rule.known(known).join(', ')}.`,
        node.position,
      );
    else if (!rule.known(known).includes(value))
      file.fail(unknownName(rule.kind, value, rule.known(known), rule.where), node.position);
  }
}

function attributeValue(node: MdxJsxFlowElement | MdxJsxTextElement, name: string): string | null {
  for (const attribute of node.attributes)
    if (
      attribute.type === 'mdxJsxAttribute' &&
      attribute.name === name &&
      typeof attribute.value === 'string'
    )
      return attribute.value;
  return null;
}
