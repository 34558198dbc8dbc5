/** Where a page finds the WebAssembly files of the libraries; null in Node, where each finds its own. */
export const assets = 'document' in globalThis ? '/assets/' : null;
