/** Hashes of the style texts that Observable Plot inserts, as sources of a content policy. */
declare const __CHART_STYLE_HASHES__: string;
