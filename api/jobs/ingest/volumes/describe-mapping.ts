import type { ColumnChoices, MappingReport } from '#contract/intake/load-file.ts';
import {
  foldColumn,
  type ParsedLoadFile,
  type PlannedDocument,
  planVolume,
  readLoadFile,
  sniffLoadFile,
} from '#ingest';
import type { FoundFile } from '../walk-files.ts';

/** Number of rows shown of a load file. */
const ROWS_SHOWN = 3;
/** Longest value shown. */
const LONGEST_VALUE = 120;

export interface MappingTask {
  /** To be parsed; files that are not load files are skipped. */
  loadFiles: readonly FoundFile[];
  /** Paths of all files that they may mention, as the ledger has them or will have them. */
  received: readonly string[];
  choices: ColumnChoices;
}

/** Describes how load files organize the received files. Nothing is stored, and no page is read. */
export async function describeMapping({ loadFiles, received, choices }: MappingTask): Promise<MappingReport> {
  const parsed: ParsedLoadFile[] = [];
  for (const { absolute, path } of loadFiles) {
    const kind = await sniffLoadFile(absolute);
    if (kind) parsed.push(await readLoadFile(absolute, path, kind));
  }
  const plan = planVolume(parsed, received, choices);
  return {
    loadFiles: parsed.map((file, index) => {
      const faults = plan.faults.filter(({ loadFile }) => loadFile === file.path);
      return {
        path: file.path,
        kind: file.kind,
        encoding: file.encoding,
        ...describeRows(file),
        documents: plan.loadFiles[index]?.documents ?? 0,
        columns: plan.loadFiles[index]?.columns ?? [],
        faultCount: faults.length,
        faults: faults.map(({ row, message }) => ({ row, message })),
      };
    }),
    choices: asHeaded(choices, parsed),
    ...countPlan(plan.documents),
  };
}

/** The choices under the columns' own names: a person may have written `prod beg` for `Prod_Beg`. */
function asHeaded(choices: ColumnChoices, parsed: readonly ParsedLoadFile[]): ColumnChoices {
  const chosen = new Map(Object.entries(choices).map(([column, field]) => [foldColumn(column), field]));
  const columns = parsed.flatMap((file) => (file.kind === 'dat' ? file.columns : []));
  return Object.fromEntries(
    columns.flatMap((column) => {
      const field = chosen.get(foldColumn(column));
      return field === undefined ? [] : [[column, field]];
    }),
  );
}

function describeRows(file: ParsedLoadFile): { rows: number; firstRows: string[][] } {
  if (file.kind === 'dat') {
    const first = file.rows.slice(0, ROWS_SHOWN).map(({ values }) => values.map(shorten));
    return { rows: file.rows.length, firstRows: first };
  }
  const first = file.images.slice(0, ROWS_SHOWN);
  return { rows: file.images.length, firstRows: first.map(({ key, path }) => [key, path]) };
}

/** A column may contain the text of whole documents. */
function shorten(value: string): string {
  return value.length > LONGEST_VALUE ? `${value.slice(0, LONGEST_VALUE)}…` : value;
}

function countPlan(documents: readonly PlannedDocument[]) {
  const texts = new Set(
    documents.flatMap(({ text, pages }) => [text, ...pages.map((page) => page.text)]).filter(Boolean),
  );
  return {
    documents: documents.length,
    pages: documents.reduce((sum, { pages }) => sum + pages.length, 0),
    texts: texts.size,
    natives: documents.filter(({ native }) => native !== null).length,
  };
}
