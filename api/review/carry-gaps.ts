import { type Change, listChanges } from '#contract/values/list-changes.ts';
import { GAP, isGap, type Word } from '#ingest';

/**
 * Inserts a gap into a text from elsewhere wherever the text read on the page has one: its author did not
 * know about the boxes. If the two texts differ around a box, the gap is put at the same share of the words.
 */
export function carryGaps(read: readonly Word[], text: string): string {
  if (!read.some((word) => isGap(word.text))) return text;
  const words = [...text.matchAll(/\S+/gu)];
  const changes = listChanges(
    read.map((word) => word.text),
    words.map(([word]) => word),
  );
  const places = changes.flatMap((change) => placeGaps(read, change));
  const starts = [...new Set(places)].map((place) => words[place]?.index ?? text.length);
  // From the end, so that the earlier positions stay valid.
  return starts.sort((one, other) => other - one).reduce((carried, at) => insertGap(carried, at), text);
}

/** For each gap among the replaced old words, the new word before which it belongs. */
function placeGaps(read: readonly Word[], { oldFrom, oldTo, newFrom, newTo }: Change): number[] {
  const old = read.slice(oldFrom, oldTo);
  const printed = old.filter((word) => !isGap(word.text)).length;
  let before = 0;
  return old.flatMap((word) => {
    if (isGap(word.text)) return [newFrom + Math.round(((newTo - newFrom) * before) / Math.max(1, printed))];
    before += 1;
    return [];
  });
}

function insertGap(text: string, at: number): string {
  const isApart = at === 0 || /\s/u.test(text.charAt(at - 1));
  return `${text.slice(0, at)}${isApart ? '' : ' '}${GAP}${at < text.length ? ' ' : ''}${text.slice(at)}`;
}
