import type { Placeholder, PlaceholderKind } from '#contract/pages/marks.ts';
import type { ExemptionCode } from '#contract/values/exemption-code.ts';
import { type PageRow, toRows } from '../../text/page-rows.ts';
import type { PlacedWord } from '../../text/placed-word.ts';
import { listOnce } from '../codes/code-run.ts';
import { parseCodes } from '../codes/parse-codes.ts';
import { findPageCount } from './count-pages.ts';
import { isEntry, listDeletedPages } from './list-deleted-pages.ts';
import { listPageRange } from './page-ranges.ts';
import { repairWords } from './repair-words.ts';

/**
 * The text by which a kind of sheet identifies itself, in a row of its own, and how many words such a sheet
 * may have.
 */
interface SheetRule {
  kind: PlaceholderKind;
  says: RegExp;
  mostWords: number;
}

const WITHHELD = '(?:withheld|denied|deleted|redacted)';
const RULES: readonly SheetRule[] = [
  { kind: 'deleted-page-sheet', says: /deleted page information sheet|^total deleted page/, mostWords: 350 },
  {
    kind: 'withheld',
    says: new RegExp(`pages?(?: ?\\(s\\))? ${WITHHELD} entirely at this location`),
    mostWords: 350,
  },
  {
    kind: 'referral',
    says: /^(?:referr(?:al|ed)|consult(?:ation)?)\b(?:(?: ?(?:\/|and|or|&|-))? ?(?:consult(?:ation)?|referral|sheet|page))*(?:(?: ?(?:\/|and|or|&|-))? ?to .*)?$|(?:pages?(?: ?\(s\))?|documents?|records?|material) (?:\w+ ){0,3}(?:referred|sent) (?:\w+ )?to (?:another|other|the) /,
    mostWords: 110,
  },
  {
    kind: 'withheld',
    says: new RegExp(
      `${WITHHELD} (?:in (?:full|(?:its|their) entirety|entirety)|entirely|pursuant to|under)|^(?:pages? )?${WITHHELD}$|^pages? ${WITHHELD}`,
    ),
    mostWords: 70,
  },
  {
    kind: 'non-responsive',
    says: /\bn[o0]n ?-? ?responsive|not responsive|out(?:side)? (?:of )?(?:the )?scope/,
    mostWords: 35,
  },
  {
    kind: 'duplicate',
    says: /^(?:\w+ ){0,2}duplicates?\b(?! fee)|\bis a duplicate|are duplicates?/,
    mostWords: 35,
  },
];
/** A row that identifies a sheet has few other words. */
const MOST_IN_ROW = 12;
/** This many entries make a page the continuation of a list, if they are most of its rows. */
const LEAST_ENTRIES = 3;
const LETTER = /^(?:dear\b|sincerely|very truly yours|(?:from|to|subject|cc|sent|re)\s?:)/;
const NOT_A_SHEET = /released? in (?:part|full)/;
/** The box at the end of a list: no other page follows. */
const END_OF_LIST = /no duplication fee|for this page/;
/** The page's own number and similar text are printed outside these heights. */
const BODY = { top: 0.06, bottom: 0.94 };

/**
 * The sheet that an agency puts in place of pages; null for any other page. `lines` are those of the upright
 * page, `claimed` the codes in its boxes and margins. A letter about withholding is not a sheet.
 */
export function findPlaceholder(
  lines: readonly PlacedWord[][],
  claimed: readonly ExemptionCode[],
): Placeholder | null {
  const rows = toRows(lines).filter(({ y }) => y > BODY.top && y < BODY.bottom);
  const kind = findKind(rows);
  if (!kind) return null;
  const entries = listDeletedPages(rows);
  if (entries.length > 0) return toList(rows, entries, claimed);
  const text = repairWords(rows.map((row) => row.text).join('\n'));
  const isForm = /552a?\b/.test(text);
  const codes = listOnce([
    ...claimed,
    ...(isForm ? [] : parseCodes(rows.map((row) => row.text).join('\n')).map(({ code }) => code)),
  ]);
  const listed = rows.flatMap((row) => listPageRange(row.text));
  const pagesRepresented = Math.max(1, listed.length, listed.length > 1 ? 0 : (findPageCount(text) ?? 1));
  return { kind, pagesRepresented, pages: listed.map((bates) => ({ bates, codes })), codes };
}

function findKind(rows: readonly PageRow[]): PlaceholderKind | undefined {
  const others = rows.filter((row) => !isEntry(row)).map(({ text }) => repairWords(text));
  const words = others
    .join(' ')
    .split(/\s+/)
    .filter((word) => /[a-z]{2}/.test(word)).length;
  const entries = rows.length - others.length;
  if (entries >= LEAST_ENTRIES && entries >= others.length) return 'deleted-page-sheet';
  if (others.some((text) => LETTER.test(text))) return undefined;
  const whole = others.join(' ');
  const rule = RULES.find(
    ({ says, mostWords }) =>
      words <= mostWords && (others.some((text) => isSaid(text, says)) || (words <= 25 && says.test(whole))),
  );
  if (rule?.kind === 'deleted-page-sheet' || !NOT_A_SHEET.test(whole))
    return rule?.kind ?? findEndOfList(others, entries);
  return undefined;
}

function isSaid(text: string, says: RegExp): boolean {
  return says.test(text) && text.split(/\s+/).length <= MOST_IN_ROW;
}

/** The last page of a list may contain only an entry or two, and the box below them. */
function findEndOfList(others: readonly string[], entries: number): PlaceholderKind | undefined {
  return entries > 0 && others.some((text) => END_OF_LIST.test(text)) ? 'deleted-page-sheet' : undefined;
}

/**
 * A list that ends on this page stands for all the pages it says it lists, even if some were not read; a list
 * that continues stands for the pages listed on this page.
 */
function toList(
  rows: readonly PageRow[],
  pages: Placeholder['pages'],
  claimed: readonly ExemptionCode[],
): Placeholder {
  const text = repairWords(rows.map((row) => row.text).join('\n'));
  const total = /total deleted page[^\w\n]{0,3}(?:s\b)?[^\w\n]{0,40}(?<count>\d{1,5})/.exec(text)?.groups
    ?.count;
  const isWhole = END_OF_LIST.test(text) && total !== undefined;
  return {
    kind: 'deleted-page-sheet',
    pagesRepresented: isWhole ? Math.max(Number(total), pages.length) : pages.length,
    pages,
    codes: listOnce([...claimed, ...pages.flatMap(({ codes }) => codes)]),
    ...(total === undefined ? {} : { total: Number(total) }),
  };
}
