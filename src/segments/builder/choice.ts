/** Something that can be chosen from a list. */
export interface Choice<T> {
  key: string;
  name: string;
  /** What is chosen; null: it is listed, but cannot be chosen. */
  value: T | null;
  /** Why it cannot be chosen, or ''. */
  note: string;
}

/** Choices under a heading. */
export interface ChoiceGroup<T> {
  key: string;
  name: string;
  choices: readonly Choice<T>[];
}

/** Which of the choices a typed text means: the one of that name, else the first that has it. */
export function meant<T>(choices: readonly Choice<T>[], text: string): Choice<T> | undefined {
  const wanted = text.trim().toLowerCase();
  return (
    choices.find(({ name }) => name.toLowerCase() === wanted) ??
    choices.find(({ name }) => name.toLowerCase().includes(wanted))
  );
}

/** The groups with the choices that have the text in their name, or all of one with it in its own. */
export function found<T>(groups: readonly ChoiceGroup<T>[], text: string): ChoiceGroup<T>[] {
  const wanted = text.trim().toLowerCase();
  const has = (name: string) => name.toLowerCase().includes(wanted);
  return groups
    .map((group) =>
      has(group.name)
        ? group
        : { ...group, choices: group.choices.filter(({ name }) => has(name)) },
    )
    .filter(({ choices }) => choices.length > 0);
}
