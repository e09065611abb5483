import { editDistance } from '../edit-distance.ts';

/**
 * The errors of a text against the truth, as shares of the truth's letters or words. All white space counts
 * as one space.
 */
export interface Scores {
  letters: number;
  /** Levenshtein distance in letters, in reading order. */
  lettersWrong: number;
  words: number;
  /** The same in words: a wrong word counts once. */
  wordsWrong: number;
  /** Words of the truth that the text lacks, and extra words of the text, whatever their order. */
  wordsMissed: number;
  wordsExtra: number;
}

export function scoreText(expected: string, read: string): Scores {
  const [truth, found] = [wordsOf(expected), wordsOf(read)];
  const shared = countShared(truth, found);
  return {
    letters: truth.join(' ').length,
    lettersWrong: editDistance(truth.join(' '), found.join(' ')),
    words: truth.length,
    wordsWrong: editDistanceOfWords(truth, found),
    wordsMissed: truth.length - shared,
    wordsExtra: found.length - shared,
  };
}

export function addScores(all: readonly Scores[]): Scores {
  const sum = (key: keyof Scores) => all.reduce((total, scores) => total + scores[key], 0);
  return {
    letters: sum('letters'),
    lettersWrong: sum('lettersWrong'),
    words: sum('words'),
    wordsWrong: sum('wordsWrong'),
    wordsMissed: sum('wordsMissed'),
    wordsExtra: sum('wordsExtra'),
  };
}

function wordsOf(text: string): string[] {
  return text.split(/\s+/).filter((word) => word !== '');
}

/** Maps each word to one letter, so that the letter distance becomes a word distance. */
function editDistanceOfWords(one: readonly string[], other: readonly string[]): number {
  const letters = new Map<string, string>();
  const toLetters = (words: readonly string[]) =>
    words
      .map((word) => {
        const letter = letters.get(word) ?? String.fromCharCode(letters.size + 1);
        letters.set(word, letter);
        return letter;
      })
      .join('');
  return editDistance(toLetters(one), toLetters(other));
}

function countShared(one: readonly string[], other: readonly string[]): number {
  const counts = new Map<string, number>();
  for (const word of one) counts.set(word, (counts.get(word) ?? 0) + 1);
  let shared = 0;
  for (const word of other) {
    const left = counts.get(word) ?? 0;
    if (left > 0) shared += 1;
    counts.set(word, left - 1);
  }
  return shared;
}
