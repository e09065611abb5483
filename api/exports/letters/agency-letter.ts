/**
 * The text of the letter to the agency: what it lists, in tables. It contains nothing of the clinic's own
 * work. Pure.
 */
import type { QuarantineCause } from '#contract/intake/production.ts';
import type { BatesSection, GapPart, ReportedPage } from '#contract/numbers/bates.ts';
import { linesOfKind } from '#contract/numbers/describe-bates-lines.ts';
import { parseBates } from '#contract/values/bates-number.ts';
import { describeBatesRange } from '#contract/values/bates-range.ts';
import { counted, formatNumber } from '#contract/values/counted.ts';
import { toPlainText } from '../exhibits/list/exhibit-rows.ts';
import { baseName } from '../exhibits/list/plan-exhibits.ts';
import type { LetterFacts } from './letter-facts.ts';

/** One question to the agency, with its explanation. */
export interface LetterItem {
  heading: string;
  text: string;
  /** Titles of the columns; the widths are shares of the table. */
  columns: { title: string; share: number }[];
  rows: string[][];
}

const causes: Record<QuarantineCause, string> = {
  encrypted: 'It is protected by a password that we do not have.',
  damaged: 'It is damaged.',
  empty: 'It is empty.',
  unsupported: 'It is in a format that we cannot open.',
  'needs-libreoffice': 'It is in a format that we cannot open.',
  'too-large': 'It is too large to be opened.',
  bomb: 'It unpacks to more data than can be opened.',
  'timed-out': 'It could not be opened in a reasonable time.',
};

/** The questions to ask; items without anything to list are left out. */
export function listLetterItems(facts: LetterFacts): LetterItem[] {
  const items = [
    listMissing(facts.section),
    listRepeated(facts.section),
    listUnnumbered(facts.section),
    listUnopened(facts),
    listUnread(facts),
    listUnclear(facts),
  ];
  return items
    .filter(({ rows }) => rows.length > 0)
    .map((item) => ({ ...item, rows: item.rows.map((row) => row.map(toPlainText)) }));
}

/** `63 pages, numbered ICE 0001-0085`. */
export function describeProduced(section: BatesSection): string {
  const ranges = linesOfKind(section.lines, 'range');
  const series = Map.groupBy(ranges, ({ first }) => parseBates(first)?.prefixKey ?? '');
  const numbered = [...series.values()].flatMap((of) => {
    const [first, last] = [of[0], of.at(-1)];
    return first && last ? [describeBatesRange(first.first, last.last)] : [];
  });
  const pages = counted(section.pages, 'page');
  return numbered.length === 0
    ? `${pages}, none of them numbered`
    : `${pages}, numbered ${numbered.join('; ')}`;
}

function listMissing({ lines, unaccounted }: BatesSection): LetterItem {
  const parts = linesOfKind(lines, 'gap').flatMap((gap) =>
    gap.parts.filter(({ state }) => state !== 'listed'),
  );
  return {
    heading: 'Numbers that are not accounted for',
    text: `${counted(unaccounted, 'number')} within the series ${unaccounted === 1 ? 'is' : 'are'} on no page that we received, and no placeholder sheet lists ${unaccounted === 1 ? 'it' : 'them'}. Please send us these pages, or tell us for each which exemption you claim.`,
    columns: [
      { title: 'From', share: 5 },
      { title: 'To', share: 5 },
      { title: 'Numbers', share: 2 },
      { title: 'Remarks', share: 6 },
    ],
    rows: parts.map((part) => [part.first, part.last, formatNumber(part.count), describeRemark(part)]),
  };
}

function describeRemark({ sheet }: GapPart): string {
  return sheet === null
    ? ''
    : `Please confirm whether these are the pages behind the placeholder sheet at ${describePage(sheet)}, which lists no numbers.`;
}

function listRepeated({ lines }: BatesSection): LetterItem {
  return {
    heading: 'Numbers on more than one page',
    text: 'Please tell us which page should bear the number, and what the number of each other page is.',
    columns: [
      { title: 'Number', share: 3 },
      { title: 'Pages', share: 1 },
      { title: 'Where', share: 6 },
    ],
    rows: linesOfKind(lines, 'repeat').map(({ number, count, pages }) => [
      number,
      formatNumber(count),
      pages.map(describePlace).join('; '),
    ]),
  };
}

function listUnnumbered({ lines }: BatesSection): LetterItem {
  return {
    heading: 'Pages without a number',
    text: 'We could find no number on these pages. Please tell us their numbers, or confirm that they have none.',
    columns: [
      { title: 'File', share: 6 },
      { title: 'Pages of the file', share: 3 },
      { title: 'Pages', share: 1 },
    ],
    rows: linesOfKind(lines, 'unnumbered').map(({ firstPage, lastPage, count }) => [
      baseName(firstPage.file),
      count === 1 ? String(firstPage.pageNumber) : `${firstPage.pageNumber} to ${lastPage.pageNumber}`,
      formatNumber(count),
    ]),
  };
}

function listUnopened({ unopened }: LetterFacts): LetterItem {
  return {
    heading: 'Files that could not be opened',
    text: 'Please send us these files again in a form that can be opened, or the passwords for them.',
    columns: [
      { title: 'File', share: 5 },
      { title: 'Reason', share: 5 },
    ],
    rows: unopened.map(({ path, cause }) => [baseName(path), causes[cause ?? 'damaged']]),
  };
}

function listUnread({ unread }: LetterFacts): LetterItem {
  return {
    heading: 'Pages that could not be read',
    text: 'These pages could not be displayed or read. Please send us legible copies.',
    columns: [
      { title: 'Number', share: 4 },
      { title: 'File', share: 5 },
      { title: 'Page', share: 1 },
    ],
    rows: unread.map(({ bates, file, pageNumber }) => [bates ?? 'none', baseName(file), String(pageNumber)]),
  };
}

function listUnclear({ sheets, unclaimed }: LetterFacts): LetterItem {
  const unclaimedOn = Map.groupBy(unclaimed, ({ pageId }) => pageId);
  return {
    heading: 'Placeholder sheets that are not clear',
    text: 'These sheets stand for pages that were not produced. Please tell us which exemption you claim for each page, and which pages each sheet stands for.',
    columns: [
      { title: 'Sheet', share: 4 },
      { title: 'What is not clear', share: 6 },
    ],
    rows: sheets.flatMap((page) => {
      const { pagesRepresented, pages: listed, doubt } = page.sheet;
      const unclear = [
        ...(unclaimedOn.get(page.pageId) ?? []).map(describeUnclaimed),
        ...(listed.length > 0 && listed.length !== pagesRepresented
          ? [`It lists ${counted(listed.length, 'page')}, but stands for ${formatNumber(pagesRepresented)}.`]
          : []),
        ...(doubt === undefined ? [] : [`[Check against the sheet before sending: ${doubt}]`]),
      ];
      return unclear.length === 0 ? [] : [[describePage(page), unclear.join(' ')]];
    }),
  };
}

function describeUnclaimed({ part, pages, firstBates, lastBates }: LetterFacts['unclaimed'][number]): string {
  const of =
    part === 0 || firstBates === null ? counted(pages, 'page') : describeBatesRange(firstBates, lastBates);
  return `It claims no exemption for ${of}.`;
}

/**
 * `ICE 0012 (a.pdf, page 3)`, and without a number only the file and page: the agency does not know control
 * numbers.
 */
function describePage(page: Pick<ReportedPage, 'bates' | 'file' | 'pageNumber'>): string {
  return page.bates === null ? describePlace(page) : `${page.bates} (${describePlace(page)})`;
}

function describePlace({ file, pageNumber }: Pick<ReportedPage, 'file' | 'pageNumber'>): string {
  // The folders are the clinic's; the file's name is the agency's.
  return `${baseName(file)}, page ${pageNumber}`;
}
