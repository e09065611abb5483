import type { Exhibit } from '#contract/exhibits/exhibit.ts';
import { formatLongDate } from '#contract/values/dates.ts';
import { throwIfCancelled } from '../../export-error.ts';
import { LETTER } from '../../pdf/paper.ts';
import { openPdf } from '../../pdf/pdf-reader.ts';
import { createPdf } from '../../pdf/pdf-writer.ts';
import { hasInferredNumber, INFERRED_NOTE } from '../list/format-bates-range.ts';
import { baseName, formatPages, groupByFile } from '../list/plan-exhibits.ts';
import { hashText, packText } from '../package/hash-text.ts';
import type { OpenSources } from '../package/open-sources.ts';
import type { PageForExport } from '../package/package-input.ts';
import { drawSlipSheet, type SlipSheet } from './draw-slip-sheet.ts';
import { makeSticker } from './draw-sticker.ts';
import { type WrittenPage, writeExhibitPage } from './exhibit-page.ts';

/** What is needed beside the exhibit itself. */
export interface ExhibitPdfContext {
  matter: string;
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
  /** Of the PDF, the slip sheet counted. */
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
 * One exhibit as a PDF: its slip sheet, then its pages. The finished file is read again: a copied
 * page that does not say what the original says is made anew as a picture.
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
  writer.addSheet(LETTER, drawSlipSheet(await describe(exhibit, context), writer.measure));
  const written: { page: PageForExport; result: WrittenPage }[] = [];
  for (const [index, listed] of exhibit.pages.entries()) {
    throwIfCancelled(context.signal);
    // The list is the law: should a page's facts have changed meanwhile, those listed are written.
    const page = { ...(await context.loadPage(listed.pageId)), ...listed };
    const source = await context.sources.get(page);
    const sticker = makeSticker(exhibit.letter, index + 2, exhibit.pages.length + 1, writer.measure);
    const forced = doubtful.has(page.pageId) ? 'a copy of it did not read as the original does' : null;
    const result = await writeExhibitPage(writer, source, page, sticker, forced);
    // The words have been laid down: only the page's facts are needed from here on.
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

/** What the slip sheet says: plain facts, and "excerpt" where the source file has further pages. */
async function describe(exhibit: Exhibit, context: ExhibitPdfContext): Promise<SlipSheet> {
  const sources: string[] = [];
  let excerpt = false;
  for (const { file, numbers } of groupByFile(exhibit.pages)) {
    const summary = exhibit.pages.find((page) => page.file === file);
    const { filePages } = await context.loadPage(summary?.pageId ?? '');
    const isPart = new Set(numbers).size < filePages;
    excerpt ||= isPart;
    const which = `${numbers.length === 1 ? 'page' : 'pages'} ${formatPages(numbers)} of ${filePages}`;
    sources.push(`${baseName(file)}, ${which}`);
  }
  const facts = [
    { label: 'Document date', value: formatLongDate(exhibit.documentDate ?? '') },
    { label: 'Bates range', value: exhibit.batesRange },
    { label: 'Pages', value: `${exhibit.pages.length}, without this sheet` },
    { label: 'Production', value: exhibit.production },
    { label: 'Source', value: sources.join('; ') },
    { label: 'Excerpt', value: excerpt ? 'Yes: the source file has further pages.' : '' },
  ];
  return {
    matter: context.matter,
    letter: exhibit.letter,
    description: exhibit.description,
    facts: facts.filter(({ value }) => value !== ''),
    notes: hasInferredNumber(exhibit.pages) ? [INFERRED_NOTE] : [],
  };
}

function toBookmark(page: PageForExport): string {
  if (page.bates === null) return `${page.controlNumber} (no Bates number)`;
  return page.batesSource === 'inferred' ? `${page.bates}* (inferred)` : page.bates;
}
