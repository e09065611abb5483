import { MOST_PARTS, type TypedPart } from './parse-typed.ts';

/** One notice of several; null where there is nothing to say. */
export function joinNotices(...notices: (string | false | null)[]): string | null {
  return notices.filter(Boolean).join(' ') || null;
}

export function sayNothingTyped(): string {
  return 'Type a word to look for.';
}

export function sayCut(): string {
  return `Only the first ${MOST_PARTS} words are looked for. An Exact search takes all.`;
}

/** Where no page has all of the words, and pages with the first ones are shown. */
export function sayDropped(wanted: readonly TypedPart[], kept: readonly TypedPart[]): string {
  return `No page has all of: ${write(wanted)}. Pages with ${write(kept)} are shown.`;
}

function write(parts: readonly TypedPart[]): string {
  return parts
    .map(({ words, isPhrase }) => {
      const written = words.map((word) => word.written).join(' ');
      return isPhrase ? `“${written}”` : written;
    })
    .join(' ');
}
