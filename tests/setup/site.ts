import { fileURLToPath } from 'node:url';

/** Where the tested build is served: under a project path, as on GitHub Pages, so that a forgotten base shows. */
export const SITE = 'https://example.github.io';
export const BASE = '/why-relu';

export const ROOT = new URL('../../', import.meta.url);
export const DIST = new URL('dist/', ROOT);

/** Whether a module is what `node` was asked to run. Node has import.meta.main only since 24.2. */
export const isCommand = (moduleUrl: string): boolean => process.argv[1] === fileURLToPath(moduleUrl);
