/** Descriptions of the lines of the withholding log. Pure. */
import { claimsNothing } from '#contract/pages/marks.ts';
import { formatBatesRange } from '#contract/values/bates-range.ts';
import { counted } from '#contract/values/counted.ts';
import { sheetInWords, type Withholding } from '#contract/withholdings/withholding.ts';

/** `ICE 0001-0004`, or the control number where there is no Bates number. */
export function formatNumbers({ firstBates, lastBates, controlNumber }: Withholding): string {
  return firstBates === null ? controlNumber : formatBatesRange(firstBates, lastBates);
}

/** `in part, 12%`, `in full, deleted page sheet`. */
export function describeExtent({ extent, placeholder, shareRedacted }: Withholding): string {
  if (placeholder !== null) return `in ${extent}, ${sheetInWords[placeholder]}`;
  const share = Math.round(100 * shareRedacted);
  return `in ${extent}, ${share === 0 ? 'under 1' : share}%`;
}

/** `(b)(5), (b)(6)`, followed by the number of boxes without a code. */
export function describeCodes({ codes, boxesWithoutCode, asRead, placeholder }: Withholding): string {
  const bare = asRead.codes === undefined ? boxesWithoutCode : 0;
  const without = bare > 0 ? [`${counted(bare, 'box', 'boxes')} without a code`] : [];
  return [...codes, ...without].join(', ') || (claimsNothing(placeholder) ? 'none claimed' : 'no code');
}

export function isSameLine(one: Withholding, other: Withholding): boolean {
  return one.pageId === other.pageId && one.part === other.part;
}
