import { counted } from '#contract/values/counted.ts';
import { MOST_PARTS, type TypedPart } from './parse-typed.ts';

/** Joins several notices into one; null if there are none. */
export function joinNotices(...notices: (string | false | null)[]): string | null {
  return notices.filter(Boolean).join(' ') || null;
}

export function describeNothingTyped(): string {
  return 'Type a word to look for.';
}

export function describeCut(): string {
  return `Only the first ${MOST_PARTS} words are looked for. An Exact search takes all.`;
}

/** For when no page has all of the words, and pages with some of them are shown. */
export function describeDropped(wanted: readonly TypedPart[], kept: readonly TypedPart[]): string {
  return `No page has all of: ${write(wanted)}. Pages with ${write(kept)} are shown.`;
}

export function describeBehind(pages: number): string {
  return `The search server is ${counted(pages, 'page')} behind: what changed on ${pages === 1 ? 'it' : 'them'} is not found yet.`;
}

export function describeFilling(pages: number): string {
  if (pages === 0) return 'The search server is getting ready.';
  return `The search server is being filled (${counted(pages, 'page')} to go).`;
}

export function describeStandIn(why: string): string {
  return `${why} The embedded index answers instead.`;
}

function write(parts: readonly TypedPart[]): string {
  return parts
    .map(({ words, isPhrase }) => {
      const written = words.map((word) => word.written).join(' ');
      return isPhrase ? `“${written}”` : written;
    })
    .join(' ');
}
