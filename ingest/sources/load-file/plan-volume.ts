import type { ColumnChoices, MappedColumn } from '#contract/intake/load-file.ts';
import { batesAfter } from '#contract/values/bates-number.ts';
import {
  checkImages,
  checkPageCount,
  checkRowOrder,
  joinParents,
  reportUnmentioned,
} from './check-volume.ts';
import { listDocumentRows } from './document-rows.ts';
import { DocumentRowFinder } from './find-document-row.ts';
import { listUnknownChoices, mapColumns } from './formats/map-columns.ts';
import type { ParsedDat, ParsedImages, ParsedLoadFile } from './formats/parsed-load-file.ts';
import { joinByName, pagesOf } from './join-by-name.ts';
import { joinImages } from './join-images.ts';
import { joinTexts } from './join-texts.ts';
import { ReceivedPaths } from './received-paths.ts';
import { type Draft, VolumeDraft } from './volume-draft.ts';
import type { PlannedDocument, VolumeFault, VolumePlan } from './volume-plan.ts';

type Dat = ParsedDat & ParsedLoadFile;
type ImageList = ParsedImages & ParsedLoadFile;

/**
 * Plans how load files organize the received files: documents with their fields and pages, texts and natives;
 * and reports every inconsistency, by row. Does not access the disk: paths in load files are only compared
 * with `received`, the paths of the files in the ledger.
 */
export function planVolume(
  loadFiles: readonly ParsedLoadFile[],
  received: readonly string[],
  choices: ColumnChoices = {},
): VolumePlan {
  const draft = new VolumeDraft(new ReceivedPaths(received));
  const dats = loadFiles.filter((file): file is Dat => file.kind === 'dat');
  const lists = loadFiles.filter((file): file is ImageList => file.kind !== 'dat');
  for (const { path, faults } of loadFiles)
    for (const { row, message } of faults) draft.addFault({ loadFile: path, row }, message);

  const mappings = new Map(dats.map((dat) => [dat.path, mapColumns(dat.columns, choices)]));
  const rows = findRows(draft, dats, mappings);
  reportUnknownChoices(draft, dats, choices);
  const listed = new Map(lists.map((list) => [list.path, joinImages(draft, list, rows)]));
  for (const row of rows.rows) joinByName(draft, row);
  if (lists.length === 0) checkRowOrder(draft, rows);
  for (const document of draft.documents) {
    joinTexts(draft, document);
    checkPageCount(draft, document);
    checkImages(draft, document);
  }
  joinParents(draft);
  reportUnmentioned(draft, loadFiles);
  return {
    documents: inOrder(draft.documents, rows).map(toDocument),
    loadFiles: loadFiles.map(({ path }) => ({
      path,
      documents: listed.get(path) ?? rows.rows.filter(({ loadFile }) => loadFile === path).length,
      columns: mappings.get(path) ?? [],
    })),
    faults: sortFaults(draft.faults, loadFiles),
  };
}

function findRows(
  draft: VolumeDraft,
  dats: readonly Dat[],
  mappings: ReadonlyMap<string, MappedColumn[]>,
): DocumentRowFinder {
  const rows = dats.flatMap((dat) =>
    listDocumentRows(dat, mappings.get(dat.path) ?? [], ({ row, message }) =>
      draft.addFault({ loadFile: dat.path, row }, message),
    ),
  );
  return new DocumentRowFinder(rows, (row, first) => {
    const where =
      row.loadFile === first.loadFile ? `row ${first.row}` : `row ${first.row} of ${first.loadFile}`;
    draft.addFault(row, `${row.begin} is the first number of ${where} too; this row was not used.`);
  });
}

function reportUnknownChoices(draft: VolumeDraft, dats: readonly Dat[], choices: ColumnChoices): void {
  const [first] = dats;
  if (!first) return;
  for (const { row, message } of listUnknownChoices(
    dats.map(({ columns }) => columns),
    choices,
  )) {
    draft.addFault({ loadFile: first.path, row }, message);
  }
}

/** In the order of the DAT; a document that is not in it stays behind the one listed before it. */
function inOrder(documents: readonly Draft[], rows: DocumentRowFinder): Draft[] {
  const indexes = new Map(rows.rows.map((row, index) => [row, index]));
  let last = -1;
  return documents
    .map((document) => {
      last = (document.described && indexes.get(document.described)) ?? last;
      return { document, index: last };
    })
    .sort((a, b) => a.index - b.index)
    .map(({ document }) => document);
}

function toDocument(draft: Draft): PlannedDocument {
  const { loadFile, row, begin, described, pages, parent, text, native } = draft;
  const lastListed = pages.findLast(({ bates }) => bates !== null)?.bates;
  const lastNumber = described && batesAfter(begin, pagesOf(described) - 1);
  return {
    loadFile,
    row,
    beginBates: begin,
    endBates: described?.end ?? lastListed ?? lastNumber ?? begin,
    family: described?.family ?? null,
    parent,
    fields: described?.fields ?? [],
    pages,
    listed: Math.max(draft.listed, pages.length),
    text,
    native: pages.some(({ path }) => path === native) ? null : native,
  };
}

/** By load file and row; faults without a row come last. */
function sortFaults(faults: readonly VolumeFault[], loadFiles: readonly ParsedLoadFile[]): VolumeFault[] {
  const order = new Map(loadFiles.map(({ path }, index) => [path, index]));
  const placeOf = ({ loadFile }: VolumeFault) => order.get(loadFile) ?? 0;
  return faults.toSorted(
    (a, b) =>
      placeOf(a) - placeOf(b) || (a.row ?? Number.MAX_SAFE_INTEGER) - (b.row ?? Number.MAX_SAFE_INTEGER),
  );
}
