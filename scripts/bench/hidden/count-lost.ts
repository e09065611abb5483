import { editDistance } from '../edit-distance.ts';

/** A word with at least this many letters does not count as lost because of one misread letter. */
const LONG = 4;

/** The words that a text should contain and does not, each as often as it is missing. */
export function listLost(words: readonly string[], text: string, isScan: boolean): string[] {
  const left = text
    .split(/\s+/u)
    .map(simplify)
    .filter((word) => word !== '');
  const take = (fits: (word: string) => boolean) => {
    const at = left.findIndex(fits);
    if (at >= 0) left.splice(at, 1);
    return at >= 0;
  };
  const lost = words.filter((word) => !take((each) => each === simplify(word)));
  // Misread words are not lost: the accuracy benchmark measures those.
  return isScan ? lost.filter((word) => !take((each) => isNear(each, simplify(word)))) : lost;
}

function isNear(read: string, word: string): boolean {
  return word.length >= LONG && editDistance(read, word) <= 1;
}

function simplify(word: string): string {
  return word.toLowerCase().replaceAll(/[^\p{L}\p{N}]/gu, '');
}
