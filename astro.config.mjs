// @ts-check
import { unified } from '@astrojs/markdown-remark';
import mdx from '@astrojs/mdx';
import preact from '@astrojs/preact';
import sitemap from '@astrojs/sitemap';
import { defineConfig } from 'astro/config';
import rehypeKatex from 'rehype-katex';
import remarkCjkFriendly from 'remark-cjk-friendly';
import remarkMath from 'remark-math';
import { authoring } from './src/authoring/integration.ts';
import { focusableMath } from './src/authoring/focusable-math.ts';
import { checkTags } from './src/authoring/check-tags.ts';
import { plotDiet } from './src/bundle/plot-diet.ts';
import { fonts } from './src/fonts/integration.ts';

// GitHub Pages serves a project below a path: the deploying workflow passes both, a local build needs neither.
const site = process.env.SITE || 'http://localhost:4321';
const base = process.env.BASE || '/';

export default defineConfig({
  site,
  base,
  trailingSlash: 'always',
  build: { inlineStylesheets: 'never' },
  devToolbar: { enabled: false },
  i18n: {
    locales: ['en', 'ko'],
    defaultLocale: 'en',
    routing: { prefixDefaultLocale: true, redirectToDefaultLocale: false },
  },
  integrations: [
    authoring(),
    mdx(),
    preact(),
    sitemap({ i18n: { defaultLocale: 'en', locales: { en: 'en', ko: 'ko' } } }),
    fonts(),
  ],
  markdown: {
    syntaxHighlight: false,
    processor: unified({
      // smartypants turns Korean quotation marks the wrong way, so authors type the quotes they mean.
      smartypants: false,
      remarkPlugins: [remarkCjkFriendly, remarkMath, checkTags],
      rehypePlugins: [[rehypeKatex, { output: 'htmlAndMathml', strict: 'error' }], focusableMath],
    }),
  },
  security: {
    csp: {
      directives: [
        "default-src 'none'",
        "img-src 'self' data:",
        "font-src 'self'",
        "connect-src 'self'",
        "worker-src 'self' blob:",
        "base-uri 'none'",
        "form-action 'self'",
        "manifest-src 'self'",
      ],
      scriptDirective: { resources: ["'self'", "'wasm-unsafe-eval'"] },
      styleDirective: {
        resources: [
          { resource: "'self'", kind: 'element' },
          // Formulas and figures position with style attributes; style elements stay hashed.
          { resource: "'unsafe-inline'", kind: 'attribute' },
        ],
      },
    },
  },
  vite: {
    build: {
      // An inlined font would be a data: URL, which the content security policy forbids.
      assetsInlineLimit: 0,
      rolldownOptions: { checks: { moduleLevelDirective: false } },
    },
    plugins: [plotDiet()],
    worker: { format: 'es' },
  },
});
