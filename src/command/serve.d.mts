/** A running server. */
export interface Served {
  /** Where it answers, with a slash at the end. */
  url: string;
  close(): Promise<void>;
}

/** Serves a folder as any static host would: no special headers, nothing generated. */
export function serve(options: {
  folder: string;
  /** 0, the default, takes any free one. */
  port?: number;
  /** Hears each request's path. */
  onRequest?: (url: string) => void;
}): Promise<Served>;

/** Serves on this port, or on a free one where it is taken. */
export function serveOnPort(folder: string, port: number): Promise<Served>;
