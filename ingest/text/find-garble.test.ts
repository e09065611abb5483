import { describe, expect, it } from 'vitest';
import { SENTENCES } from '../testing/sentences.ts';
import { findGarble } from './find-garble.ts';

const ENGLISH = SENTENCES.join(' ').split(' ');
const SPANISH =
  'La oficina regional contestó que la participación de cada condado sería voluntaria, y que ninguno tendría que compartir las huellas si avisaba antes de la activación.'.split(
    ' ',
  );
const inEach = (change: (word: string) => string) => ENGLISH.map(change);
const shift = (word: string, by: number) =>
  word.replace(/[a-z]/g, (letter) => String.fromCharCode(97 + ((letter.charCodeAt(0) - 97 + by) % 26)));

describe('findGarble', () => {
  it.each([
    ['English', ENGLISH],
    ['Spanish', SPANISH],
    ['Spanish whose accents are letters and marks apart', SPANISH.map((word) => word.normalize('NFD'))],
    ['English in capitals', inEach((word) => word.toUpperCase())],
    [
      'a table of names and figures',
      'Alameda 12,345 67 8.1 % Santa Clara 1,204 33 0.9 % Fairfax 410 12'.split(' '),
    ],
    [
      'a table of contents',
      inEach((word) => `${word} ................................`)
        .join(' ')
        .split(' '),
    ],
    ['a table of marks', 'X X X N Y X N N Y X X N Y Y N X X Y N'.split(' ')],
    ['the letters of an index', [...'ABCDEFGHIJKLMNOPQRSTUVWXYZ']],
    ['English of which every other word is blacked out', ENGLISH.flatMap((word) => [word, '████'])],
    ['too little to tell', ['Xqzvw', 'Pqrtz', '(cid:3)']],
  ])('finds nothing wrong with %s', (_, words) => {
    expect(findGarble(words)).toBeUndefined();
  });

  it.each([
    [1, 'letters'],
    [3, 'letters'],
    [13, 'letters'],
  ])('tells letters shifted by %i', (by) => {
    expect(findGarble(inEach((word) => shift(word, by)))).toContain('as in no language');
  });

  it('tells text written backwards', () => {
    const backwards = inEach((word) => [...word].reverse().join(''));
    expect(findGarble(backwards)).toBe('is written backwards');
  });

  it('tells text without spaces, and text spaced out letter by letter', () => {
    expect(findGarble(SENTENCES.map((line) => line.replace(/[ .]/g, '')))).toContain('lacks the spaces');
    expect(findGarble([...SENTENCES.join('').replace(/[ .]/g, '')])).toContain('letter by letter');
    expect(findGarble([...'Hereissomespacedtext'])).toContain('letter by letter');
  });

  it('tells the codes of a font without a map, and characters that stand for nothing', () => {
    expect(findGarble(inEach(() => '(cid:12)(cid:7)'))).toContain('codes of a font');
    expect(findGarble(inEach((word) => '\ue001'.repeat(word.length)))).toContain('stand for nothing');
    expect(findGarble(inEach(() => '#$%&@!~^*'))).toContain('are signs');
  });

  it('tells a bad reading', () => {
    const misread = inEach((word) => word.replace(/[eaiou]/g, (_, at) => (at % 2 ? '1' : '@')));
    expect(findGarble(misread)).toContain('digits or signs between letters');
  });
});
