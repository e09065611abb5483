import { mkdir, writeFile } from 'node:fs/promises';
import { dirname, join } from 'node:path';
import { PDFDocument } from '@cantoo/pdf-lib';
import type { IngestReport } from '#contract/intake/production.ts';
import { NO_MARKS, type PageMarks } from '#contract/pages/marks.ts';
import type { BatesCandidate, PageRecord, Word } from '#ingest';
import { type IngestOptions, ingestProduction } from '../jobs/ingest/ingest-production.ts';
import type { IngestDeps } from '../jobs/ingest/read-files.ts';
import type { FoundFile } from '../jobs/ingest/walk-files.ts';
import type { OriginalStore } from '../originals/original-store.ts';
import type { Database } from '../repositories/database/database.ts';
import type { Again } from '../repositories/intake/files-to-read.ts';
import { makeTextPdf } from './make-text-pdf.ts';

/** The content of a scripted page; `bates` is in its lower margin. */
export interface ScriptedPage {
  text: string;
  bates?: string;
  /** Stamps besides it. */
  others?: string[];
  confidence?: number;
  /** The hash of its image. */
  pixels?: string;
  /** The agency's marks on it. */
  marks?: Partial<PageMarks>;
  /** Makes the page unreadable. */
  problem?: string;
  notes?: string[];
}

/** A page record like those of the readers: words on lines, four hundredths of the page high. */
export function toRecord(pageIndex: number, page: ScriptedPage): PageRecord {
  const words = layOut(page.text, page.confidence ?? 95);
  return {
    pageIndex,
    status: page.problem ? 'problem' : words.length === 0 ? 'blank' : 'read',
    problem: page.problem ?? null,
    notes: page.notes ?? [],
    width: 612,
    height: 792,
    pdfObject: { number: pageIndex + 1, generation: 0 },
    turned: 0,
    otherTexts: [],
    pixels: page.pixels ?? null,
    text: {
      source: words.length === 0 ? 'none' : 'ocr',
      reason: 'scripted',
      confidence: words.length === 0 ? null : (page.confidence ?? 95),
      text: page.text,
      words,
    },
    batesCandidates: [page.bates ?? [], page.others ?? []].flat().map(toCandidate),
    marks: { ...NO_MARKS, ...page.marks },
  };
}

function toCandidate(verbatim: string): BatesCandidate {
  const digits = /\d+$/.exec(verbatim)?.[0] ?? '';
  const rect = { x: 0.7, y: 0.95, width: 0.25, height: 0.02 };
  const prefix = verbatim.slice(0, verbatim.length - digits.length);
  return { verbatim, prefix, digits, suffix: '', rect, confidence: 96 };
}

function layOut(text: string, confidence: number): Word[] {
  return [...text.matchAll(/\S+/g)].map((match) => {
    const before = text.slice(0, match.index);
    const line = before.split('\n').length - 1;
    const column = match.index - (before.lastIndexOf('\n') + 1);
    return {
      text: match[0],
      start: match.index,
      rect: { x: 0.1 + column * 0.01, y: 0.1 + line * 0.04, width: match[0].length * 0.01, height: 0.03 },
      confidence,
    };
  });
}

/**
 * Ingests a production with the scripted pages: real files, hashes, ledger and index; only the recognition of
 * pixels is left out.
 */
export async function ingestScripted(
  app: { dataDir: string; database: Database; originals: OriginalStore; newId: () => string },
  files: Record<string, ScriptedPage[]>,
  {
    productionName = 'First release',
    retry = 'none',
    others = {},
    fileNotes = {},
    printed = false,
    ...more
  }: ScriptedOptions = {},
): Promise<IngestReport> {
  const scripts = new Map<string, ScriptedPage[]>();
  const notes = new Map<string, string[]>();
  const received: FoundFile[] = [];
  for (const [name, pages] of Object.entries(files)) {
    const bytes = printed
      ? await makeTextPdf(pages.map(({ text }) => text))
      : await blankPdf(name, pages.length);
    received.push(await write(app.dataDir, name, bytes));
    const hash = await hashOf(bytes);
    scripts.set(hash, pages);
    notes.set(hash, fileNotes[name] ?? []);
  }
  for (const [name, content] of Object.entries(others)) {
    received.push(await write(app.dataDir, name, content));
  }
  const scriptOf = (path: string) => scripts.get(path.split('/').at(-1) ?? '') ?? [];
  const pool: IngestDeps['pool'] = {
    openFile: async (path) => ({
      pageCount: scriptOf(path).length,
      rendition: null,
      files: [],
      note: null,
      notes: notes.get(path.split('/').at(-1) ?? '') ?? [],
    }),
    readPages: async function* (jobs) {
      for await (const job of jobs) {
        const page = scriptOf(job.path)[job.pageIndex] ?? { text: '' };
        const record = toRecord(job.pageIndex, page);
        yield { job, record: printed ? { ...record, pdfObject: null } : record };
      }
    },
  };
  return ingestProduction(
    { ...app, pool, now: () => new Date() },
    { files: received, matterSlug: 'ndlon', productionName, retry, actor: 'test', ...more },
  );
}

/** Files besides the scripted ones, by path, and how the production is read. */
export interface ScriptedOptions
  extends Partial<Pick<IngestOptions, 'columns' | 'plainLoadFiles' | 'matterSlug'>> {
  productionName?: string;
  matterSlug?: string;
  retry?: Again;
  others?: Record<string, string | Uint8Array>;
  /** Prints the text on the pages of the files, which otherwise are empty. */
  printed?: boolean;
  /** The notes of opening a scripted file, by its name. */
  fileNotes?: Record<string, string[]>;
}

async function write(folder: string, path: string, content: string | Uint8Array): Promise<FoundFile> {
  const absolute = join(folder, 'received', path);
  await mkdir(dirname(absolute), { recursive: true });
  await writeFile(absolute, content);
  return { absolute, path };
}

async function hashOf(bytes: Uint8Array): Promise<string> {
  const digest = await crypto.subtle.digest('SHA-256', Uint8Array.from(bytes));
  return Buffer.from(digest).toString('hex');
}

async function blankPdf(title: string, pages: number): Promise<Uint8Array> {
  // Written without a creation time, so that the same pages give the same file.
  const pdf = await PDFDocument.create({ updateMetadata: false });
  pdf.setTitle(title);
  // The same file each time it is made, at whatever time.
  pdf.setCreationDate(new Date(0));
  pdf.setModificationDate(new Date(0));
  for (let page = 0; page < pages; page += 1) pdf.addPage([612, 792]);
  return pdf.save();
}
