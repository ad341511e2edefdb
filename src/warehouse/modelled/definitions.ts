import type { ModelledDefinition } from './define';

const found = import.meta.glob<{ definition: ModelledDefinition }>('./*/definition.ts', {
  eager: true,
});

/** The definitions by their folders, without the SQL of their inputs: the page needs no more. */
export const definitions: ReadonlyMap<string, ModelledDefinition> = new Map(
  Object.entries(found).map(([path, { definition }]) => [
    path.slice(0, path.lastIndexOf('/')),
    definition,
  ]),
);

/** The marts that a model makes. */
export function martsOf(modelId: string): string[] {
  const definition = [...definitions.values()].find(({ id }) => id === modelId);
  return Object.keys(definition?.tables ?? {});
}
