import { PageWords } from './make-queries.ts';
import { type NaturalText, openRandom, type Random } from './natural-text.ts';
import { makePageMarks, type PageMarks } from './page-marks.ts';

/** What people type into Explore, of one kind. */
export interface TypedKind {
  name: string;
  /** Everything is on some page as typed, so that both engines must find that page. */
  isAsWritten: boolean;
  make: (page: PageWords, marks: PageMarks, random: Random) => string;
}

export interface TypedQuery {
  kind: TypedKind;
  text: string;
}

/** Queries of each kind: 300 in all. */
const OF_A_KIND = 25;
/** The number of words in pasted text. */
const MANY = 13;

export const typedKinds: TypedKind[] = [
  { name: 'a word', isAsWritten: true, make: (page) => `${page.distinctive()} ` },
  { name: 'two words of a page', isAsWritten: true, make: (page) => `${page.run(2).join(' ')} ` },
  { name: 'phrases', isAsWritten: true, make: (page) => `"${page.run(2).join(' ')}"` },
  { name: 'the start of a word', isAsWritten: false, make: (page) => page.distinctive().slice(0, 5) },
  {
    name: 'typos',
    isAsWritten: false,
    make: (page, _, random) => `${misspell(page.distinctive(), random)} `,
  },
  { name: 'names', isAsWritten: true, make: (_, { name }) => `"${name}"` },
  { name: 'counts', isAsWritten: true, make: (_, { count }) => `${count} ` },
  { name: 'case numbers', isAsWritten: true, make: (_, { caseNumber }) => caseNumber },
  { name: 'codes', isAsWritten: true, make: (page, { code }) => `${page.distinctive()} ${code} ` },
  { name: 'Bates numbers', isAsWritten: true, make: (_, { bates }) => bates },
  { name: 'Spanish', isAsWritten: true, make: (_, { spanish }) => `"${spanish}"` },
  { name: 'many words', isAsWritten: false, make: (page) => page.run(MANY).join(' ') },
];

/** Always the same for a matter with the same number of pages. */
export function listTypedQueries(text: NaturalText, pages: number): TypedQuery[] {
  const random = openRandom(9);
  const ranks = new Map(text.words.map((word, rank) => [word, rank]));
  return typedKinds.flatMap((kind) =>
    Array.from({ length: OF_A_KIND }, () => {
      const marks = makePageMarks(1 + Math.floor(random() * pages));
      return { kind, text: kind.make(new PageWords(text, ranks, random), marks, random) };
    }),
  );
}

/** One letter wrong, missing, extra, or swapped with its neighbor. */
function misspell(word: string, random: Random): string {
  const at = 1 + Math.floor(random() * (word.length - 2));
  const [before, letter, after] = [word.slice(0, at), word.charAt(at), word.slice(at + 1)];
  const ways = [`${before}x${after}`, before + after, `${before}${letter}${letter}${after}`];
  const way = Math.floor(random() * (ways.length + 1));
  return ways[way] ?? `${before}${after.charAt(0)}${letter}${after.slice(1)}`;
}
