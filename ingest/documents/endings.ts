import type { BoundaryCue } from '#contract/documents/document.ts';
import { isSeparator, isSheet } from './openings.ts';
import type { PageSight } from './page-sight.ts';

const CLOSING =
  /^\W*(?:sincerely|very truly yours|respectfully(?: (?:submitted|yours))?|(?:best|kind)? ?regards|yours truly|yours sincerely)\b/i;
const END = /^[^\w#]*(?:-\s?end\s?-|# ?# ?#|end of (?:document|report|memorandum))\W*$/i;
const COPIES = /^\W*(?:cc|bcc|enclosures?|encl|attachments?)\s?(?:\(\d+\))?\s?:/i;

/** Number of lines at the end of a page that may mark the end of a document. */
const LAST_LINES = 12;
/** A page whose print ends above this share of its height is usually the last one of its document. */
const EARLY_END = 0.5;

/** Cues that a document ends on this page, so that the next page begins another. */
export function listEndings(sight: PageSight): BoundaryCue[] {
  const { body, words, numbers } = sight;
  if (isSheet(sight))
    return [{ words: 'after a sheet that stands for pages that were not given', weight: 2.5 }];
  if (isSeparator(sight)) return [{ words: 'after a separator sheet', weight: 4 }];
  if (words === 0) return [{ words: 'after a page on which no words were found', weight: 2 }];
  const cues: BoundaryCue[] = [];
  const counted = numbers.find(({ of, by }) => of !== null && by !== 'fax');
  if (counted && counted.number === counted.of)
    cues.push({ words: `the page before is the last of ${counted.of}`, weight: 3 });
  const last = body.slice(-LAST_LINES);
  if (last.some(({ text }) => END.test(text)))
    cues.push({ words: 'the page before says that it is the end', weight: 2.5 });
  else if (last.some(({ text }) => CLOSING.test(text) && text.length < 40))
    cues.push({ words: 'the page before ends with a signature', weight: 2 });
  if (last.some(({ text }) => COPIES.test(text)))
    cues.push({ words: 'the page before ends with copies or enclosures', weight: 1 });
  const bottom = Math.max(...body.map(({ rect }) => rect.y + rect.height));
  if (bottom < EARLY_END) cues.push({ words: 'the page before is mostly empty', weight: 0.8 });
  return cues;
}

/** Whether a page begins with the close of a letter, and so continues that letter. */
export function beginsWithClosing({ body }: PageSight): boolean {
  return body.slice(0, 3).some(({ text }) => CLOSING.test(text) && text.length < 40);
}
