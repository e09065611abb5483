import type { BoundaryCue } from '#contract/documents/document.ts';
import { beginsWithClosing } from './endings.ts';
import { findDate } from './facts/read-date.ts';
import type { HeaderBlock } from './header-block.ts';
import { isAlike } from './is-alike.ts';
import { findOpeningBlock, hasMailboxName } from './openings.ts';
import type { PrintedLine } from './page-lines.ts';
import type { PageSight } from './page-sight.ts';

/** Number of lines at a page's top and bottom that may be running heads and feet. */
const HEAD_LINES = 3;
const HEAD = 0.16;
const FOOT = 0.88;
/**
 * Weight of each shared line of a foot, for at most two: agencies put the same line under everything they
 * print.
 */
const SAME_FOOT = 1.2;

/**
 * Cues that a page continues the one before. A heading that two pages share means nothing if this page
 * `opensPlainly`: a letterhead is on every letter, a form's title on every copy of the form.
 */
export function listContinuations(before: PageSight, sight: PageSight, opensPlainly: boolean): BoundaryCue[] {
  return [
    ...describeSentence(before, sight),
    ...describeThread(before, sight),
    ...(opensPlainly ? [] : describeHeads(before, sight)),
    ...describeFeet(before, sight),
    ...describeLists(before, sight),
    ...(beginsWithClosing(sight) ? [{ words: 'it begins with the close of a letter', weight: -3 }] : []),
  ];
}

function describeSentence(before: PageSight, sight: PageSight): BoundaryCue[] {
  const last = listProse(before).at(-1);
  const first = listProse(sight)[0];
  if (!last || !first) return [];
  const isOpen = !/[.?!:;"”’)\]]\W{0,2}$/.test(last.text);
  if (isOpen && /^\W{0,2}(?:\p{L}\s)?\p{Ll}{2}/u.test(first.text))
    return [{ words: 'a sentence runs over from the page before', weight: -3.5 }];
  if (/(?:\p{Ll}[-,]|\b(?:the|of|and|to|in|a|that|for|by|or|with|their|his|her))$/u.test(last.text))
    return [{ words: 'the page before ends within a sentence', weight: -2 }];
  return [];
}

/** Lines of running text have at least this many words. */
const PROSE_WORDS = 5;

function listProse({ body }: PageSight): PrintedLine[] {
  return body.filter(({ words, rect }) => words >= PROSE_WORDS && rect.y < FOOT);
}

/** Older messages come below newer ones: a thread that was printed in one run is one document. */
function describeThread(before: PageSight, sight: PageSight): BoundaryCue[] {
  const block = findOpeningBlock(sight);
  const last = before.blocks.findLast(({ kind }) => kind === 'email');
  if (block?.kind !== 'email' || !last || hasMailboxName(sight, block)) return [];
  const isOlder = isNotLater(dateOf(block), dateOf(last));
  if (!isOlder) return [];
  if (hasSameSubject(block, last))
    return [{ words: 'an older message of the same subject: a thread goes on', weight: -5.5 }];
  return sharePeople(block, last)
    ? [{ words: 'an older message of the same people: a thread goes on', weight: -4.5 }]
    : [];
}

const dateOf = ({ fields }: HeaderBlock) => findDate(fields.sent ?? fields.date ?? '')?.date;

/** If either date is unknown, both orders are possible. */
function isNotLater(one: string | undefined, other: string | undefined): boolean {
  return one === undefined || other === undefined || one <= other;
}

export function foldSubject(subject: string | undefined): string {
  return (subject ?? '')
    .toLowerCase()
    .replace(/^(?:\W*(?:re|fw|fwd)\s*:)+/i, '')
    .replace(/[^a-z0-9]/g, '');
}

function hasSameSubject(one: HeaderBlock, other: HeaderBlock): boolean {
  const subject = foldSubject(one.fields.subject);
  return subject.length > 2 && subject === foldSubject(other.fields.subject);
}

function sharePeople(one: HeaderBlock, other: HeaderBlock): boolean {
  const names = listSurnames(one);
  return listSurnames(other).some((name) => names.includes(name));
}

function listSurnames({ fields }: HeaderBlock): string[] {
  const people = [fields.from, fields.to, fields.cc].join(';');
  return people.toLowerCase().match(/\p{L}{4,}/gu) ?? [];
}

function describeHeads(before: PageSight, sight: PageSight): BoundaryCue[] {
  const heads = listHeads(before);
  if (listHeads(sight).some((head) => heads.some((other) => isAlike(head, other))))
    return [{ words: 'the same heading as on the page before', weight: -2 }];
  return repeatsTitle(before, sight)
    ? [{ words: 'its heading repeats the title of the page before', weight: -3 }]
    : [];
}

function describeFeet(before: PageSight, sight: PageSight): BoundaryCue[] {
  const feet = listFeet(before);
  const shared = listFeet(sight).filter((foot) => feet.some((other) => isAlike(foot, other))).length;
  if (shared === 0) return [];
  return [{ words: 'the same foot as on the page before', weight: -SAME_FOOT * Math.min(2, shared) }];
}

const fold = ({ text }: PrintedLine) =>
  text
    .toLowerCase()
    .replace(/\d+/g, '#')
    .replace(/[^a-z#]/g, '');

/** Running heads that are long enough to compare. */
function listHeads({ body }: PageSight): string[] {
  const top = body.slice(0, HEAD_LINES).filter(({ rect }) => rect.y < HEAD);
  return top.map(fold).filter((head) => head.length >= 8);
}

function listFeet({ body }: PageSight): string[] {
  return body
    .filter(({ rect }) => rect.y > FOOT)
    .map(fold)
    .filter((foot) => foot.length >= 8);
}

/** A second page is often headed by the subject or by the addressee of the first. */
function repeatsTitle(before: PageSight, sight: PageSight): boolean {
  const opening = findOpeningBlock(before);
  const titles = [opening?.fields.subject, opening?.fields.to, opening?.fields.from]
    .filter((title) => title !== undefined)
    .map((title) => title.toLowerCase().replace(/[^a-z]/g, ''))
    .filter((title) => title.length >= 12);
  return sight.body
    .slice(0, HEAD_LINES)
    .some((line) => titles.includes(line.text.toLowerCase().replace(/[^a-z]/g, '')));
}

const ITEM = /^\W{0,2}(\d{1,2})[.,)]\s+\p{L}/u;

function describeLists(before: PageSight, sight: PageSight): BoundaryCue[] {
  if (isListOfPages(before) && isListOfPages(sight) && !startsSheet(sight))
    return [{ words: 'a sheet’s list of pages goes on', weight: -8 }];
  const last = listItems(before).at(-1);
  const first = listItems(sight)[0];
  const goesOn =
    last !== undefined && first !== undefined && first > 1 && (first === last + 1 || first === last + 2);
  return goesOn ? [{ words: `a numbered list goes on, from ${last} to ${first}`, weight: -2.5 }] : [];
}

function listItems({ body }: PageSight): number[] {
  return body.flatMap(({ text }) => {
    const item = ITEM.exec(text);
    return item ? [Number(item[1])] : [];
  });
}

/** Such as the lines “Page 49 ~ Duplicate;” of a deleted-page sheet. */
function isListOfPages({ lines }: PageSight): boolean {
  return lines.filter(({ text }) => /^\W*page\b/i.test(text)).length >= 2;
}

function startsSheet({ body }: PageSight): boolean {
  return body.slice(0, 8).some(({ text }) => /\binformation sheet\b|\btotal deleted\b/i.test(text));
}
