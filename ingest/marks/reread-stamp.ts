import type { Rect } from '#contract/geometry.ts';
import type { BatesCandidate } from '../page-record.ts';
import { cropPage, enlargePage, type PageImage } from '../pixels/page-image.ts';
import type { PlacedWord } from '../text/layer-words.ts';
import { recognizePart } from '../text/recognize-page.ts';
import type { Recognizer } from '../text/recognizer.ts';
import { foldPrefix, looksStamped } from './bates-prefix.ts';
import { findBatesCandidates } from './find-bates-candidates.ts';

/** Where stamps stand, best first, as shares of the page: reading a whole page may pass over them. */
const BANDS: Rect[] = [
  { x: 0, y: 0.915, width: 1, height: 0.085 },
  { x: 0, y: 0, width: 1, height: 0.07 },
];
/** A stamp read at least so surely needs no second look, 0..100. */
const SURE = 85;
/** What two readings of a stamp that agree are worth. */
const AGREED = 90;
/** The second look is at other pixels, so that it doesn't just repeat the first one's slip. */
const ENLARGE = 1.4;

/**
 * Candidates for a page's number with a second look at its stamp: at the margins when the page's
 * reading showed none, and at the stamp itself when the reading was unsure. `found` are lines that
 * the page's own reading does not have.
 */
export async function rereadStamp(
  lines: PlacedWord[][],
  page: PageImage,
  recognizer: Recognizer,
): Promise<{ candidates: BatesCandidate[]; found: PlacedWord[][] }> {
  let candidates = findBatesCandidates(lines);
  let found: PlacedWord[][] = [];
  for (const band of BANDS) {
    if (candidates.some(looksStamped)) break;
    const read = await recognizePart(cropPage(page, band), recognizer);
    const stamped = findBatesCandidates(read).filter(looksStamped);
    candidates = [...candidates, ...stamped];
    found = read.filter((line) => stamped.some(({ rect }) => line.some((word) => isInside(word.rect, rect))));
  }
  return { candidates: await confirm(candidates, page, recognizer), found };
}

async function confirm(
  candidates: BatesCandidate[],
  page: PageImage,
  recognizer: Recognizer,
): Promise<BatesCandidate[]> {
  const unsure = candidates.filter((candidate) => looksStamped(candidate) && candidate.confidence < SURE);
  const [stamp] = unsure.sort((a, b) => b.verbatim.length - a.verbatim.length);
  if (!stamp) return candidates;
  const part = await enlargePage(cropPage(page, around(stamp.rect)), ENLARGE);
  const again = findBatesCandidates(await recognizePart(part, recognizer));
  return candidates.map((candidate) =>
    again.some((other) => agree(candidate, other))
      ? { ...candidate, confidence: Math.max(AGREED, candidate.confidence) }
      : candidate,
  );
}

function agree(a: BatesCandidate, b: BatesCandidate): boolean {
  return a.digits === b.digits && foldPrefix(a.prefix) === foldPrefix(b.prefix);
}

/** A stamp with white around it, which the recognizer needs. */
function around({ x, y, width, height }: Rect): Rect {
  return { x: x - height, y: y - height, width: width + 2 * height, height: 3 * height };
}

function isInside(inner: Rect, outer: Rect): boolean {
  return (
    inner.x >= outer.x - 1e-9 &&
    inner.x + inner.width <= outer.x + outer.width + 1e-9 &&
    inner.y >= outer.y - 1e-9
  );
}
