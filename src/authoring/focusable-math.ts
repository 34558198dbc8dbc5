/**
 * A rehype plugin: a displayed formula can be wider than a phone and then scrolls by itself, so the keyboard must be
 * able to reach it.
 */
import type { Root } from 'hast';
import { visit } from 'unist-util-visit';

export function focusableMath() {
  return (tree: Root): void => {
    visit(tree, 'element', (node) => {
      const names = node.properties.className;
      if (Array.isArray(names) && names.includes('katex-display')) node.properties.tabIndex = 0;
    });
  };
}
