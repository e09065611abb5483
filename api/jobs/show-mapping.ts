import type { ColumnChoices, MappingReport } from '#contract/load-file.ts';
import { type ParsedLoadFile, type PlannedDocument, planVolume, readLoadFile, sniffLoadFile } from '#ingest';
import type { FoundFile } from './walk-files.ts';

/** Rows shown of a load file before it is used. */
const ROWS_SHOWN = 3;

/** Says what the load files among files would make of them. Nothing is kept, and no page is read. */
export async function showMapping(
  files: readonly FoundFile[],
  choices: ColumnChoices,
): Promise<MappingReport> {
  const loadFiles: ParsedLoadFile[] = [];
  for (const { absolute, path } of files) {
    const kind = await sniffLoadFile(absolute);
    if (kind) loadFiles.push(await readLoadFile(absolute, path, kind));
  }
  const plan = planVolume(
    loadFiles,
    files.map(({ path }) => path),
    choices,
  );
  return {
    loadFiles: loadFiles.map((file, index) => {
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
    ...countPlan(plan.documents),
  };
}

function describeRows(file: ParsedLoadFile): { rows: number; firstRows: string[][] } {
  if (file.kind === 'dat') {
    return { rows: file.rows.length, firstRows: file.rows.slice(0, ROWS_SHOWN).map(({ values }) => values) };
  }
  const first = file.images.slice(0, ROWS_SHOWN);
  return { rows: file.images.length, firstRows: first.map(({ key, path }) => [key, path]) };
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
