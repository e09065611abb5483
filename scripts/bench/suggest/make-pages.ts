import type { NaturalText, Random } from '../search/natural-text.ts';

/** A page of a synthetic matter: its words, and whether the tag applies. */
export interface MadePage {
  terms: string[];
  isYes: boolean;
}

/** How hard the pages are; the figures of a matter are printed with its results. */
export interface Difficulty {
  /** Share of the pages that the tag applies to. */
  prevalence: number;
  /** Share of a scanned page's words that OCR reads wrong. */
  slips: number;
}

const WORDS_A_PAGE = 250;
/** Share of the pages that were scanned. */
const SCANNED = 0.7;
/** Ways to write each idea of the topic; none has a word of its own that no other page has. */
const IDEAS = 8;
const SYNONYMS = 5;
/** Ideas on a page of the topic, at least and at most. A page with one is hard to find by any word. */
const MENTIONED = { least: 3, most: 6 };
/** Share of the other pages that use one or two of the topic's words for something else. */
const LOOK_ALIKES = 0.15;
/** Share of the topic's pages on which none of its usual words stands: nobody finds them by words. */
const HIDDEN = 0.03;
/** Letterheads, disclaimers and footers. */
const BOILERPLATES = 12;
const BOILERPLATE_WORDS = 40;
/** Offices and programs that pages are about besides the tag's topic, each with words of its own. */
const SUBJECTS = 40;
const SUBJECT_WORDS = 25;

/**
 * Pages as a production mixes them: running text, boilerplate, subjects, OCR slips, and a topic that is written in
 * several ways, whose single words occur on other pages too.
 */
export function makePages(
  text: NaturalText,
  random: Random,
  count: number,
  { prevalence, slips }: Difficulty,
): MadePage[] {
  const someWords = (length: number, from: number, range: number) =>
    Array.from({ length }, () => text.words[from + Math.floor(random() * range)] ?? '');
  const boilerplates = Array.from({ length: BOILERPLATES }, () => someWords(BOILERPLATE_WORDS, 0, 3000));
  const subjects = Array.from({ length: SUBJECTS }, () => someWords(SUBJECT_WORDS, 500, 8000));
  const ideas = Array.from({ length: IDEAS }, () =>
    Array.from({ length: SYNONYMS }, () => someWords(1 + Math.floor(random() * 2), 200, 4000)),
  );
  const phrase = () => firstOf(random, firstOf(random, ideas));
  return Array.from({ length: count }, () => {
    const isYes = random() < prevalence;
    const terms = Array.from({ length: WORDS_A_PAGE / 2 + Math.floor(random() * WORDS_A_PAGE) }, () =>
      text.pick(random),
    );
    const insert = (words: readonly string[]) =>
      terms.splice(Math.floor(random() * terms.length), 0, ...words);
    const subject = oneOf(random, subjects);
    for (let each = 0; each < 12; each += 1) insert([oneOf(random, subject)]);
    if (isYes && random() >= HIDDEN) {
      const mentions = MENTIONED.least + Math.floor(random() * (MENTIONED.most - MENTIONED.least + 1));
      for (let each = 0; each < mentions; each += 1) insert(phrase());
    }
    if (!isYes && random() < LOOK_ALIKES) insert(phrase().slice(0, 1));
    terms.unshift(...oneOf(random, boilerplates));
    if (random() < SCANNED) misread(terms, random, slips);
    return { terms, isYes };
  });
}

function oneOf<Item>(random: Random, items: readonly Item[]): Item {
  const item = items[Math.floor(random() * items.length)];
  if (item === undefined) throw new Error('There is nothing to choose from.');
  return item;
}

/** The first item for half of the time, the second for a quarter, and so on: writers have a usual word. */
function firstOf<Item>(random: Random, items: readonly Item[]): Item {
  const rank = Math.min(items.length - 1, Math.floor(-Math.log2(1 - random())));
  return oneOf(random, items.slice(rank, rank + 1));
}

const LETTERS = 'abcdefghijklmnopqrstuvwxyz01';

/** Changes a letter of some words, as OCR does. */
function misread(terms: string[], random: Random, slips: number): void {
  for (const [at, term] of terms.entries()) {
    if (random() >= slips) continue;
    const letter = Math.floor(random() * term.length);
    terms[at] = term.slice(0, letter) + oneOf(random, [...LETTERS]) + term.slice(letter + 1);
  }
}
