/** Descriptions of the lines of the withholding log. Pure. */
import { claimsNothing } from '#contract/pages/marks.ts';
import { formatBatesRange } from '#contract/values/bates-range.ts';
import { counted, formatNumber } from '#contract/values/counted.ts';
import { sheetNames, type Withholding } from '#contract/withholdings/withholding.ts';

/**
 * `ICE 0001-0004`; without a Bates number, the control number and which pages of the sheet's list are meant.
 */
export function formatNumbers(line: Withholding): string {
  const { firstBates, lastBates, fileNumbers, controlNumber } = line;
  if (fileNumbers !== null) return `${controlNumber}, ${formatFileNumbers(fileNumbers)}`;
  if (isRestOfList(line)) return `${firstBates ?? controlNumber}, pages not listed`;
  return firstBates === null ? controlNumber : formatBatesRange(firstBates, lastBates);
}

/** `pages 7 to 23 of the agency’s own file`. */
export function formatFileNumbers({ first, last }: NonNullable<Withholding['fileNumbers']>): string {
  return first === last
    ? `page ${first} of the agency’s own file`
    : `pages ${first} to ${last} of the agency’s own file`;
}

/** Whether a line belongs to a sheet that lists pages: such lines are grouped under the sheet's heading. */
export function isOnList({ sheet }: Withholding): boolean {
  return sheet !== null && sheet.listed > 0;
}

/** The number of pages that a sheet stands for but does not list. */
export function isRestOfList(line: Withholding): boolean {
  return isOnList(line) && line.part === 0;
}

/** `lists 5 pages`, `stands for 9 pages, of which it lists 5`. */
export function describeList({ pages, listed }: NonNullable<Withholding['sheet']>): string {
  return pages === listed
    ? `lists ${counted(listed, 'page')}`
    : `stands for ${counted(pages, 'page')}, of which it lists ${formatNumber(listed)}`;
}

/** `in part, 12%`, `in full, deleted page sheet`. */
export function describeExtent({ extent, placeholder, shareRedacted }: Withholding): string {
  if (placeholder !== null) return `in ${extent}, ${sheetNames[placeholder]}`;
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
