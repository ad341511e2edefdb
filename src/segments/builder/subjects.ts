import { attributeName } from '../../analyses/attributes';
import type { Format } from '../../format/format';
import { fill } from '../../i18n/text';
import { importMessages } from '../../ui/messages/import';
import { segmentsMessages } from '../../ui/messages/segments';
import type { Built } from '../../warehouse/api';
import type { SavedSegment } from '../../warehouse/audience/condition';
import { recordTables } from '../../warehouse/audience/records';
import type { Kind } from '../../warehouse/tables';
import { askableColumns } from '../columns';
import { factGroups, isThere, type FactGroup, type Need } from '../fact-groups';
import { factNames } from '../names';
import { recordWords } from '../record-words';
import { nameableIn } from '../tags';
import { nameOf } from '../tested';
import type { Choice, ChoiceGroup } from './choice';
import type { ConditionDraft, SubjectOf } from './condition-draft';

/** What the list of subjects depends on. */
export interface Offer {
  tables: Built['tables'];
  /** The attributes that the customers have. */
  attributes: readonly string[];
  segments: readonly SavedSegment[];
  /** The segment being built: its rule must not name itself. */
  id: string;
  format: Format;
}

type Subject = Choice<SubjectOf>;
type Heading = FactGroup['key'] | 'attributes' | 'records' | 'saved';

/** What can be asked under headings; what no file brings cannot be chosen and says which would. */
export function subjectGroups({
  tables,
  attributes,
  segments,
  id,
  format,
}: Offer): ChoiceGroup<SubjectOf>[] {
  const heading = (key: Heading) => ({
    key,
    name: format.text(segmentsMessages[`segments.subjects.${key}`]),
  });
  const subject = (of: SubjectOf, name: string, needs: readonly Need[] = []): Subject =>
    needs.length === 0 || needs.some((need) => isThere(need, tables))
      ? { key: JSON.stringify(of), name, value: of, note: '' }
      : missing(JSON.stringify(of), name, needs, format);

  const known = attributes.map((attribute) =>
    subject({ about: 'attribute', attribute }, format.text(attributeName(attribute))),
  );
  const example = format.text(segmentsMessages['segments.subject.attributes']);
  return [
    ...factGroups.map(({ key, facts }) => ({
      ...heading(key),
      choices: facts.map(({ fact, needs }) =>
        subject({ about: 'fact', fact }, format.text(factNames[fact]), needs),
      ),
    })),
    {
      ...heading('attributes'),
      choices:
        known.length > 0
          ? known
          : [missing('attributes', example, [{ kind: 'customers' }], format)],
    },
    {
      ...heading('records'),
      choices: recordTables.flatMap((table) => {
        const name = recordWords[table]?.name;
        return name
          ? [subject({ about: 'records', table }, format.text(name), [{ kind: table }])]
          : [];
      }),
    },
    {
      ...heading('saved'),
      choices: nameableIn(segments, id).map((one) =>
        subject({ about: 'saved', id: one.id }, one.name),
      ),
    },
  ].filter(({ choices }) => choices.length > 0);
}

/** The columns by which records of a table can be restricted, as one list without a heading. */
export function columnChoices(
  table: Kind,
  tables: Built['tables'],
  format: Format,
): ChoiceGroup<string>[] {
  const choices = askableColumns(table, tables).map((column) => ({
    key: column,
    name: nameOf({ about: 'column', table, column }, format),
    value: column,
    note: '',
  }));
  return [{ key: table, name: '', choices }];
}

/** What a condition is about, in words. */
export function subjectName(
  condition: ConditionDraft,
  segments: readonly SavedSegment[],
  format: Format,
): string {
  switch (condition.about) {
    case 'fact':
    case 'attribute':
      return nameOf(condition, format);
    case 'records':
      return format.text(recordWords[condition.table]?.name ?? { zh: '', en: '' });
    case 'saved':
      return (
        segments.find(({ id }) => id === condition.id)?.name ??
        format.text(segmentsMessages['segments.words.saved.gone'])
      );
    case 'cluster':
      return format.text(segmentsMessages['segments.words.cluster']);
  }
}

function missing(key: string, name: string, needs: readonly Need[], format: Format): Subject {
  const places = needs.map(({ kind, column }) => {
    const table = format.text(importMessages[`kind.${kind}`]);
    if (column === undefined) return table;
    return fill(format.text(segmentsMessages['segments.subject.column']), {
      table,
      column: nameOf({ about: 'column', table: kind, column }, format),
    });
  });
  const note = fill(format.text(segmentsMessages['segments.subject.missing']), {
    places: places.join(' / '),
  });
  return { key, name, value: null, note };
}
