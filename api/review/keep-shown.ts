import { listChanges } from '#contract/values/list-changes.ts';
import { isGap, normalizeTerm } from '#ingest';
import { countShared } from '../count-shared.ts';

/** A text that came with a file, without the words that its page does not show. */
export interface ShownText {
  text: string;
  /** Words that were left out. */
  dropped: number;
}

/** Old words that are examined as possible misreadings of a new word. */
const AHEAD = 8;
/** Two recognitions of one printed word share at least this part of its letters. */
const ALIKE = 0.5;

/**
 * Nothing confirms that a text delivered with a file was made from the page as released: it may contain what
 * the agency covered later. So only those words of it are kept that are, in the same order, where a word was
 * read on the page that is the same or could be a misreading of it.
 *
 * @param read the words of a text of the page that contains only what is visible on it
 */
export function keepShown(read: readonly { text: string }[], text: string): ShownText {
  const seen = read.filter((word) => !isGap(word.text)).map((word) => normalizeTerm(word.text));
  const words = [...text.matchAll(/\S+/gu)];
  const terms = words.map(([word]) => normalizeTerm(word));
  const unseen = new Set<number>();
  for (const change of listChanges(seen, terms)) {
    const isShown = matchMisread(seen.slice(change.oldFrom, change.oldTo));
    for (let at = change.newFrom; at < change.newTo; at += 1) {
      const term = terms[at] ?? '';
      if (term !== '' && !isShown(term)) unseen.add(at);
    }
  }
  return { text: withoutWords(text, words, unseen), dropped: unseen.size };
}

/** Takes new words one after the other; returns whether the page shows each, as far as it was read. */
function matchMisread(old: readonly string[]): (term: string) => boolean {
  let next = 0;
  return (term) => {
    for (let at = next; at < Math.min(old.length, next + AHEAD); at += 1) {
      const read = old[at] ?? '';
      const isPart = term.length > 1 && read.length > term.length && read.includes(term);
      if (!isPart && !isAlike(read, term) && !isAlike(read + (old[at + 1] ?? ''), term)) continue;
      // Two words that were read as one: the next may be the rest of it.
      next = isPart ? at : at + 1;
      return true;
    }
    return false;
  };
}

function isAlike(read: string, term: string): boolean {
  const longer = Math.max(read.length, term.length);
  return (
    longer > 0 && longer <= 2 * Math.min(read.length, term.length) && countShared(read, term) > ALIKE * longer
  );
}

function withoutWords(text: string, words: readonly RegExpExecArray[], unseen: ReadonlySet<number>): string {
  if (unseen.size === 0) return text;
  let kept = '';
  let from = 0;
  words.forEach((match, index) => {
    const end = match.index + match[0].length;
    if (!unseen.has(index)) kept += text.slice(from, end);
    // Of the space before a removed word, only the end of its line remains.
    else kept += text.slice(from, match.index).replace(/[^\n]+/gu, '');
    from = end;
  });
  return kept + text.slice(from);
}
