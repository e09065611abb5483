import { createHash } from 'node:crypto';
import type { PageMarks } from '#contract/pages/marks.ts';
import { turnRect } from '#contract/values/rect.ts';
import { reverseTurn } from '#contract/values/turn.ts';
import type { BatesCandidate, PageRecord, PageText } from './page-record.ts';
import type { PageImage } from './pixels/page-image.ts';
import type { PlacedWord } from './text/placed-word.ts';
import type { PageRecognition } from './text/recognition/recognize-page.ts';
import { turnMarks } from './turn-upright.ts';

/** What was read of an image earlier, on another page; boxes are in the upright page. */
export interface KnownRecognition {
  text: Pick<PageText, 'text' | 'words' | 'confidence'>;
  turned: PageRecord['turned'];
  batesCandidates: BatesCandidate[];
  /** Null if they were not read, or by an older method; the text then has no gaps. */
  marks: PageMarks | null;
  /** The page on which it was read, as displayed: `release.pdf p. 12`. */
  page: string;
}

/** Looks up what is known about an image by its hash; undefined if it has to be read. */
export type Recall = (pixels: string) => Promise<KnownRecognition | undefined>;

/** Used if nothing is remembered: each image is read. */
export const recallNothing: Recall = async () => undefined;

/**
 * Hashes everything on which the recognition of an image depends, so that the same hash gives the same words,
 * boxes and numbers: the pixels, where on the page they are and their resolution, known lines beside them,
 * and what reads them (`readBy`: the engine and its languages).
 */
export function hashImage({ image, area, dpi }: PageImage, known: PlacedWord[][], readBy: string): string {
  const beside = { width: image.width, height: image.height, area, dpi, known, readBy };
  return createHash('sha256').update(JSON.stringify(beside)).update(image.data).digest('hex');
}

/** Converts a known result to lines with boxes as before the page was turned, as if it had just been read. */
export function toPageRecognition({ text: { text, words }, turned }: KnownRecognition): PageRecognition {
  const lines: PlacedWord[][] = [];
  let end = 0;
  for (const { start, rect, ...word } of words) {
    const placed = { ...word, rect: turnRect(rect, reverseTurn(turned)) };
    const line = lines.at(-1);
    if (line && !text.slice(end, start).includes('\n')) line.push(placed);
    else lines.push([placed]);
    end = start + word.text.length;
  }
  return { lines, turned };
}

/** The known numbers in its margins, before the page was turned; looking again would find nothing else. */
export function listKnownNumbers({ batesCandidates, turned }: KnownRecognition): {
  candidates: BatesCandidate[];
  found: PlacedWord[][];
} {
  const candidates = batesCandidates.map((one) => ({
    ...one,
    rect: turnRect(one.rect, reverseTurn(turned)),
  }));
  return { candidates, found: [] };
}

/** Its known marks, before the page was turned. */
export function listKnownMarks({ marks, turned }: KnownRecognition): PageMarks | null {
  return marks && turnMarks(marks, reverseTurn(turned));
}
