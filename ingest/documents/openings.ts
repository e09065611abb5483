import type { BoundaryCue, DocumentKind } from '#contract/documents/document.ts';
import { findDate, readDateLine } from './facts/read-date.ts';
import type { HeaderBlock } from './header-block.ts';
import type { PrintedLine } from './page-lines.ts';
import type { PageSight } from './page-sight.ts';

/** Shares of the page's height: what opens a document is above these. */
const TOP = 0.25;
const UPPER = 0.45;
const HALF = 0.55;
/** Most words on a page that has a single purpose. */
const FEW_WORDS = 12;
/** Most words on a slide. */
const SLIDE_WORDS = 60;

const OFFICE =
  /\b(?:department|office|bureau|county of|state of|city (?:and county )?of|commonwealth|university|college|police|sheriff|agency|division|court|center|committee|congress|senate|house of|administration|commission|council|clinic|llp|u\.? ?s\.? (?:attorney|immigration))\b/i;
const ADDRESS = /\b[A-Z][a-z]+,?\s+(?:[A-Z]{2}|[A-Z][a-z]+)\.?,?\s+\d{5}(?:-\d{4})?\b/;
const SALUTATION = /^\W{0,3}dear\s+\p{L}/iu;
/** Found above signatures. */
const DATED = /^\W*dated\b/i;
/** A letterhead has few lines with more words. */
const PROSE_WORDS = 9;
const MOST_PROSE_ABOVE = 2;
const MEMORANDUM = /^\W{0,3}(?:\w{0,3}\s)?memorandum(?:\s(?:for|to)\b.*|\W*\w?)$/i;
const SEPARATOR =
  /^\W*(?:tab|exhibit|attachment|appendix|annex|enclosure|section|volume|part)\W{0,3}(?:[a-z]|\d{1,3}|[ivx]+)\W*$/i;
const PRESS = /\b(?:for immediate release|press release|news release|media advisory)\b/i;
const QUESTIONS =
  /^[^\p{L}]*(?:frequently asked questions|questions (?:and|&) answers|q\s?(?:&|and)\s?a|fact ?sheet|(?:\p{L}+[^\p{L}]{1,3}){0,3}talking points\b)/iu;
const MEETING =
  /\b(?:weekly|monthly|staff|coordination|minutes)\b.{0,40}\bmeeting\b|\bminutes of\b|\bmeeting (?:notes|minutes|summary|agenda)\b/i;
const FAX = /\b(?:fax|facsimile)\s(?:cover|transmi|message)/i;
const CAPTION =
  /^[^\p{L}]*(?:slip opinion\)|in the |for the |united states |u\.? ?s\.? |supreme |superior |circuit |district )(?:[\p{L}.]+ ){0,4}(?:court|appeals)\b/iu;
/** The words of a caption are capitalized; those of a sentence are not. */
const SENTENCE = /\b(?!(?:of|the|for|and|in)\b)\p{Ll}\w+/u;
const CASE = /\b(?:no\.|case|civ|v\.|vs\.)/i;
const FORM =
  /\b(?:omb (?:no|control)|form (?:no\.? ?)?[A-Z]{1,3}-?\d{2,4}|[A-Z]{2}-?\d{2,4}[A-Z]?\W{1,3}\(?rev)/i;
const SHEET =
  /\b(?:deleted page|pages? (?:have been |were )?withheld|withheld (?:in (?:full|its entirety)|pursuant)|non-?\s?responsive|referral\W+consult|pages? removed)/i;
/** A sheet that lists pages may have many words. */
const LISTING_SHEET = /\bdeleted page information\b|\btotal deleted page/i;
const AGREEMENT =
  /^[^\p{L}]*(?:memorandum of (?:agreement|understanding)|(?:\p{L}+\s){0,3}agreement|contract|subpoena|warrant)\b/iu;

/** The kinds of document whose title or form is on a page, the clearest first. */
export function listTitleKinds(sight: PageSight): DocumentKind[] {
  const { body } = sight;
  const top = within(body, TOP).filter(({ text }) => text.length < 90);
  const has = (pattern: RegExp, lines = top) => lines.some(({ text }) => pattern.test(text));
  const found: [DocumentKind, boolean][] = [
    ['fax-cover', has(FAX)],
    ['memo', has(MEMORANDUM)],
    ['press', has(PRESS, within(body, HALF))],
    [
      'court-filing',
      describeCourt(sight).length > 0 ||
        has(/^\W*(?:subpoena|warrant|indictment)\b/i) ||
        sight.numbers.some(({ by }) => by === 'court'),
    ],
    [
      'agreement',
      has(/^[^\p{L}]*(?:memorandum of (?:agreement|understanding)|(?:\p{L}+\s){0,3}agreement)\b/iu),
    ],
    ['talking-points', has(/\btalking points\b/i)],
    ['faq', has(QUESTIONS)],
    ['notes', has(MEETING)],
    [
      'letter',
      has(SALUTATION, within(body, HALF)) || describeLetter(sight).some(({ weight }) => weight >= 3),
    ],
    ['form', has(FORM)],
  ];
  return found.flatMap(([kind, isFound]) => (isFound ? [kind] : []));
}

/** The line at the top that by itself says what the document is. */
export function findTitleLine({ body }: PageSight): PrintedLine | undefined {
  const patterns = [SHEET, LISTING_SHEET, MEETING, QUESTIONS, AGREEMENT];
  return within(body, HALF).find(
    ({ text }) => text.length < 90 && patterns.some((pattern) => pattern.test(text)),
  );
}

/** Cues that a document begins on this page. */
export function listOpenings(sight: PageSight): BoundaryCue[] {
  const headings = [...describeSheet(sight), ...describeSeparator(sight), ...describeBlock(sight)];
  const others = [...describeLetter(sight), ...describeTitles(sight), ...describeCourt(sight)];
  return [...headings, ...others, ...describeSlide(sight)];
}

/** Whether a page is a sheet that the agency put in place of withheld pages, by its marks or its text. */
export function isSheet({ page, body, words }: PageSight): boolean {
  if (page.isPlaceholder) return true;
  if (within(body, HALF).some(({ text }) => LISTING_SHEET.test(text))) return true;
  return words < 150 && within(body, HALF).some(({ text }) => SHEET.test(text) && text.length < 70);
}

export function isSeparator({ body, words }: PageSight): boolean {
  if (words === 0 || words > FEW_WORDS) return false;
  if (body.some(({ text }) => SEPARATOR.test(text))) return true;
  const only = body.length === 1 ? body[0] : undefined;
  return only !== undefined && only.words <= 4 && isInMiddle(only) && only.text === only.text.toUpperCase();
}

/** The heading of an e-mail, memorandum or fax if a document begins with it. */
export function findOpeningBlock({ blocks }: PageSight): HeaderBlock | undefined {
  const block = blocks[0];
  return block && block.top < (block.kind === 'email' ? TOP : UPPER) ? block : undefined;
}

/** Outlook prints the mailbox's owner above the first message, and above no other. */
export function hasMailboxName({ lines }: PageSight, block: HeaderBlock): boolean {
  return lines
    .slice(0, block.first)
    .some(({ text }) =>
      /^[^\p{L}]*\p{L}[\p{L}'.-]+, \p{L}[\p{L}.' -]*(?:\([\p{L} ./]+\)[.' -]*)?[^\p{L}\p{N}.' -]*$/u.test(
        text,
      ),
    );
}

function describeSheet(sight: PageSight): BoundaryCue[] {
  return isSheet(sight) ? [{ words: 'a sheet that stands for pages that were not given', weight: 5 }] : [];
}

function describeSeparator(sight: PageSight): BoundaryCue[] {
  return isSeparator(sight) ? [{ words: 'a separator sheet', weight: 4.5 }] : [];
}

function describeBlock(sight: PageSight): BoundaryCue[] {
  const { body } = sight;
  const block = findOpeningBlock(sight);
  if (block?.kind === 'fax') return [{ words: 'a fax cover’s TO, FROM and PAGES', weight: 4 }];
  if (block?.kind === 'memo') return [{ words: 'a memorandum’s heading (TO, FROM, SUBJECT)', weight: 4 }];
  if (block?.kind === 'email') {
    const owner = hasMailboxName(sight, block);
    return [
      { words: 'an e-mail’s header near the top of the page', weight: 4 },
      ...(owner
        ? [{ words: 'the mailbox’s name above it, as printed over a first message', weight: 2 }]
        : []),
    ];
  }
  if (within(body, TOP).some(({ text }) => FAX.test(text))) return [{ words: 'a fax cover', weight: 4 }];
  if (within(body, TOP).some(({ text }) => MEMORANDUM.test(text)))
    return [{ words: 'the title “Memorandum”', weight: 4 }];
  return [];
}

function describeLetter({ body }: PageSight): BoundaryCue[] {
  const upper = within(body, UPPER);
  const date = upper.find(
    ({ text, words }) => words <= 6 && !DATED.test(text) && readDateLine(text) !== undefined,
  );
  const dated = date !== undefined && countProse(body, date.rect.y) <= MOST_PROSE_ABOVE;
  const office = within(body, TOP).some(({ text }) => OFFICE.test(text) && text.length < 90);
  const greeting = within(body, HALF).some(({ text }) => SALUTATION.test(text));
  const addresses = upper.filter(({ text }) => ADDRESS.test(text) && text.length < 70).length;
  if (dated && (greeting || addresses > 0 || office)) {
    const what = office ? 'a letterhead with a date' : 'a letter’s date with an address or a salutation';
    return [{ words: what, weight: office || greeting ? 4 : 3 }];
  }
  if (greeting) return [{ words: 'a letter’s salutation', weight: 3 }];
  return addresses > 1 ? [{ words: 'the addresses of a letter’s sender and receiver', weight: 3 }] : [];
}

/** Lines of running text above a place. */
function countProse(body: readonly PrintedLine[], y: number): number {
  return body.filter((line) => line.rect.y < y && line.words >= PROSE_WORDS).length;
}

function describeTitles(sight: PageSight): BoundaryCue[] {
  const { body, letters } = sight;
  const block = findOpeningBlock(sight);
  const top = within(body, TOP);
  const has = (pattern: RegExp) => top.some(({ text }) => pattern.test(text) && text.length < 90);
  const cues: BoundaryCue[] = [];
  if (within(body, HALF).some(({ text }) => PRESS.test(text) && text.length < 70))
    cues.push({ words: 'the head of a press release', weight: 4 });
  else if (has(QUESTIONS))
    cues.push({ words: 'the title of questions and answers or talking points', weight: 3 });
  else if (has(MEETING)) cues.push({ words: 'the head of a meeting’s notes', weight: 3 });
  else if (has(AGREEMENT)) cues.push({ words: 'the title of an agreement or an order', weight: 3 });
  if (has(FORM)) cues.push({ words: 'a form’s number', weight: 1.5 });
  const first = top[0];
  if (first && first.words <= 12 && isCenterd(first) && first.letters > 1.25 * letters)
    cues.push({ words: 'a title in larger letters', weight: 1.2 });
  if (!block && top.slice(0, 5).some(({ text, words }) => words <= 14 && findDate(text) !== undefined))
    cues.push({ words: 'a date in its first lines', weight: 1.3 });
  return cues;
}

function describeCourt({ body, numbers }: PageSight): BoundaryCue[] {
  const filed = numbers.find(({ by }) => by === 'court');
  const upper = within(body, HALF);
  const caption = within(body, TOP + 0.1).some(({ text }) => CAPTION.test(text) && !SENTENCE.test(text));
  if (!caption || !upper.some(({ text }) => CASE.test(text))) return [];
  return filed && filed.number > 1 ? [] : [{ words: 'a court’s caption', weight: 3.5 }];
}

function describeSlide({ page, body, words }: PageSight): BoundaryCue[] {
  if (page.width <= page.height || words > SLIDE_WORDS / 2 || words === 0) return [];
  const dated = body.some(({ text }) => findDate(text) !== undefined);
  return dated ? [{ words: 'a title slide with a date', weight: 2.5 }] : [];
}

export function within(lines: readonly PrintedLine[], share: number): PrintedLine[] {
  return lines.filter(({ rect }) => rect.y < share);
}

function isCenterd({ rect }: PrintedLine): boolean {
  return Math.abs(rect.x + rect.width / 2 - 0.5) < 0.08;
}

function isInMiddle(line: PrintedLine): boolean {
  return line.rect.y > 0.2 && line.rect.y < 0.75 && isCenterd(line);
}
