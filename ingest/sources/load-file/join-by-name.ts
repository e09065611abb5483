import { batesAfter, countBatesRange } from '#contract/values/bates-number.ts';
import type { DocumentRow } from './document-rows.ts';
import { addFurtherPages } from './join-images.ts';
import type { Draft, VolumeDraft } from './volume-draft.ts';

/** Files that show pages as they were produced. */
export const IMAGE_FILE = /\.(?:tiff?|jpe?g|png|pdf)$/i;
export const TEXT_FILE = /\.txt$/i;

/**
 * Finds the files of a DAT's row that no list of images mentions: images named by their numbers, a single
 * file named by the first number, or the native itself.
 */
export function joinByName(draft: VolumeDraft, row: DocumentRow): void {
  const document =
    draft.findDocument(row) ??
    draft.addDocument({ loadFile: row.loadFile, row: row.row, begin: row.begin, described: row });
  document.native = findNative(draft, row);
  if (document.pages.length > 0) return;
  const pages = draft.allow(row, pagesOf(row));
  // Listed images that are missing were reported already; the native can still be shown.
  const named = document.listed > 0 ? 0 : pages;
  const images = Array.from({ length: named }, (_, page) =>
    findImage(draft, row, batesAfter(row.begin, page)),
  );
  const whole = images[0] ?? document.native;
  if (images.slice(1).some((image) => image !== undefined)) addImages(draft, document, images);
  else if (whole !== null && draft.findPage(whole, 0) === undefined) {
    addPage(draft, document, whole, 0);
    addFurtherPages(draft, document, whole, pages);
  } else if (named > 0) {
    const range = row.end && pages > 1 ? `${row.begin} to ${row.end}` : row.begin;
    draft.addFault(row, `No image and no native of ${range} is among the files received.`);
  }
}

/** As the row says; 1 if it does not. */
export function pagesOf({ begin, end, pageCount }: DocumentRow): number {
  return Math.max(1, (end === undefined ? undefined : countBatesRange(begin, end)) ?? pageCount ?? 1);
}

function findImage(draft: VolumeDraft, row: DocumentRow, key: string | undefined): string | undefined {
  if (key === undefined) return undefined;
  return draft.received
    .listNamed(key, row.loadFile)
    .find((path) => IMAGE_FILE.test(path) && draft.findPage(path, 0) === undefined);
}

function addImages(draft: VolumeDraft, document: Draft, images: readonly (string | undefined)[]): void {
  images.forEach((path, index) => {
    document.listed += 1;
    if (path !== undefined) addPage(draft, document, path, index);
    else
      draft.addFault(
        document,
        `No image of ${batesAfter(document.begin, index)} is among the files received.`,
      );
  });
}

function addPage(draft: VolumeDraft, document: Draft, path: string, ordinal: number): void {
  const key = batesAfter(document.begin, ordinal) ?? document.begin;
  const twice = draft.hasKey(key);
  if (twice)
    draft.addFault(document, `${key} is the number of an earlier page; this page goes without a number.`);
  draft.addPage(document, { path, pageIndex: 0, ordinal, key, bates: twice ? null : key, rotation: 0 });
}

/** The file that the row names, else one named by the first number that is neither image nor text. */
function findNative(draft: VolumeDraft, row: DocumentRow): string | null {
  if (row.native === undefined) {
    const named = draft.received.listNamed(row.begin, row.loadFile);
    return named.find((path) => !IMAGE_FILE.test(path) && !TEXT_FILE.test(path)) ?? null;
  }
  const native = draft.received.find(row.native, row.loadFile);
  if (native === undefined) draft.addFault(row, `The native ${row.native} is not among the files received.`);
  return native ?? null;
}
