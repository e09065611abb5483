import { parseBates } from '#contract/values/bates-number.ts';
import { type BatesRange, listRangeInterpretations } from '#contract/values/bates-range.ts';

/** Numbers of one range at most: more is a typo. */
const MOST_NUMBERS = 100_000;

/** One number or range of a row, and its interpretations. */
export interface WrittenRange {
  text: string;
  /** The most likely first, as long as nothing is known about the pages. */
  interpretations: BatesRange[];
}

/** The numbers and ranges of a cell: `ICE 0001-0004, 0007 & 0009 through 0011`. */
export function splitNumbers(cell: string): WrittenRange[] {
  return cell
    .replace(/(?<!\s)\s+(?:to|through|thru)\s+/giu, ' - ')
    .split(/[,;\n&]|\band\b/iu)
    .map((text) => text.trim())
    .filter((text) => text !== '')
    .map((text) => ({ text, interpretations: listIngestRequests(text) }));
}

function listIngestRequests(text: string): BatesRange[] {
  const number = parseBates(text);
  const single = number ? [{ from: number, to: number }] : [];
  const ranges = listRangeInterpretations(text).filter(
    ({ from, to }) => to.number - from.number < MOST_NUMBERS,
  );
  // `0001-0004` and `0001-04` are ranges; `2010-002500` is a number with a year before it.
  const isLikely = ({ from }: BatesRange) => {
    const after = /(?<!\d)(\d+)$/u.exec(text)?.[1] ?? '';
    return after.length <= from.digits.length;
  };
  const [likely, unlikely] = [ranges.filter(isLikely), ranges.filter((range) => !isLikely(range))];
  return [...likely, ...single, ...unlikely];
}

/** A number without a prefix has that of the one before it in the cell. */
export function inheritPrefix({ from, to }: BatesRange, prefixKey: string): BatesRange {
  if (from.prefixKey !== '' || prefixKey === '') return { from, to };
  return { from: { ...from, prefixKey }, to: { ...to, prefixKey } };
}
