import { findTitleLine } from '../openings.ts';
import type { PrintedLine } from '../page-lines.ts';
import type { PageSight } from '../page-sight.ts';
import { readDateLine } from './read-date.ts';

/** Titles are above this share of the page; lower on slides. */
const TITLE_ABOVE = 0.4;
const SLIDE_TITLE_ABOVE = 0.6;
/** A title's letters are larger than the text's by this factor. */
const LARGER = 1.15;
const LONGEST = 160;

/**
 * The title of a document without a subject line: the line that says what the document is, else its first
 * line in larger type, else its first line capitalized like a title.
 */
export function readTitle(sight: PageSight): string | null {
  const { page, body, letters } = sight;
  const plain = findTitleLine(sight);
  if (plain) return tidyTitle(plain.text);
  const above = page.width > page.height ? SLIDE_TITLE_ABOVE : TITLE_ABOVE;
  const lines = body.filter((line) => line.rect.y < above && isTitle(line));
  const larger = lines.find((line) => line.letters > LARGER * letters && line.words > 1);
  const title = larger ?? lines.find(isCapitalized);
  return title ? tidyTitle(title.text) : null;
}

/** A line in the size of the text is a title only if it is capitalized like one, unlike a sentence. */
function isCapitalized({ text }: PrintedLine): boolean {
  const words = text.match(/\p{L}{4,}/gu) ?? [];
  return words.filter((word) => /^\p{Lu}/u.test(word)).length > words.length / 2;
}

function isTitle({ text, words }: PrintedLine): boolean {
  const isLegible = (text.match(/\p{L}{4,}/gu)?.length ?? 0) >= 2 || /\p{L}{7}/u.test(text);
  return words <= 16 && isLegible && readDateLine(text) === undefined;
}

/** Removes specks at the ends of a title. */
export function tidyTitle(text: string): string {
  return text
    .replace(/\s+/g, ' ')
    .replace(/^[^\p{L}\p{N}("“'‘[]+|(?<![^\p{L}\p{N})"”'’\].?!█])[^\p{L}\p{N})"”'’\].?!█]+$/gu, '')
    .slice(0, LONGEST);
}
