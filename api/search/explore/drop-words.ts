import type { SoughtPart } from './typed-forms.ts';

/**
 * What to search for if no page has all of the words: first without the words that are on no page, then
 * without the most frequent of the others, one after the other, because the rarest say most about what is
 * meant. The remaining words stay in the order in which they were typed.
 */
export function* dropWords(sought: readonly SoughtPart[]): Generator<readonly SoughtPart[]> {
  if (sought.length === 0) return;
  yield sought;
  let kept = sought.filter(({ pagesInAnyForm }) => pagesInAnyForm > 0);
  if (kept.length > 0 && kept.length < sought.length) yield kept;
  while (kept.length > 1) {
    const most = Math.max(...kept.map(({ pagesInAnyForm }) => pagesInAnyForm));
    const dropped = kept.findLast(({ pagesInAnyForm }) => pagesInAnyForm === most);
    kept = kept.filter((part) => part !== dropped);
    yield kept;
  }
}
