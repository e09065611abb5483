/**
 * Makes the tables of letter pairs that distinguish a text layer from garbled text: how improbable each
 * letter is after the previous one. English comes from the truth of the synthetic production, Spanish from
 * the text beside this file; both were written for this project. Run it by hand: node
 * scripts/make/letters/make-letter-pairs.ts
 */
import { readFileSync, writeFileSync } from 'node:fs';
import { foldLetters, LETTERS, pairsOf } from '../../../ingest/text/layer/letter-pairs.ts';
import type { Truth } from '../fixtures/truth.ts';

const at = (path: string) => new URL(path, import.meta.url);
/** Added to every pair, so that a pair that never occurs is only very improbable. */
const SMOOTHING = 0.3;

function readEnglish(): string {
  const truth = JSON.parse(
    readFileSync(at('../../../fixtures/secure-communities/truth.json'), 'utf8'),
  ) as Truth;
  return truth.files.flatMap(({ pages }) => pages.map(({ text }) => text)).join('\n');
}

/**
 * A row for each letter; it contains, for each letter that may follow, the surprisal in half bits, in base
 * 36.
 */
function toTable(text: string): string[] {
  const counts = [...LETTERS].map(() => [...LETTERS].map(() => SMOOTHING));
  for (const word of text.split(/\s+/)) {
    for (const [first, second] of pairsOf(foldLetters(word))) {
      const row = counts[first];
      if (row) row[second] = (row[second] ?? 0) + 1;
    }
  }
  return counts.map((row) => {
    const all = row.reduce((sum, count) => sum + count, 0);
    return row.map((count) => Math.round(-2 * Math.log2(count / all)).toString(36)).join('');
  });
}

const tables = { english: toTable(readEnglish()), spanish: toTable(readFileSync(at('spanish.txt'), 'utf8')) };
writeFileSync(
  at('../../../ingest/text/layer/letter-tables.ts'),
  `/** Made by scripts/make/letters/make-letter-pairs.ts, which says from what; not to be edited. */
export const LETTER_TABLES = ${JSON.stringify(tables, null, 2)} as const;
`,
);
