/** Stops `astro build` and `astro dev` before they start when an article or a claim has a fault. */
import { fileURLToPath } from 'node:url';
import type { AstroIntegration } from 'astro';
import { checkContent, faultText } from './check-content.ts';

export const authoring = (): AstroIntegration => ({
  name: 'authoring',
  hooks: {
    'astro:config:setup': async ({ config, command }) => {
      if (command === 'sync' || command === 'preview') return;
      const root = fileURLToPath(config.root);
      const faults = await checkContent(fileURLToPath(config.srcDir).replace(/\/$/, ''));
      if (faults.length > 0)
        throw new Error(
          `the content has ${faults.length} fault(s):\n${faults.map(faultText).join('\n').replaceAll(root, '')}`,
        );
    },
  },
});
