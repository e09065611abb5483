import { findTitleLine } from '../openings.ts';
import type { PrintedLine } from '../page-lines.ts';
import type { PageSight } from '../page-sight.ts';
import { readDateLine } from './read-date.ts';

/** Titles stand above this share of the page; on slides lower. */
const TITLE_ABOVE = 0.4;
const SLIDE_TITLE_ABOVE = 0.6;
/** A title's letters are so much larger than the text's. */
const LARGER = 1.15;
const LONGEST = 160;

/** The title of a document that has no subject line: what says what it is, else its first larger line, else its first that is capitalised as titles are. */
export function readTitle(sight: PageSight): string | null {
  const { page, body, letters } = sight;
  const plain = findTitleLine(sight);
  if (plain) return tidyTitle(plain.text);
  const above = page.width > page.height ? SLIDE_TITLE_ABOVE : TITLE_ABOVE;
  const lines = body.filter((line) => line.rect.y < above && isTitle(line));
  const larger = lines.find((line) => line.letters > LARGER * letters && line.words > 1);
  const title = larger ?? lines.find(isCapitalised);
  return title ? tidyTitle(title.text) : null;
}

/** A line in the size of the text is a title only where it is capitalised as one, not a sentence. */
function isCapitalised({ text }: PrintedLine): boolean {
  const words = text.match(/\p{L}{4,}/gu) ?? [];
  return words.filter((word) => /^\p{Lu}/u.test(word)).length > words.length / 2;
}

function isTitle({ text, words }: PrintedLine): boolean {
  const isLegible = (text.match(/\p{L}{4,}/gu)?.length ?? 0) >= 2 || /\p{L}{7}/u.test(text);
  return words <= 16 && isLegible && readDateLine(text) === undefined;
}

/** Specks at a title's ends go. */
export function tidyTitle(text: string): string {
  return text
    .replace(/\s+/g, ' ')
    .replace(/^[^\p{L}\p{N}("“'‘[]+|(?<![^\p{L}\p{N})"”'’\].?!█])[^\p{L}\p{N})"”'’\].?!█]+$/gu, '')
    .slice(0, LONGEST);
}
