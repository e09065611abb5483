/**
 * Makes the tables of letter pairs by which a text layer is told from garble: how surprising each
 * letter is after the one before it. English comes from the truth of the synthetic production, Spanish
 * from the text beside this file, both written for this project. Run it by hand: node scripts/make/letters/make-letter-pairs.ts
 */
import { readFileSync, writeFileSync } from 'node:fs';
import { foldLetters, LETTERS, pairsOf } from '../../../ingest/text/layer/letter-pairs.ts';
import type { Truth } from '../fixtures/truth.ts';

const at = (path: string) => new URL(path, import.meta.url);
/** Given to every pair, so that one never seen is only very unlikely. */
const SMOOTHING = 0.3;

function readEnglish(): string {
  const truth = JSON.parse(
    readFileSync(at('../../../fixtures/secure-communities/truth.json'), 'utf8'),
  ) as Truth;
  return truth.files.flatMap(({ pages }) => pages.map(({ text }) => text)).join('\n');
}

/** A row for each letter; in it, for each letter that may follow, half bits of surprise in base 36. */
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
