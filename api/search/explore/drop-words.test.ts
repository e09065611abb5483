import { expect, it } from 'vitest';
import { dropWords } from './drop-words.ts';
import { parseTyped } from './parse-typed.ts';
import { type SoughtPart, toQuery } from './typed-forms.ts';

/** Words as they are typed, each with its number of pages. */
function seek(words: Record<string, number>): SoughtPart[] {
  return Object.entries(words).map(([word, pages]) => {
    const [part] = parseTyped(word).wanted;
    if (!part) throw new Error(`${word} is no word.`);
    const query = toQuery(part);
    return { part, written: query, inAnyForm: query, forms: [], marked: query, pages, pagesInAnyForm: pages };
  });
}

const listDropped = (words: Record<string, number>) =>
  [...dropWords(seek(words))].map((kept) => kept.map(({ part }) => part.words[0]?.written).join(' '));

it('drops words that are on no page, wherever they are, then the most frequent, one after the other', () => {
  expect(listDropped({ volcano: 0, the: 900, sheriff: 12, of: 700, detainer: 40 })).toEqual([
    'volcano the sheriff of detainer',
    'the sheriff of detainer',
    'sheriff of detainer',
    'sheriff detainer',
    'sheriff',
  ]);
});

it('searches once if no word is on any page, and not at all if nothing was typed', () => {
  expect(listDropped({ volcano: 0, zanzibar: 0 })).toEqual(['volcano zanzibar']);
  expect(listDropped({})).toEqual([]);
});
