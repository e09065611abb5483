import { batesAfter, countBatesBetween, toBatesKey } from '#contract/values/bates-number.ts';
import type { DocumentRow } from './document-rows.ts';
import type { DocumentRowFinder } from './find-document-row.ts';
import type { ImageRow, ParsedImages } from './formats/parsed-load-file.ts';
import type { Draft, VolumeDraft } from './volume-draft.ts';

type ImageList = ParsedImages & { path: string };

/** Files that may contain several pages under one key. */
const HOLDS_PAGES = /\.(?:tiff?|pdf)$/i;

/**
 * Assigns the images of an OPT or LFP to documents: those of the DAT if it has them, else as marked. Returns
 * the number of documents whose images it lists.
 */
export function joinImages(draft: VolumeDraft, list: ImageList, rows: DocumentRowFinder): number {
  const documents = new Set<Draft>();
  const seen = new Map<string, number>();
  let current: Draft | undefined;
  let lastParent: string | null = null;
  let before: ImageRow | undefined;
  for (const image of list.images) {
    const place = { loadFile: list.path, row: image.row };
    if (before) reportJump(draft, place, before.key, image.key);
    before = image;
    const path = draft.received.find(image.path, list.path);
    const pageIndex = image.pageIndex ?? seen.get(image.path) ?? 0;
    seen.set(image.path, pageIndex + 1);
    const known = path === undefined ? undefined : draft.findPage(path, pageIndex);
    if (known) {
      reportOtherKey(draft, place, image, known.key);
      current = known.document;
      documents.add(current);
      continue;
    }
    if (path === undefined) {
      draft.addFault(place, `The image ${image.path} of ${image.key} is not among the files received.`);
      if (!draft.noteMissing(image.key)) continue;
    }
    current = documentOf(draft, place, image, rows, current);
    if (image.starts === 'child' && toBatesKey(current.begin) === toBatesKey(image.key)) {
      current.parent ??= lastParent;
    }
    if (image.starts === 'document') lastParent = image.key;
    documents.add(current);
    current.listed += 1;
    current.declared ??= image.pageCount;
    if (path === undefined) noteMissingImage(current, list.path);
    else addImage(draft, place, current, { ...image, path, pageIndex });
  }
  expandFiles(draft, list, seen);
  return documents.size;
}

function noteMissingImage(document: Draft, list: string): void {
  document.missing = { images: (document.missing?.images ?? 0) + 1, list };
}

/** Two lists of one volume, for example an OPT and an LFP, may name the same pages: that is not a fault. */
function reportOtherKey(
  draft: VolumeDraft,
  place: { loadFile: string; row: number },
  image: ImageRow,
  known: string,
): void {
  if (toBatesKey(known) === toBatesKey(image.key)) return;
  draft.addFault(
    place,
    `This row calls the image ${image.path} ${image.key}; an earlier row calls it ${known}, and that was followed.`,
  );
}

function documentOf(
  draft: VolumeDraft,
  place: { loadFile: string; row: number },
  image: ImageRow,
  rows: DocumentRowFinder,
  current: Draft | undefined,
): Draft {
  const described = rows.find(image.key);
  if (described) {
    reportBoundary(draft, place, image, described);
    return (
      draft.findDocument(described) ??
      draft.addDocument({
        loadFile: described.loadFile,
        row: described.row,
        begin: described.begin,
        described,
      })
    );
  }
  if (current && image.starts === null) return current;
  if (rows.rows.length > 0) {
    draft.addFault(place, `No row of the DAT describes ${image.key}: its document has no fields.`);
  }
  return draft.addDocument({ ...place, begin: image.key, described: undefined });
}

function reportBoundary(
  draft: VolumeDraft,
  place: { loadFile: string; row: number },
  image: ImageRow,
  described: DocumentRow,
): void {
  const first = toBatesKey(described.begin) === toBatesKey(image.key);
  if (first === (image.starts !== null)) return;
  draft.addFault(
    place,
    first
      ? `${image.key} is not marked as a first page, but a document of the DAT begins with it; the DAT was followed.`
      : `${image.key} is marked as a first page, but the DAT has it inside ${described.begin} to ${described.end}; the DAT was followed.`,
  );
}

function addImage(
  draft: VolumeDraft,
  place: { loadFile: string; row: number },
  document: Draft,
  image: ImageRow & { pageIndex: number },
): void {
  const { path, pageIndex, key, rotation } = image;
  const twice = draft.hasKey(key);
  if (twice)
    draft.addFault(place, `${key} is the number of an earlier page; this page goes without a number.`);
  const ordinal = document.listed - 1;
  draft.addPage(document, { path, pageIndex, ordinal, key, bates: twice ? null : key, rotation });
}

/** A file of several pages may have a single row with its count: its pages are numbered from the first. */
function expandFiles(draft: VolumeDraft, list: ImageList, seen: ReadonlyMap<string, number>): void {
  const single = new Set(
    [...seen].filter(([, pages]) => pages === 1).map(([path]) => draft.received.find(path, list.path)),
  );
  for (const document of draft.documents) {
    const [page, second] = document.pages;
    const pages = document.declared ?? 1;
    if (!page || second || pages < 2 || document.listed !== 1) continue;
    if (!single.has(page.path) || !HOLDS_PAGES.test(page.path)) continue;
    document.listed = 0;
    addFurtherPages(draft, document, page.path, draft.allow(document, pages));
  }
}

/** Numbers the remaining pages of a document that is a single file, after its first page. */
export function addFurtherPages(draft: VolumeDraft, document: Draft, path: string, pages: number): void {
  for (let pageIndex = 1; pageIndex < pages; pageIndex += 1) {
    const key = batesAfter(document.begin, pageIndex);
    if (key === undefined) return;
    const bates = draft.hasKey(key) ? null : key;
    draft.addPage(document, { path, pageIndex, ordinal: pageIndex, key, bates, rotation: 0 });
  }
}

function reportJump(
  draft: VolumeDraft,
  place: { loadFile: string; row: number },
  before: string,
  key: string,
): void {
  const step = countBatesBetween(before, key);
  if (step === undefined || step === 1 || step === 0) return;
  draft.addFault(
    place,
    step < 0
      ? `The numbers go back from ${before} to ${key}.`
      : `The numbers jump from ${before} to ${key}: ${step - 1} ${step === 2 ? 'is' : 'are'} not listed.`,
  );
}
