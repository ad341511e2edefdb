import { readFile, stat } from 'node:fs/promises';
import { basename } from 'node:path';
import { models } from '../../analyses/models';
import { analysisQueries } from '../../analyses/queries';
import { answerOf } from '../../analyses/answer';
import { runModel } from '../../analyses/run-model';
import { makeMarts } from '../../models/marts';
import { messages } from '../../intake/messages';
import { fill, type Text } from '../../i18n/text';
import { readTable } from '../../intake/reading/table';
import { noHints, type Hints, type Receipt, type Refusal } from '../../intake/decision';
import { hintOver } from '../../intake/layout-key';
import { unmetNeeds } from '../../notebook/possible';
import type { Built } from '../../warehouse/api';
import { startNodeEngine } from '../../warehouse/node-engine';
import { problemOf, settings, type Parameter, type Values } from '../../warehouse/settings';
import { Warehouse } from '../../warehouse/warehouse';
import { listed, type ListedAnalysis } from './catalogue';
import { csvOf, jsonOf, outputsOf, rowsByName, type Output } from './output';
import { Misuse, requestOf, usage, type Request } from './request';

/** Where the command writes; standard output and error unless a test listens. */
export interface Streams {
  out(text: string): void;
  error(text: string): void;
}

const standard: Streams = {
  out: (text) => process.stdout.write(text),
  error: (text) => process.stderr.write(text),
};

/**
 * `npm run analyse`: files through the same intake, warehouse and SQL as in the page. Rows go to
 * standard output, one receipt a file as a line of JSON to standard error.
 *
 * @param words what follows `npm run analyse --`
 * @returns the exit code: 0; 1 after a mistake or a failure; 2 with open questions, which are
 * then on standard output as JSON
 */
export async function analyse(
  words: readonly string[],
  streams: Streams = standard,
): Promise<0 | 1 | 2> {
  try {
    const request = await requestOf(words);
    if (request.help) {
      streams.out(usage);
      return 0;
    }
    return request.asRead ? await printAsRead(request, streams) : await answer(request, streams);
  } catch (cause) {
    const message = cause instanceof Error ? cause.message : String(cause);
    streams.error(`analyse: ${message}\n`);
    if (cause instanceof Misuse) streams.error(`\n${usage}`);
    return 1;
  }
}

async function answer(request: Request, streams: Streams): Promise<0 | 1 | 2> {
  const chosen = request.analysis === null ? null : entryOf(request.analysis);
  checkValues(request.values, chosen);
  const warehouse = new Warehouse(await startNodeEngine(), analysisQueries, makeMarts);
  const loaded = await warehouse.load(await filesOf(request.files), hintsOf(request), () => {});
  for (const refusal of loaded.refusals) streams.error(`${JSON.stringify(told(refusal))}\n`);
  for (const receipt of loaded.receipts) streams.error(`${JSON.stringify(accounted(receipt))}\n`);
  if (request.decisionsOnly) {
    const decisions = loaded.receipts.map(({ file, decision }) => [file, decision]);
    streams.out(`${JSON.stringify(Object.fromEntries(decisions), null, 1)}\n`);
    return loaded.questions.length > 0 ? 2 : 0;
  }
  if (loaded.questions.length > 0) {
    streams.out(`${JSON.stringify(loaded.questions, null, 1)}\n`);
    return 2;
  }
  if (loaded.receipts.length === 0) throw new Error('no file could be loaded');
  const own = new Set(chosen?.analysis.parameters.map(({ name }) => name));
  const built = await warehouse.build(
    valuesOf(request.values, (name) => isSetting(name)),
    () => {},
  );
  if (!chosen) {
    streams.out(print(new Map([['main', possible(built)]]), request));
    return 0;
  }
  const unmet = unmetNeeds(chosen.analysis, built.tables);
  if (unmet.length > 0) {
    const needs = unmet.map((alternatives) => alternatives.join(' or ')).join('; ');
    throw new Error(`${chosen.analysis.id} needs ${needs}, which no file has`);
  }
  const values = valuesOf(request.values, (name) => own.has(name));
  const bytes = await warehouse.run(chosen.analysis.id, values);
  const model = models.get(chosen.analysis.id);
  const results = await answerOf(chosen.analysis, bytes, {
    decode: async (queried) => rowsByName(queried),
    compute: (inputs) => {
      if (!model) throw new Error(`${chosen.analysis.id} has no model`);
      return runModel(model, inputs, request.values);
    },
  });
  if (!results.ok) throw new Error(results.failure.message);
  streams.out(print(outputsOf(chosen.analysis, results.value), request));
  return 0;
}

/** What was given by file, and the settings that decide how every file is read. */
function hintsOf({ files, hints, values }: Request): Hints {
  const { currency, time_zone: timeZone } = values;
  const answers: Record<string, string> = currency === undefined ? {} : { currency };
  const given = new Map(Object.entries(hints));
  for (const name of files.map((path) => basename(path))) {
    given.set(name, hintOver(given.get(name) ?? {}, { answers }));
  }
  return { ...noHints, files: Object.fromEntries(given), timeZone: timeZone ?? noHints.timeZone };
}

async function printAsRead({ files, hints }: Request, streams: Streams): Promise<0 | 1> {
  const [file] = await filesOf(files);
  if (!file) throw new Misuse('which file?');
  const source = { name: file.name, blob: file, lastModified: file.lastModified };
  const table = await readTable(source, hints[file.name]);
  if ('code' in table) {
    const { code, values } = table;
    const refusal = { file: file.name, code, values: { file: file.name, ...values } };
    streams.error(`${JSON.stringify(told(refusal))}\n`);
    return 1;
  }
  const line = (cells: readonly string[]) =>
    `${cells.map((cell) => `"${cell.replaceAll('"', '""')}"`).join(',')}\n`;
  if (table.names) streams.out(line(table.names));
  for await (const cells of table.records()) streams.out(line(cells));
  const { records, sound: loaded, damaged: quarantined, skipped } = table.scan;
  const { encoding, header, layout } = table;
  const account = { file: file.name, encoding, dialect: layout.dialect, header: header.length };
  streams.error(`${JSON.stringify({ ...account, records, loaded, quarantined, skipped })}\n`);
  return 0;
}

function entryOf(id: string): ListedAnalysis {
  const entry = listed.get(id);
  if (!entry) throw new Misuse(`no analysis ${id}; there are ${[...listed.keys()].join(', ')}`);
  return entry;
}

function checkValues(values: Values, chosen: ListedAnalysis | null): void {
  const parameters: readonly Parameter[] = [...(chosen?.analysis.parameters ?? []), ...settings];
  const problem = problemOf(parameters, values);
  if (!problem) return;
  const { name, code, value } = problem;
  if (code === 'unknown') {
    throw new Misuse(
      `no setting ${name}; there are ${parameters.map((one) => one.name).join(', ')}`,
    );
  }
  const options = parameters.find((one) => one.name === name)?.options?.join(', ');
  throw new Misuse(
    `${name}: ${value} is ${code.replaceAll('_', ' ')}${options ? ` (${options})` : ''}`,
  );
}

function isSetting(name: string): boolean {
  return settings.some((setting) => setting.name === name);
}

function valuesOf(values: Values, keep: (name: string) => boolean): Values {
  return Object.fromEntries(Object.entries(values).filter(([name]) => keep(name)));
}

async function filesOf(paths: readonly string[]): Promise<File[]> {
  return Promise.all(
    paths.map(async (path) => {
      const found = await stat(path).catch(() => null);
      if (!found) throw new Misuse(`${path}: no such file`);
      if (!found.isFile()) throw new Misuse(`${path} is a folder; name the files in it`);
      const content = new Uint8Array(await readFile(path));
      return new File([content], basename(path), { lastModified: found.mtimeMs });
    }),
  );
}

/** The receipt, the kind of the file beside its name. */
function accounted({ file, ...receipt }: Receipt): object {
  return { file, kind: receipt.decision.kind, ...receipt };
}

function told({ file, code, values }: Refusal): object {
  const known: Readonly<Record<string, Text>> = messages;
  const message = known[code];
  return {
    file,
    refused: code,
    values,
    message: message && { zh: fill(message.zh, values), en: fill(message.en, values) },
  };
}

function possible(built: Built): Output {
  const rows = [...listed.values()]
    .filter(({ analysis }) => unmetNeeds(analysis, built.tables).length === 0)
    .map(({ analysis, text }) => ({
      analysis: analysis.id,
      group: analysis.group,
      title: text?.title.en ?? null,
      title_zh: text?.title.zh ?? null,
    }));
  return { columns: ['analysis', 'group', 'title', 'title_zh'], rows };
}

function print(outputs: ReadonlyMap<string, Output>, { format, result }: Request): string {
  const name = result ?? (format === 'csv' ? 'main' : null);
  if (name === null) return jsonOf(outputs);
  const output = outputs.get(name);
  if (!output) throw new Misuse(`no result ${name}; there are ${[...outputs.keys()].join(', ')}`);
  return format === 'csv' ? csvOf(output) : jsonOf(new Map([[name, output]]));
}
