import { quote } from '#contract/review/find-passage-again.ts';
import type { SelectedWords } from '#contract/review/passage.ts';
import type { Word } from '#ingest';
import { UncoverError } from '../errors.ts';
import type { QuotedWords } from '../repositories/review/change-passages.ts';
import { toTextRuns } from './to-text-runs.ts';

/**
 * The words that a person selected in the page's text runs: whole words, also where the selection starts or
 * ends inside one. Throws `conflict` if the runs have another text there.
 */
export function quoteWords(
  text: { text: string; words: readonly Word[] },
  { textVersion, from, to, text: selected }: SelectedWords,
): QuotedWords {
  const runs = toTextRuns(text)
    .map((run) => run.text)
    .join('');
  if (runs.slice(from, to) !== selected) {
    throw new UncoverError(
      'conflict',
      'The text of this page has changed meanwhile. Select the words again.',
    );
  }
  let at = 0;
  const touched = text.words.flatMap((word, index) => {
    const start = runs.indexOf(word.text, at);
    at = start + word.text.length;
    return start < to && at > from ? [index] : [];
  });
  const [first, last] = [touched[0], touched.at(-1)];
  if (first === undefined || last === undefined) {
    throw new UncoverError('invalid-request', 'No word is selected.');
  }
  const quoted = quote(
    text.words.map((word) => word.text),
    { first, last },
  );
  const rects = text.words.slice(first, last + 1).map(({ rect }) => rect);
  return { ...quoted, textVersion, firstWord: first, lastWord: last, rects };
}
