import { createHash } from 'node:crypto';
import type { PageMarks } from '#contract/pages/marks.ts';
import { turnRect } from '#contract/values/rect.ts';
import { reverseTurn } from '#contract/values/turn.ts';
import type { BatesCandidate, PageRecord, PageText } from './page-record.ts';
import type { PageImage } from './pixels/page-image.ts';
import type { PlacedWord } from './text/placed-word.ts';
import type { PageReading } from './text/recognition/recognize-page.ts';
import { turnMarks } from './turn-upright.ts';

/** What was read of an image before, on another page; boxes are on the page as it stands upright. */
export interface KnownReading {
  text: Pick<PageText, 'text' | 'words' | 'confidence'>;
  turned: PageRecord['turned'];
  batesCandidates: BatesCandidate[];
  /** Null where they were not looked for, or not as they are now; the text then stands without its gaps. */
  marks: PageMarks | null;
  /** The page that it was read on, as people call it: `release.pdf p. 12`. */
  page: string;
}

/** Looks up what is known of an image by its hash; undefined where it has to be read. */
export type Recall = (pixels: string) => Promise<KnownReading | undefined>;

/** Where nothing is remembered, each image is read. */
export const recallNothing: Recall = async () => undefined;

/**
 * Of all that the reading of an image depends on, so that the same hash gives the same words, boxes and
 * numbers: the pixels, where on the page they lie and how fine they are, lines that are known beside
 * them, and what reads them (`readBy`: the engine and its languages).
 */
export function hashImage({ image, area, dpi }: PageImage, known: PlacedWord[][], readBy: string): string {
  const beside = { width: image.width, height: image.height, area, dpi, known, readBy };
  return createHash('sha256').update(JSON.stringify(beside)).update(image.data).digest('hex');
}

/** What is known, line by line, with boxes where they were before the page was turned: as if it were read now. */
export function toPageReading({ text: { text, words }, turned }: KnownReading): PageReading {
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

/** The numbers known of its margins, before the page was turned; nothing else is found by looking again. */
export function listKnownNumbers({ batesCandidates, turned }: KnownReading): {
  candidates: BatesCandidate[];
  found: PlacedWord[][];
} {
  const candidates = batesCandidates.map((one) => ({
    ...one,
    rect: turnRect(one.rect, reverseTurn(turned)),
  }));
  return { candidates, found: [] };
}

/** The marks known of it, before the page was turned. */
export function listKnownMarks({ marks, turned }: KnownReading): PageMarks | null {
  return marks && turnMarks(marks, reverseTurn(turned));
}
