import { describe, expect, it } from 'vitest';
import type { BatesCandidate } from '../../page-record.ts';
import { inferBatesNumbers } from './infer-bates-numbers.ts';
import type { NumberedPage } from './number-series.ts';

/** Numbers that look random and are the same in every run (mulberry32). */
function seeded(seed: number): () => number {
  let state = seed;
  return () => {
    state = (state + 0x6d2b79f5) | 0;
    let mixed = Math.imul(state ^ (state >>> 15), 1 | state);
    mixed = (mixed + Math.imul(mixed ^ (mixed >>> 7), 61 | mixed)) ^ mixed;
    return ((mixed ^ (mixed >>> 14)) >>> 0) / 4_294_967_296;
  };
}

const PREFIXES = ['ICE FOIA 10-2674.', '19-cv-4048(FBI)-', 'DHS-', 'OLC_', 'CREW v. DOJ 000-'];
/** Characters that OCR confuses, in both directions. */
const MISREAD: Record<string, string> = {
  '0': 'O8',
  '1': '7lI',
  '3': '8',
  '5': '6S',
  '6': '5b8',
  '7': '1?',
  '8': '3B0',
  B: '8',
  I: '1l',
  E: 'F',
};

/** Less confident readings are read again, so that a misreading rarely has more: see recognize-stamp-again.ts. */
const SURE = 85;

/** A file whose numbers jump here and there, and how an imperfect reader would read its stamps. */
function makeFile(random: () => number): { truth: (string | null)[]; pages: NumberedPage[] } {
  const below = (most: number) => Math.floor(random() * most);
  const prefix = PREFIXES[below(PREFIXES.length)] as string;
  const width = random() < 0.6 ? 7 : 0;
  // Short numbers that are not padded are page numbers as often as stamps, and most prefixes do not decide.
  let number = (width === 0 ? 1000 : 1) + below(9000);
  let sinceMisread = 3;
  const truth: (string | null)[] = [];
  const pages: NumberedPage[] = [];
  for (let pageIndex = 0; pageIndex < 12 + below(30); pageIndex += 1) {
    number += random() < 0.12 ? 2 + below(40) : 1;
    const bates = prefix + String(number).padStart(width, '0');
    const isMisread = sinceMisread >= 2 && random() < 0.2;
    const isMissing = !isMisread && random() < 0.08;
    sinceMisread = isMisread || isMissing ? 0 : sinceMisread + 1;
    const read = isMisread ? misread(bates, prefix.length, random) : bates;
    truth.push(bates);
    const candidates = isMissing ? [] : [toCandidate(read, isMisread ? below(SURE) : 60 + below(40))];
    pages.push({ pageIndex, batesCandidates: [...candidates, toCandidate(`Page ${pageIndex + 1}`, 95)] });
  }
  return { truth, pages };
}

/** Replaces one letter or digit, mostly one of the digits, with a look-alike. */
function misread(bates: string, prefixLength: number, random: () => number): string {
  const places = [...bates].flatMap((letter, index) => (MISREAD[letter] ? [index] : []));
  const inDigits = places.filter((index) => index >= prefixLength);
  const from = random() < 0.8 && inDigits.length > 0 ? inDigits : places;
  const at = from[Math.floor(random() * from.length)];
  if (at === undefined) return bates;
  const options = MISREAD[bates[at] ?? ''] ?? '';
  return bates.slice(0, at) + options[Math.floor(random() * options.length)] + bates.slice(at + 1);
}

function toCandidate(verbatim: string, confidence: number): BatesCandidate {
  const [, prefix = '', digits = '', suffix = ''] = /^(.*?)(\d{1,12})(\D?)$/.exec(verbatim) ?? [];
  const rect = { x: 0.7, y: 0.95, width: 0.2, height: 0.02 };
  return { verbatim, prefix, digits, suffix, rect, confidence };
}

/**
 * A misreading that happens to equal the number that would follow the page before, or precede the page after,
 * cannot be told from a jump: such files are left out.
 */
function isByChanceEven({ truth, pages }: ReturnType<typeof makeFile>): boolean {
  const numberOf = (text: string | null | undefined) => Number(/\d+$/.exec(text ?? '')?.[0] ?? Number.NaN);
  return pages.some(({ batesCandidates: [candidate] }, index) => {
    const read = candidate?.digits ? Number(candidate.digits) : Number.NaN;
    if (read === numberOf(truth[index])) return false;
    return truth.some((other, at) => at !== index && read - numberOf(other) === index - at);
  });
}

describe('random series with misreadings, missing stamps and jumps', () => {
  it('never get a wrong number, and get nearly all of the right ones', () => {
    const random = seeded(20_110_225);
    let right = 0;
    let pagesInAll = 0;
    const wrong: string[] = [];
    for (let file = 0; file < 1500; file += 1) {
      const made = makeFile(random);
      if (isByChanceEven(made)) continue;
      const numbers = inferBatesNumbers(made.pages);
      made.truth.forEach((bates, index) => {
        pagesInAll += 1;
        const given = numbers[index]?.bates ?? null;
        if (given === bates) right += 1;
        else if (given !== null) wrong.push(`file ${file} page ${index}: ${given}, not ${bates}`);
      });
    }
    expect(wrong).toEqual([]);
    expect(right / pagesInAll).toBeGreaterThan(0.9);
  });
});
