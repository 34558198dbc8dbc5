/**
 * Leaves out of the browser's bundle what Observable Plot loads for maps and color schemes. The figures of this site
 * use neither (colors are roles of the stylesheet), and the two packages are a fifth of the bundle's bytes. A figure
 * that does ask for one of them gets an error that says so. The build itself draws with the whole of Plot.
 */
import type { Plugin } from 'vite';

const LEFT_OUT = ['d3-geo', 'd3-scale-chromatic'];
/** Called while Plot loads, long before anybody draws a map; what it returns is used by projections alone. */
const HARMLESS = ['geoTransform'];
const VIRTUAL = '\0plot-diet:';

export const plotDiet = (): Plugin => ({
  name: 'plot-diet',
  enforce: 'pre',
  apply: 'build',
  resolveId(id, _importer, options) {
    return LEFT_OUT.includes(id) && !options.ssr && this.environment.name === 'client'
      ? `${VIRTUAL}${id}`
      : null;
  },
  async load(id) {
    if (!id.startsWith(VIRTUAL)) return null;
    const name = id.slice(VIRTUAL.length);
    const names = Object.keys((await import(name)) as object);
    const message = `${name} is left out of the bundle: see src/bundle/plot-diet.ts`;
    const exports = names.map(
      (n) => `export const ${n} = ${HARMLESS.includes(n) ? '() => null' : 'leftOut'};`,
    );
    return [`const leftOut = () => { throw new Error(${JSON.stringify(message)}); };`, ...exports].join('\n');
  },
});
