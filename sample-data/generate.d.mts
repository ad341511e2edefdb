/** The whole sample, always the same bytes: file name, relative to this folder, to contents. */
export function generate(): Map<string, Buffer>;
