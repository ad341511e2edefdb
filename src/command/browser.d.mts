/** Switches for a browser that runs tests: no sandbox inside containers, no talk of its own. */
export const browserSwitches: string[];

/** The path of a Chromium, Chrome or Edge on this machine, or null. */
export function findBrowser(): Promise<string | null>;

/** Finds a browser, or gets one: Playwright's download, else the packages of Debian. */
export function ensureBrowser(): Promise<string | null>;
