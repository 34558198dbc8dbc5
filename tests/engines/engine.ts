/** What the comparison asks of a browser; `browsers.ts` lists those that can be asked. */

export interface Engine {
  readonly name: string;
  /** How to get it on a machine that lacks it. */
  readonly install: string;
  /** How to open an address in it, or null when the machine lacks it. */
  find(): ((url: string) => Promise<Opened>) | null;
}

export interface Opened {
  readonly version: string;
  /** Ends the browser and everything that was started for it. */
  close(): Promise<void>;
}
