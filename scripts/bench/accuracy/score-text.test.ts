import { describe, expect, it } from 'vitest';
import { scoreText } from './score-text.ts';

describe('scoreText', () => {
  it('counts letters and words that are wrong, and takes all white space for one', () => {
    expect(scoreText('opt out\nof  it', 'opt 0ut of it')).toEqual({
      letters: 13,
      lettersWrong: 1,
      words: 4,
      wordsWrong: 1,
      wordsMissed: 1,
      wordsExtra: 1,
    });
  });

  it('knows words in another order from words that are not there', () => {
    const scores = scoreText('one two three four', 'three four one two');
    expect(scores).toMatchObject({ wordsWrong: 4, wordsMissed: 0, wordsExtra: 0 });
  });

  it('counts a word that is read twice as one too many', () => {
    expect(scoreText('one two', 'one one two')).toMatchObject({ wordsMissed: 0, wordsExtra: 1 });
  });
});
