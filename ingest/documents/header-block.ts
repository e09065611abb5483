import type { PrintedLine } from './page-lines.ts';

/** The label of a line in a heading. */
export type Label =
  | 'from'
  | 'to'
  | 'cc'
  | 'sent'
  | 'date'
  | 'subject'
  | 'attachments'
  | 'through'
  | 'importance'
  | 'pages'
  | 'fax';

/** A run of labeled lines: the heading of an e-mail, a memorandum or a fax. */
export interface HeaderBlock {
  kind: 'email' | 'memo' | 'fax';
  /** Values by label, including the lines over which they continue; the first of each label counts. */
  fields: Partial<Record<Label, string>>;
  /** Labels in the order in which they appear. */
  labels: Label[];
  /** Indexes of its first and last line. */
  first: number;
  last: number;
  /** Position of its first line, as a share of the page's height. */
  top: number;
}

/** Each label in the spellings that OCR makes of it. */
const LABELS: [Label, RegExp][] = [
  ['from', /^(?:fr[o0]m|frorn|fron|frm|fr0rn|pom|rom)$/i],
  ['to', /^t[o0]$/i],
  ['cc', /^(?:c[ce]|[ec]c|bcc)$/i],
  ['sent', /^(?:sent|scnt|senl)$/i],
  ['date', /^(?:date|datc)$/i],
  ['subject', /^(?:su[bh]j[eco]{1,2}[tl]|suhject|re|subj)$/i],
  ['attachments', /^att?ach?ments?$/i],
  ['through', /^(?:thru|through|via)$/i],
  ['importance', /^importance$/i],
  ['pages', /^(?:pages|number of pages)$/i],
  ['fax', /^(?:fax|fax no|fax number|company|phone|telephone)$/i],
];

// A few specks or a stray letter may precede the label; the colon may be misread.
const LABELED =
  /^(?:[^\p{L}]{0,4}(?:\p{L}[\s_]+[^\p{L}]{0,2})?)(\p{L}[\p{L}0]*(?: \p{L}+)?)\s?\)?\s?[:;!]\s?(.*)$/u;
// Without its colon a word is a label only if others are next to it.
const BARE = /^[^\p{L}]{0,3}(From|Sent|Subject|Date|To|Cc|Re)\b\.?\s*(?![\s\p{Ll}])(.*)$/u;

/** Number of lines over which a value may continue; lists of people may be longer. */
const MOST_LINES = 2;
const MOST_LINES_OF_PEOPLE = 12;
/** A heading's lines are close together: the largest distance of two, as a share of the page's height. */
const WIDEST_GAP = 0.09;

interface Labeled {
  label: Label;
  value: string;
  isSure: boolean;
}

/** The headings on a page, from top to bottom. */
export function listHeaderBlocks(lines: readonly PrintedLine[]): HeaderBlock[] {
  const blocks: HeaderBlock[] = [];
  for (let at = 0; at < lines.length; at += 1) {
    const block = readBlock(lines, at);
    if (!block) continue;
    blocks.push(block);
    at = block.last;
  }
  return blocks;
}

function readBlock(lines: readonly PrintedLine[], first: number): HeaderBlock | undefined {
  const start = lines[first];
  if (!start || !readLabel(start.text)) return undefined;
  const found: Labeled[] = [];
  let last = first;
  for (let at = first; at < lines.length; at += 1) {
    const line = lines[at];
    const label = line && readLabel(line.text);
    const before = found.at(-1);
    if (!line || isFarBelow(lines[at - 1], line, at > first)) break;
    if (label) {
      // The same label again belongs to the next heading.
      if (found.some((other) => other.label === label.label && label.label !== 'fax')) break;
      found.push({ ...label });
      last = at;
    } else if (before && at - last <= reachOf(before, line)) {
      const next = findNextLabel(lines, at, reachOf(before, line) - (at - last));
      if (next === undefined || found.some(({ label: known }) => known === next)) break;
      before.value = `${before.value}\n${line.text}`.trim();
    } else break;
  }
  return toBlock(found, first, last, start.rect.y);
}

function isFarBelow(above: PrintedLine | undefined, line: PrintedLine, isInside: boolean): boolean {
  return isInside && above !== undefined && Math.abs(line.rect.y - above.rect.y) > WIDEST_GAP;
}

function reachOf({ label, value }: Labeled, line: PrintedLine): number {
  const isList = (label === 'to' || label === 'cc') && /[;,@]/.test(`${value} ${line.text}`);
  return isList ? MOST_LINES_OF_PEOPLE : MOST_LINES;
}

function findNextLabel(lines: readonly PrintedLine[], from: number, within: number): Label | undefined {
  for (let at = from + 1; at <= from + 1 + Math.max(0, within) && at < lines.length; at += 1) {
    const label = readLabel(lines[at]?.text ?? '')?.label;
    if (label) return label;
  }
  return undefined;
}

function readLabel(text: string): Labeled | undefined {
  const labeled = LABELED.exec(text);
  if (labeled) {
    const label = findLabel(labeled[1] ?? '');
    if (label) return { label, value: (labeled[2] ?? '').trim(), isSure: true };
  }
  const bare = BARE.exec(text);
  const label = bare && findLabel(bare[1] ?? '');
  return label ? { label, value: (bare?.[2] ?? '').trim(), isSure: false } : undefined;
}

function findLabel(word: string): Label | undefined {
  return LABELS.find(([, pattern]) => pattern.test(word))?.[0];
}

/** Forms print the date at the end of the TO or FROM line. */
function splitOffDate(fields: HeaderBlock['fields']): void {
  for (const label of ['to', 'from'] as const) {
    const [whole, person, date] = /^(.*?)(?<!\s)\s+Date\b\W*(\S.*)$/s.exec(fields[label] ?? '') ?? [];
    if (whole === undefined || person === undefined || date === undefined) continue;
    fields[label] = person;
    if (date !== undefined) fields.date ??= date;
  }
}

const hasTime = (value: string | undefined) => value !== undefined && /\d{1,2}\s?[:.]\s?\d{2}/.test(value);

function toBlock(
  found: readonly Labeled[],
  first: number,
  last: number,
  top: number,
): HeaderBlock | undefined {
  if (found.length < 3 || found.filter(({ isSure }) => isSure).length < 2) return undefined;
  const labels = found.map(({ label }) => label);
  const has = (...wanted: Label[]) => wanted.every((label) => labels.includes(label));
  const fields: HeaderBlock['fields'] = {};
  for (const { label, value } of found) fields[label] ??= value;
  splitOffDate(fields);
  if (!has('to') && !has('from')) return undefined;
  const rest = { fields, labels, first, last, top };
  if (labels.includes('fax') || (has('to', 'from') && labels.includes('pages')))
    return { kind: 'fax', ...rest };
  if (has('sent') || (has('from') && hasTime(fields.date))) return { kind: 'email', ...rest };
  const isMemo = has('to', 'from') || (has('to') && has('subject'));
  if (isMemo) return { kind: 'memo', ...rest };
  return has('from', 'subject') ? { kind: 'email', ...rest } : undefined;
}
