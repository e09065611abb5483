import { countBatesBetween, countBatesRange, toBatesKey } from '#contract/values/bates-number.ts';
import type { DocumentRowFinder } from './find-document-row.ts';
import type { ParsedLoadFile } from './formats/parsed-load-file.ts';
import { IMAGE_FILE } from './join-by-name.ts';
import type { Draft, VolumeDraft } from './volume-draft.ts';

/** Compares what the rows, the ranges and the lists of images state about a document's pages. */
export function checkPageCount(draft: VolumeDraft, document: Draft): void {
  const { described, listed, declared } = document;
  const range = described?.end === undefined ? undefined : countBatesRange(described.begin, described.end);
  const said = [
    { pages: described?.pageCount, who: (pages: number) => `the page count says ${pages}` },
    {
      pages: range,
      who: (pages: number) => `the numbers from ${described?.begin} to ${described?.end} are ${pages}`,
    },
    { pages: declared ?? undefined, who: (pages: number) => `its first image's row says ${pages}` },
    { pages: listed || undefined, who: (pages: number) => `${pages} ${pages === 1 ? 'is' : 'are'} listed` },
  ].flatMap(({ pages, who }) => (pages === undefined ? [] : [{ pages, words: who(pages) }]));
  if (new Set(said.map(({ pages }) => pages)).size < 2) return;
  const words = new Intl.ListFormat('en-US').format(said.map((each) => each.words));
  draft.addFault(document, `The pages of ${document.begin} do not agree: ${words}.`);
}

/**
 * An image that a list names and that is missing is also reported for the row of the DAT that describes its
 * document.
 */
export function checkImages(draft: VolumeDraft, document: Draft): void {
  const { begin, described, missing, listed } = document;
  if (!described || !missing || described.loadFile === missing.list) return;
  const few = missing.images === 1 ? 'is' : 'are';
  draft.addFault(
    described,
    `${missing.images} of the ${listed} ${listed === 1 ? 'image' : 'images'} of ${begin} ${few} not among the files received; ${missing.list} names ${missing.images === 1 ? 'it' : 'them'}.`,
  );
}

/** Every parent that a document names must exist; its number is then written as in its own row. */
export function joinParents(draft: VolumeDraft): void {
  const known = new Map(draft.documents.map(({ begin }) => [toBatesKey(begin), begin]));
  for (const document of draft.documents) {
    const { begin, parent } = document;
    if (parent === null) continue;
    document.parent = known.get(toBatesKey(parent)) ?? null;
    if (document.parent !== null) continue;
    draft.addFault(document, `${begin} is attached to ${parent}, and no document begins with that number.`);
  }
}

/** If there is no list of images, the rows of the DAT show which numbers were left out. */
export function checkRowOrder(draft: VolumeDraft, rows: DocumentRowFinder): void {
  let before: { loadFile: string; end: string } | undefined;
  for (const row of rows.rows) {
    const step = before?.loadFile === row.loadFile ? countBatesBetween(before.end, row.begin) : undefined;
    if (before && step !== undefined && step !== 1) {
      draft.addFault(
        row,
        step < 1
          ? `The numbers go back from ${before.end} to ${row.begin}.`
          : `The numbers jump from ${before.end} to ${row.begin}: ${step - 1} ${step === 2 ? 'is' : 'are'} not listed.`,
      );
    }
    before = { loadFile: row.loadFile, end: row.end ?? row.begin };
  }
}

/** Reports images next to a load file that it does not mention. They are read like any other file. */
export function reportUnmentioned(draft: VolumeDraft, loadFiles: readonly ParsedLoadFile[]): void {
  const known = new Set([
    ...loadFiles.map(({ path }) => path),
    ...draft.documents.map(({ native }) => native),
  ]);
  const lists = loadFiles.some(({ kind }) => kind !== 'dat')
    ? loadFiles.filter(({ kind }) => kind !== 'dat')
    : loadFiles;
  for (const { path: loadFile } of lists) {
    for (const path of draft.received.listVolume(loadFile)) {
      if (known.has(path) || !IMAGE_FILE.test(path) || draft.shows(path)) continue;
      known.add(path);
      draft.addFault(
        { loadFile, row: null },
        `No load file speaks of ${path}; it is read as a file by itself.`,
      );
    }
  }
}
