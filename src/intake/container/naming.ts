/** What a file can be that is unpacked. */
export type Packing = 'gzip' | 'ZIP' | 'Excel' | 'JSON' | 'Parquet';

const extensions: Record<Packing, RegExp> = {
  gzip: /^(gz|gzip|tgz)$/,
  ZIP: /^(zip|zipx)$/,
  Excel: /^(xlsx|xlsm|xltx|xltm|et)$/,
  JSON: /^(json|jsonl|ndjson|jsonlines|geojson|log)$/,
  Parquet: /^(parquet|parq|pq)$/,
};

/** Whether a file's name fits what it is; a name without extension fits all. */
export function isNamedAs(name: string, packing: Packing): boolean {
  // `orders.json.gz` is opened under its own name.
  const bare = packing === 'gzip' ? name : name.replace(/\.gz$/i, '');
  const extension = /\.(\w+)$/.exec(bare)?.[1]?.toLowerCase();
  return extension === undefined || extensions[packing].test(extension);
}
