import type { Caption, Exhibit } from '#contract/exhibits/exhibit.ts';
import { describeSlipSheet } from '#contract/exhibits/slip-sheet.ts';
import { throwIfCancelled } from '../../export-error.ts';
import { LETTER } from '../../pdf/paper.ts';
import { openPdf } from '../../pdf/pdf-reader.ts';
import { createPdf } from '../../pdf/pdf-writer.ts';
import { hashText, packText } from '../package/hash-text.ts';
import type { OpenSources } from '../package/open-sources.ts';
import type { PageForExport } from '../package/package-input.ts';
import { drawSlipSheet } from './draw-slip-sheet.ts';
import { makeSticker } from './draw-sticker.ts';
import { type WrittenPage, writeExhibitPage } from './exhibit-page.ts';

/** What is needed besides the exhibit itself. */
export interface ExhibitPdfContext {
  matter: string;
  caption: Caption;
  declarant: string;
  program: string;
  now: Date;
  loadPage(pageId: string): Promise<PageForExport>;
  sources: OpenSources;
  signal: AbortSignal | undefined;
  onPage(): void;
}

/** A finished exhibit, read back from its own bytes. */
export interface ExhibitPdf {
  bytes: Uint8Array;
  /** Pages of the PDF, including the slip sheet. */
  pdfPages: number;
  pages: FinishedPage[];
}

export interface FinishedPage {
  page: PageForExport;
  image: 'copied' | 'rendered';
  imageReason: string | null;
  textSha256: string;
}

/**
 * Writes one exhibit as a PDF: its slip sheet, then its pages. The finished file is read again: a copied page
 * whose text differs from the original's is written again as a picture.
 */
export async function buildExhibitPdf(exhibit: Exhibit, context: ExhibitPdfContext): Promise<ExhibitPdf> {
  const first = await writeOnce(exhibit, context, new Set());
  if (first.doubtful.size === 0) return first.pdf;
  const second = await writeOnce(exhibit, { ...context, onPage: () => {} }, first.doubtful);
  return second.pdf;
}

async function writeOnce(
  exhibit: Exhibit,
  context: ExhibitPdfContext,
  doubtful: Set<string>,
): Promise<{ pdf: ExhibitPdf; doubtful: Set<string> }> {
  const writer = await createPdf();
  writer.addSheet(LETTER, drawSlipSheet(describeSlipSheet(exhibit, context), writer.measure));
  const written: { page: PageForExport; result: WrittenPage }[] = [];
  for (const [index, listed] of exhibit.pages.entries()) {
    throwIfCancelled(context.signal);
    // The list is authoritative: if a page's facts changed in the meantime, the listed ones are written.
    const page = { ...(await context.loadPage(listed.pageId)), ...listed };
    const source = await context.sources.get(page);
    const sticker = makeSticker(exhibit.letter, index + 1, exhibit.pages.length, writer.measure);
    const forced = doubtful.has(page.pageId) ? 'a copy of it did not read as the original does' : null;
    const result = await writeExhibitPage(writer, source, page, sticker, forced);
    // The words have been written: from here on only the page's facts are needed.
    written.push({ page: { ...page, words: [], text: '' }, result });
    context.onPage();
  }
  const bytes = await writer.finish({
    title: `Exhibit ${exhibit.letter} — ${exhibit.description}`,
    program: context.program,
    now: context.now,
    bookmarks: [
      `Exhibit ${exhibit.letter} — ${exhibit.description}`,
      ...written.map(({ page }) => toBookmark(page)),
    ],
  });
  return readBack(bytes, written);
}

async function readBack(
  bytes: Uint8Array,
  written: { page: PageForExport; result: WrittenPage }[],
): Promise<{ pdf: ExhibitPdf; doubtful: Set<string> }> {
  const reader = await openPdf(bytes);
  try {
    const doubtful = new Set<string>();
    const pages: FinishedPage[] = [];
    for (const [index, { page, result }] of written.entries()) {
      const runs = index + 1 < reader.pages ? await reader.readText(index + 1) : [];
      const { ownText, ...shown } = result;
      if (ownText !== null && !packText(runs).includes(ownText)) doubtful.add(page.pageId);
      pages.push({ page, ...shown, textSha256: hashText(runs) });
    }
    return { pdf: { bytes, pdfPages: reader.pages, pages }, doubtful };
  } finally {
    await reader.close();
  }
}

function toBookmark(page: PageForExport): string {
  if (page.bates === null) return `${page.controlNumber} (no Bates number)`;
  return page.batesSource === 'inferred' ? `${page.bates}* (inferred)` : page.bates;
}
