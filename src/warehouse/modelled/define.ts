/** The columns of a model's input; its query lists them in this order. */
export type InputColumns = Readonly<Record<string, 'number' | 'text'>>;
export type Inputs = Readonly<Record<string, InputColumns>>;

/** SQL types of what a model makes. */
export type MadeType = 'integer' | 'double' | 'varchar' | 'boolean';
export type MadeColumns = Readonly<Record<string, MadeType>>;

/**
 * Marts that no statement can make, but a model: what it reads, each input the query `<name>.sql`
 * beside this definition, and the tables that it makes, each `mart.<name>`. They speak of all
 * customers, never of the audience, and of the notebook's settings as its inputs read them.
 */
export interface ModelledDefinition {
  id: string;
  inputs: Inputs;
  tables: Readonly<Record<string, MadeColumns>>;
}

/** Keeps the literal types of a definition. */
export function defineModelled<const D extends ModelledDefinition>(definition: D): D {
  return definition;
}
