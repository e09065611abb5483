import type { OcrLanguages } from '#contract/pages/page-text.ts';
import { turnRect } from '#contract/values/rect.ts';
import { addTurns, reverseTurn, type Turn } from '#contract/values/turn.ts';
import { countWords, type PageRecord, turnMarks } from '#ingest';
import { notFound, UncoverError } from '../../../errors.ts';
import type { OriginalStore } from '../../../originals/original-store.ts';
import type { Act } from '../../../repositories/database/audit-log.ts';
import type { Database } from '../../../repositories/database/database.ts';
import { addRecognition } from '../../../repositories/pages/add-recognition.ts';
import { keepMarksRead } from '../../../repositories/pages/page-marks.ts';
import { findPageById, getPageFacts, getPageText } from '../../../repositories/pages/pages.ts';
import { numberFile } from '../numbers/number-pages.ts';
import type { OcrRunner } from './ocr-runner.ts';

export interface ReadAgainDeps {
  database: Database;
  originals: OriginalStore;
  ocrRunner: Pick<OcrRunner, 'read'>;
}

export interface ReadAgainRequest {
  matterId: string;
  pageId: string;
  languages: OcrLanguages;
  act: Act;
  /** The name of the person who asks. */
  askedBy: string;
  signal?: AbortSignal;
}

/** The version with what was read: a new one, or the one in use if it is the same. */
export interface ReadAgainResult {
  version: number;
  isNew: boolean;
}

const inWords: Record<OcrLanguages, string> = { eng: 'English', 'eng+spa': 'English and Spanish' };

/**
 * Reads a page's image by OCR, whatever its text layer says, and stores the result as a version of its text,
 * with its marks. If the result equals the text in use, no version is added. Throws, with nothing changed, if
 * nothing was read.
 */
export async function readAgain(deps: ReadAgainDeps, request: ReadAgainRequest): Promise<ReadAgainResult> {
  const { database, originals, ocrRunner } = deps;
  const { matterId, pageId, languages, act, askedBy, signal } = request;
  const page = await findPageById(database, matterId, pageId);
  if (!page) throw notFound('page');
  const facts = await getPageFacts(database, page.key);
  const path = originals.pagesPathOf(facts);
  const record = await ocrRunner.read(path, page.summary.pageNumber - 1, languages, signal);
  refuseNothingRead(record);
  const { text: before, version: inUse } = await getPageText(database, page.key);
  if (record.text.text === before) {
    await keepMarksRead(database, { matterId, key: page.key }, turnTo(facts.turned, record).marks);
    return { version: inUse, isNew: false };
  }
  const text = { ...record.text, reason: `read again in ${inWords[languages]}, asked for by ${askedBy}` };
  const version = await addRecognition(database, act, {
    matterId,
    pageId,
    pageKey: page.key,
    record: page.summary.status === 'read' ? turnTo(facts.turned, { ...record, text }) : { ...record, text },
    languages,
  });
  if (page.summary.status !== 'read') await numberFile(database, matterId, page.summary.fileId);
  return { version, isNew: true };
}

function refuseNothingRead({ problem, text }: PageRecord): void {
  if (problem !== null) throw new UncoverError('conflict', `${problem} Its text stays as it is.`);
  if (countWords(text.words) === 0)
    throw new UncoverError('conflict', 'OCR found no words on this page. Its text stays as it is.');
}

/** The boxes on the page as displayed, even if this recognition turned it differently. */
function turnTo(turned: Turn, record: PageRecord): PageRecord {
  const by = addTurns(turned, reverseTurn(record.turned));
  if (by === 0) return record;
  const words = record.text.words.map((word) => ({ ...word, rect: turnRect(word.rect, by) }));
  return { ...record, turned, text: { ...record.text, words }, marks: turnMarks(record.marks, by) };
}
