import { describe, expect, it } from 'vitest';
import { scoreText } from './score-text.ts';

describe('scoreText', () => {
  it('counts wrong letters and words, and treats all white space alike', () => {
    expect(scoreText('opt out\nof  it', 'opt 0ut of it')).toEqual({
      letters: 13,
      lettersWrong: 1,
      words: 4,
      wordsWrong: 1,
      wordsMissed: 1,
      wordsExtra: 1,
    });
  });

  it('distinguishes words in another order from missing words', () => {
    const scores = scoreText('one two three four', 'three four one two');
    expect(scores).toMatchObject({ wordsWrong: 4, wordsMissed: 0, wordsExtra: 0 });
  });

  it('counts a word that is read twice as one extra word', () => {
    expect(scoreText('one two', 'one one two')).toMatchObject({ wordsMissed: 0, wordsExtra: 1 });
  });
});
