import type {
  BatesLine,
  BatesLineKind,
  BatesLineOf,
  BatesSection,
  GapPart,
  ReportedPage,
} from '#contract/numbers/bates.ts';
import type { PlaceholderKind } from '#contract/pages/marks.ts';
import { describeBatesRange } from '#contract/values/bates-range.ts';
import { counted } from '#contract/values/counted.ts';

/** The names of the kinds of lines, in the order in which they are shown. */
export const batesLineTitles: Record<BatesLineKind, string> = {
  range: 'Ranges',
  gap: 'Gaps',
  repeat: 'Repeats',
  'out-of-order': 'Out of order',
  'prefix-change': 'Prefix changes',
  unnumbered: 'Without Bates number',
  sequestered: 'Sequestered',
  sheet: 'Placeholder sheets',
};

/** What a sheet states about the pages that it stands for. */
export const sheetMeanings: Record<PlaceholderKind, string> = {
  withheld: 'withheld',
  'deleted-page-sheet': 'deleted pages',
  'non-responsive': 'non-responsive',
  duplicate: 'duplicates',
  referral: 'referred',
};

/** The lines of one kind. */
export function linesOfKind<Kind extends BatesLineKind>(
  lines: readonly BatesLine[],
  kind: Kind,
): BatesLineOf<Kind>[] {
  return lines.filter((line): line is BatesLineOf<Kind> => line.kind === kind);
}

/** `11 numbers unaccounted for`: the first thing that a reader of the report wants to know. */
export function describeUnaccounted({ unaccounted, pages, without }: BatesSection): string {
  if (pages === 0) return 'No pages yet';
  if (pages === without) return 'No Bates numbers on these pages';
  return unaccounted === 0
    ? 'Every number is accounted for'
    : `${counted(unaccounted, 'number')} unaccounted for`;
}

/** Describes a line in one sentence: for the CSV, the command line, and screen readers. */
export function describeBatesLine(line: BatesLine): string {
  switch (line.kind) {
    case 'range':
      return line.count === 1
        ? `${line.first} stands alone`
        : `${describeBatesRange(line.first, line.last)}: ${counted(line.count, 'number')}`;
    case 'gap':
      return `${describeMissing(line)}; ${describeGapParts(line)}`;
    case 'repeat':
      return `${line.number} is on ${counted(line.count, 'page')}`;
    case 'out-of-order':
      return `${line.page.name} comes after ${line.before.name}`;
    case 'prefix-change':
      return `After ${line.before.name} comes ${line.page.name}`;
    case 'unnumbered':
      return `${counted(line.count, 'page')} without a number: ${describePlace(line)}`;
    case 'sequestered':
      return `${describeBatesRange(line.first, line.last)}: ${counted(line.count, 'page')} sequestered`;
    case 'sheet':
      return `${line.page.name} is a sheet for ${counted(line.count, 'page')} (${sheetMeanings[line.sheetKind]}): ${describeSheetNumbers(line)}`;
  }
}

/** `pages 2 to 3 of a.pdf`. */
export function describePlace({ firstPage, lastPage }: BatesLineOf<'unnumbered'>): string {
  const [first, last] = [firstPage.pageNumber, lastPage.pageNumber];
  const pages = first === last ? `page ${first}` : `pages ${first} to ${last}`;
  return `${pages} of ${firstPage.file}`;
}

/** The numbers that a sheet stands for, as far as known. */
export function describeSheetNumbers({ numbers }: BatesLineOf<'sheet'>): string {
  if (numbers === null) return 'which numbers is not known';
  const range = describeBatesRange(numbers.first, numbers.last);
  return numbers.isListed ? range : `perhaps ${range}`;
}

/** How many numbers of a gap are in each state. */
export function countGap({ parts }: BatesLineOf<'gap'>): Record<GapPart['state'], number> {
  const counts = { listed: 0, possible: 0, unaccounted: 0 };
  for (const { state, count } of parts) counts[state] += count;
  return counts;
}

/** The sheets that list numbers of a gap, or may account for some, each once. */
export function listGapSheets({ parts }: BatesLineOf<'gap'>, state: GapPart['state']): ReportedPage[] {
  const sheets = parts.flatMap((part) => (part.state === state && part.sheet ? [part.sheet] : []));
  return [...new Map(sheets.map((sheet) => [sheet.pageId, sheet])).values()];
}

function describeMissing({ first, last, count }: BatesLineOf<'gap'>): string {
  return count === 1
    ? `${first} is on no page`
    : `${describeBatesRange(first, last)}: ${counted(count, 'number')} on no page`;
}

/** `1 sheet lists 2 of 3; 1 sheet at this place in the file may account for 1 of 3`. */
export function describeGapParts(gap: BatesLineOf<'gap'>): string {
  const { listed, possible } = countGap(gap);
  const sheets = (state: GapPart['state']) => counted(listGapSheets(gap, state).length, 'sheet');
  const lists = listGapSheets(gap, 'listed').length === 1 ? 'lists' : 'list';
  const reasons = [
    ...(listed > 0 ? [`${sheets('listed')} ${lists} ${shareOf(listed, gap.count)}`] : []),
    ...(possible > 0
      ? [`${sheets('possible')} at this place in the file may account for ${shareOf(possible, gap.count)}`]
      : []),
  ];
  return reasons.join('; ') || `no sheet accounts for ${gap.count === 1 ? 'it' : 'them'}`;
}

function shareOf(numbers: number, count: number): string {
  if (numbers === count) return count === 1 ? 'it' : 'all of them';
  return `${numbers} of ${count}`;
}

/** The pages to look at. */
export function listLinePages(line: BatesLine): ReportedPage[] {
  switch (line.kind) {
    case 'range':
    case 'unnumbered':
      return line.count === 1 ? [line.firstPage] : [line.firstPage, line.lastPage];
    case 'gap':
      return [line.before, ...listGapSheets(line, 'listed'), ...listGapSheets(line, 'possible'), line.after];
    case 'repeat':
      return line.pages;
    case 'out-of-order':
    case 'prefix-change':
      return [line.before, line.page];
    case 'sequestered':
      return [];
    case 'sheet':
      return [line.page];
  }
}
