import type { Rect } from '#contract/values/rect.ts';
import type { Turn } from '#contract/values/turn.ts';
import type { BatesCandidate } from '../../page-record.ts';
import { isLong } from '../../pixels/cut-tiles.ts';
import { turnGray } from '../../pixels/gray-image.ts';
import { isBlank, measureInk } from '../../pixels/measure-ink.ts';
import { cropPage, type PageImage, scalePage } from '../../pixels/page-image.ts';
import type { PlacedWord } from '../../text/placed-word.ts';
import { overlaps, type PagePart, recognizeParts } from '../../text/recognition/recognize-page.ts';
import type { Recognizer } from '../../text/recognition/recognizer.ts';
import { foldPrefix, looksStamped, resembles } from './bates-prefix.ts';
import { correctByInk } from './correct-by-ink.ts';
import { findBatesCandidates, splitStamp } from './find-bates-candidates.ts';

/**
 * Where stamps are printed, most likely first, as shares of the page: a recognition of a whole page may miss
 * them. Stamps at the sides run up or down, which is unknown before they are read.
 */
const BANDS: { rect: Rect; turn: Turn }[] = [
  { rect: { x: 0, y: 0.915, width: 1, height: 0.085 }, turn: 0 },
  { rect: { x: 0, y: 0, width: 1, height: 0.07 }, turn: 0 },
  { rect: { x: 0.92, y: 0, width: 0.08, height: 1 }, turn: 90 },
  { rect: { x: 0.92, y: 0, width: 0.08, height: 1 }, turn: 270 },
  { rect: { x: 0, y: 0, width: 0.08, height: 1 }, turn: 90 },
  { rect: { x: 0, y: 0, width: 0.08, height: 1 }, turn: 270 },
];
/** A stamp read with at least this confidence, 0..100, is not read again. */
const SURE = 85;
/** Confidence of a reading on which most attempts agree. */
const AGREED = 90;
/** Each attempt uses different pixels, so that it does not just repeat the error of another. */
const SCALES = [0.8, 1, 1.4];
/** Among the page's first reading and the new attempts, this many must agree. */
const MAJORITY = 3;

interface StampRecognition {
  candidates: BatesCandidate[];
  /** Lines that the first reading of the page does not have. */
  found: PlacedWord[][];
}

/**
 * Candidates for a page's number after a second look at its stamp: at the margins if the first reading of the
 * page showed none, at the stamp itself if that reading was uncertain, and at its ink.
 */
export async function recognizeStampAgain(
  lines: PlacedWord[][],
  page: PageImage,
  recognizer: Recognizer,
): Promise<StampRecognition> {
  const { candidates, found } = await readAgain(lines, page, recognizer);
  return { candidates: candidates.map((one) => (looksStamped(one) ? correct(one, page) : one)), found };
}

async function readAgain(
  lines: PlacedWord[][],
  page: PageImage,
  recognizer: Recognizer,
): Promise<StampRecognition> {
  const candidates = findBatesCandidates(lines);
  if (candidates.some(isStamp)) return { candidates: await confirm(candidates, page, recognizer), found: [] };
  // A long strip, such as a screenshot, has no margins: print at its ends was read with the rest.
  const sides = isLong(page.image) ? [] : BANDS;
  const bands = sides
    .map(({ rect, turn }) => turnPart(cropPage(page, rect), turn))
    .filter(({ image }) => !isBlank(measureInk(image)));
  for (const read of await recognizeParts(bands, recognizer)) {
    const stamped = findBatesCandidates(read, withoutWordsOf(lines, read)).filter(looksStamped);
    if (stamped.length === 0) continue;
    const found = read.filter((line) =>
      stamped.some(({ rect }) => line.some((word) => isInside(word.rect, rect))),
    );
    return { candidates: await confirm([...candidates, ...stamped], page, recognizer), found };
  }
  return { candidates, found: [] };
}

function isStamp(candidate: BatesCandidate): boolean {
  return looksStamped(candidate) && !candidate.isInText;
}

/**
 * The lines of the page without the words that a second look replaces: words in the same place are the same
 * print.
 */
function withoutWordsOf(lines: PlacedWord[][], read: PlacedWord[][]): PlacedWord[][] {
  const words = read.flat();
  return lines.map((line) => line.filter((word) => !words.some((other) => overlaps(word, other))));
}

async function confirm(
  candidates: BatesCandidate[],
  page: PageImage,
  recognizer: Recognizer,
): Promise<BatesCandidate[]> {
  const [stamp] = candidates
    .filter(looksStamped)
    .sort((a, b) => Number(isStamp(b)) - Number(isStamp(a)) || a.verbatim.length - b.verbatim.length);
  if (!stamp || stamp.confidence >= SURE) return candidates;
  const turns = listTurns(stamp, page);
  const looked = turns.flatMap((turn) => SCALES.map((scale) => ({ turn, scale })));
  const parts = await Promise.all(
    looked.map(async ({ turn, scale }) =>
      turnPart(await scalePage(cropPage(page, around(stamp.rect, turn)), scale), turn),
    ),
  );
  const looks = (await recognizeParts(parts, recognizer)).map((read) => findBatesCandidates(read));
  const agreed = mostAgreeOn([[stamp], ...looks]);
  if (!agreed) return candidates;
  const others = candidates.filter((one) => !agree(one, agreed));
  const fuller = candidates.filter((one) => one !== agreed && agree(one, agreed));
  return [...others, ...[...fuller, agreed].map((one) => ({ ...one, confidence: AGREED }))];
}

function mostAgreeOn(looks: BatesCandidate[][]): BatesCandidate | undefined {
  return looks
    .flat()
    .find((one) => looks.filter((look) => look.some((other) => agree(one, other))).length >= MAJORITY);
}

/**
 * A misread letter in the prefix does not matter, because the series determines how it is written. Nor does a
 * zero that was read as the letter O.
 */
function agree(a: BatesCandidate, b: BatesCandidate): boolean {
  const [one, other] = [foldPrefix(a.prefix), foldPrefix(b.prefix)];
  if (one + a.digits === other + b.digits) return true;
  return a.digits === b.digits && (resembles(one, other) || resembles(other, one));
}

/** A stamp that runs up or down stays as it was read: its ink does not show where it begins. */
function correct(stamp: BatesCandidate, page: PageImage): BatesCandidate {
  const [turn] = listTurns(stamp, page);
  if (turn !== 0) return stamp;
  const verbatim = correctByInk(stamp.verbatim, cropPage(page, stamp.rect).image);
  return { ...stamp, verbatim, ...splitStamp(verbatim) };
}

function turnPart({ image, ...part }: PageImage, turn: Turn): PagePart {
  return { ...part, image: turnGray(image, turn / 90), turn };
}

/**
 * The turns after which a stamp may read from left to right: a tall box does not show whether it runs up or
 * down.
 */
function listTurns({ rect, verbatim }: BatesCandidate, { image, area }: PageImage): Turn[] {
  const width = (rect.width / area.width) * image.width;
  const height = (rect.height / area.height) * image.height;
  return verbatim.length < 3 || width > height ? [0] : [270, 90];
}

/** A stamp with a little white around it, which the recognizer needs; more would include other lines. */
function around({ x, y, width, height }: Rect, turn: Turn): Rect {
  const margin = 0.6 * (turn % 180 === 0 ? height : width);
  return { x: x - margin, y: y - margin, width: width + 2 * margin, height: height + 2 * margin };
}

function isInside(inner: Rect, outer: Rect): boolean {
  return (
    inner.x >= outer.x - 1e-9 &&
    inner.x + inner.width <= outer.x + outer.width + 1e-9 &&
    inner.y >= outer.y - 1e-9
  );
}
