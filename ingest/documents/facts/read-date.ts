import type { DocumentDate } from '#contract/documents/document.ts';

const MONTHS = [
  'january',
  'february',
  'march',
  'april',
  'may',
  'june',
  'july',
  'august',
  'september',
  'october',
  'november',
  'december',
];
const MONTH =
  '(jan(?:uary|\\.)?|feb(?:ruary|\\.)?|mar(?:ch|\\.)?|apr(?:il|\\.)?|may|june?\\.?|july?\\.?|aug(?:ust|\\.)?|sept?(?:ember|\\.)?|oct(?:ober|\\.)?|nov(?:ember|\\.)?|dec(?:ember|\\.)?)';

/** Tried in this order: the most complete forms first. */
const FORMS: [RegExp, (match: RegExpExecArray) => DocumentDate | null][] = [
  // August 14, 2009; Aug. 14 2009
  [
    new RegExp(`\\b${MONTH}\\s?(\\d{1,2})(?:st|nd|rd|th)?\\W{0,3}(\\d{4})\\b`, 'i'),
    (m) => toDay(m[3], monthOf(m[1]), m[2]),
  ],
  // 14 August 2009
  [
    new RegExp(`\\b(\\d{1,2})(?:st|nd|rd|th)?[\\s-]${MONTH}[\\s,-]{1,3}(\\d{4})\\b`, 'i'),
    (m) => toDay(m[3], monthOf(m[2]), m[1]),
  ],
  [/\b(\d{4})-(\d{2})-(\d{2})\b/, (m) => toDay(m[1], Number(m[2]), m[3])],
  // 8/14/2009, 8/14/09 and 8-14-09, month first, as written in the United States
  [
    /(?<![\d/-])(\d{1,2})[/-](\d{1,2})[/-](\d{4}|\d{2})(?=[\s,.;:)\]]|$)/,
    (m) => toDay(toYear(m[3]), Number(m[1]), m[2]),
  ],
  // August 2009
  [new RegExp(`\\b${MONTH},?\\s(\\d{4})\\b`, 'i'), (m) => toMonth(m[2], monthOf(m[1]))],
];

/** Records of agencies are from these years; any other number is not a year. */
const YEARS = { from: 1900, to: 2099 };

/** The first date in a text, and its position; undefined if none is clear. */
export function findDate(text: string): { date: DocumentDate; text: string; at: number } | undefined {
  for (const [form, toDate] of FORMS) {
    const match = form.exec(text);
    const date = match && toDate(match);
    if (match && date) return { date, text: match[0], at: match.index };
  }
  return undefined;
}

const WEEKDAY = /^(?:mon|tues?|wed(?:nes)?|thur?s?|fri|sat(?:ur)?|sun)(?:day)?[,.]?\s*/i;

/** The date that makes up a line, except for a weekday before it and a few specks; else undefined. */
export function readDateLine(line: string): DocumentDate | undefined {
  const found = findDate(line);
  if (!found) return undefined;
  const rest = line
    .replace(found.text, '')
    .replace(WEEKDAY, '')
    .replace(/^\s*(?:dated?\W?)/i, '');
  return rest.replace(/[^\p{L}\p{N}]/gu, '').length <= 1 ? found.date : undefined;
}

function monthOf(name: string | undefined): number {
  const start = (name ?? '').slice(0, 3).toLowerCase();
  return MONTHS.findIndex((month) => month.startsWith(start)) + 1;
}

/** Two-digit years: 00 to 49 belong to this century, the others to the last. */
function toYear(digits: string | undefined): string {
  if (digits?.length !== 2) return digits ?? '';
  return Number(digits) < 50 ? `20${digits}` : `19${digits}`;
}

function toMonth(year: string | undefined, month: number): DocumentDate | null {
  const isYear = Number(year) >= YEARS.from && Number(year) <= YEARS.to;
  return isYear && month >= 1 && month <= 12 ? `${year}-${pad(month)}` : null;
}

function toDay(year: string | undefined, month: number, day: string | undefined): DocumentDate | null {
  const prefix = toMonth(year, month);
  if (prefix === null || Number(day) < 1) return null;
  const last = new Date(Date.UTC(Number(year), month, 0)).getUTCDate();
  return Number(day) <= last ? `${prefix}-${pad(Number(day))}` : null;
}

function pad(number: number): string {
  return String(number).padStart(2, '0');
}
