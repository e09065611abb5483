import type { CodeMark, RedactionBox } from '#contract/pages/marks.ts';
import type { ExemptionCode } from '#contract/values/exemption-code.ts';
import { type Rect, turnRect } from '#contract/values/rect.ts';
import { reverseTurn, type Turn } from '#contract/values/turn.ts';
import type { PageImage } from '../../pixels/page-image.ts';
import type { PlacedWord } from '../../text/placed-word.ts';
import type { Recognizer } from '../../text/recognition/recognizer.ts';
import { turnLines } from '../../text/turn-lines.ts';
import type { BoxOnPage } from './box-on-page.ts';
import { type Claims, findClaims, type UprightBox } from './claims.ts';
import type { CodeGroup } from './code-group.ts';
import { type CodeRun, listOnce } from './code-run.ts';
import { findWhiteout } from './find-whiteout.ts';
import { listZones } from './list-zones.ts';
import { recognizeZonesAgain } from './recognize-zones-again.ts';
import { measurePage, type UprightPage } from './upright-page.ts';

export type CodedBox<Box> = Box & {
  /** In printed order; empty for a box without a code. */
  codes: ExemptionCode[];
  printed: string | null;
};

export interface CodesToRead<Box> {
  /**
   * Rectangles of words and boxes, here and in the result, are in the page as stored in its file, before
   * `turned`.
   */
  lines: PlacedWord[][];
  boxes: readonly Box[];
  /** Undefined for a page of text only: its words are certain. */
  page: PageImage | undefined;
  /** Width divided by height of the page as stored in its file. */
  aspect: number;
  /** Degrees clockwise that turn the page upright. */
  turned: Turn;
  recognizer: Recognizer;
}

/** What a page claims; rectangles are in the same coordinates as the input. */
export interface ReadCodes<Box> {
  /** As given, in the same order. */
  boxes: CodedBox<Box>[];
  /** Holes in the text that a code shows to be whited out. */
  whiteouts: RedactionBox[];
  /** Codes in a margin, or separate from the text, that are not beside a box. */
  codes: CodeMark[];
  /**
   * Places of all codes outside boxes, linked to a box or not: what is printed there is not text of the page.
   */
  places: Rect[];
}

/** A code makes it likely that words were whited out, but not certain. */
const WHITEOUT_SURE = 60;
/** That a code beside a paragraph applies to each box in it is likely, but not certain. */
const PARAGRAPH_SURE = 65;

/** Reads the exemption codes of a page: in and beside its boxes, in its margins, and apart from its text. */
export async function readCodes<Box extends BoxOnPage>(toRead: CodesToRead<Box>): Promise<ReadCodes<Box>> {
  const { turned, boxes } = toRead;
  const back = reverseTurn(turned);
  const upright = boxes.map((box) => ({ ...box, rect: turnRect(box.rect, turned) }));
  const page = measurePage(turnLines(toRead.lines, turned), turnAspect(toRead.aspect, turned));
  const { inside, beside, around, alone } = await findSureClaims(page, upright, toRead);
  const holes = alone.map((group) => ({ group, rect: findWhiteout(group, page) }));
  return {
    boxes: boxes.map((box, index) => toCodedBox(box, inside[index], beside[index] ?? [], around[index])),
    whiteouts: holes.flatMap(({ group, rect }) => (rect ? [toWhiteout(group, turnRect(rect, back))] : [])),
    codes: holes.flatMap(({ group, rect }) => (rect ? [] : [toMark(group, back)])),
    places: [...new Set([...beside.flat(), ...alone])].map(({ rect }) => turnRect(rect, back)),
  };
}

/** If the words leave codes in doubt, the pixels are read a second time. */
async function findSureClaims<Box extends BoxOnPage>(
  page: UprightPage,
  boxes: readonly UprightBox[],
  { page: image, turned, recognizer }: CodesToRead<Box>,
): Promise<Claims> {
  const claims = findClaims(page, boxes);
  if (!image) return claims;
  const zones = listZones(claims, page, boxes);
  const lines = await recognizeZonesAgain(page.lines, zones, image, turned, recognizer);
  return lines === page.lines ? claims : findClaims({ ...page, lines }, boxes);
}

function toCodedBox<Box extends BoxOnPage>(
  box: Box,
  inside: CodeRun | undefined,
  beside: readonly CodeGroup[],
  around: CodeGroup | undefined,
): CodedBox<Box> {
  const from = inside ? [inside] : beside.length > 0 ? beside : around ? [around] : [];
  if (from.length === 0) return { ...box, codes: [], printed: null };
  const read = Math.min(...from.map(({ confidence }) => confidence));
  return {
    ...box,
    codes: listOnce(from.flatMap(({ codes }) => codes)),
    printed: from.map(({ printed }) => printed).join('; '),
    // A code inside confirms that a box is one; a code beside it may belong to another.
    confidence: Math.min(
      Math.round(inside ? Math.max(box.confidence, read) : (box.confidence + read) / 2),
      from.includes(around as CodeGroup) ? PARAGRAPH_SURE : 100,
    ),
  };
}

function toMark({ rect, codes, printed, confidence }: CodeGroup, back: Turn): CodeMark {
  return { rect: turnRect(rect, back), codes, printed, confidence };
}

function toWhiteout({ codes, printed, confidence }: CodeGroup, rect: Rect): RedactionBox {
  return { rect, style: 'whiteout', codes, printed, confidence: Math.min(confidence, WHITEOUT_SURE) };
}

/** Width divided by height of the upright page. */
function turnAspect(aspect: number, turned: Turn): number {
  return turned % 180 === 0 ? aspect : 1 / aspect;
}
