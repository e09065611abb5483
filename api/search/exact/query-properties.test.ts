import { describe, expect, it } from 'vitest';
import { tokenize } from '#ingest';
import { UncoverError } from '../../errors.ts';
import { ingestScripted, toRecord } from '../../testing/scripted-pages.ts';
import { openTestApp } from '../../testing/test-app.ts';
import { parseQuery } from '../language/parse-query.ts';
import type { Query } from '../language/query.ts';
import { writeQuery } from '../language/write-query.ts';
import { evaluateNaively } from '../testing/naive-evaluator.ts';
import { buildRandom } from '../testing/random.ts';
import { buildPageText, buildQueryText } from '../testing/random-cases.ts';
import { matchQuery } from './match-query.ts';

const tokensOf = (text: string) => tokenize(toRecord(0, { text }).text.words, text);

/** Always the same cases. After a change of the language, `RANDOM_ROUNDS=10` tests ten times as many. */
const ROUNDS = Number(process.env.RANDOM_ROUNDS ?? 1);

/** The meaning of a query, without where and how it was written. */
function meaningOf(query: Query): unknown {
  return JSON.parse(
    JSON.stringify(query, (key, value) => (['at', 'end', 'written'].includes(key) ? undefined : value)),
  );
}

describe('random queries', () => {
  it('find on random pages what a naive evaluation finds', () => {
    const random = buildRandom(4);
    const cases = 4000 * ROUNDS;
    let found = 0;
    for (let count = 0; count < cases; count += 1) {
      const [text, query] = [buildPageText(random), parseQuery(buildQueryText(random))];
      const tokens = tokensOf(text);
      const hits = matchQuery(query, tokens)
        ?.flat()
        .map((match) => `${match.tokens[0]?.start}-${match.tokens.at(-1)?.end}`)
        .sort();
      expect(hits, `${writeQuery(query)} on ${JSON.stringify(text)}`).toEqual(evaluateNaively(query, tokens));
      if (hits && hits.length > 0) found += 1;
    }
    // With hits in fewer than 1/8 of the cases the test would prove little.
    expect(found).toBeGreaterThan(cases / 8);
  });

  it('are the same query when their canonical text is parsed', () => {
    const random = buildRandom(5);
    for (let count = 0; count < 2000 * ROUNDS; count += 1) {
      const query = parseQuery(buildQueryText(random, 5));
      const canonical = writeQuery(query);
      expect(meaningOf(parseQuery(canonical)), canonical).toEqual(meaningOf(query));
      expect(writeQuery(parseQuery(canonical))).toBe(canonical);
    }
  });

  it('find through the index every page that matches, and no other', async () => {
    const random = buildRandom(6);
    const app = await openTestApp();
    const texts = Array.from({ length: 40 }, () => buildPageText(random));
    await ingestScripted(app, { 'a.pdf': texts.map((text) => ({ text })) });
    for (let count = 0; count < 150 * ROUNDS; count += 1) {
      const query = parseQuery(buildQueryText(random));
      const keys = await app.search.listMatchingKeys(query, { matterId: app.matter.id });
      const expected = texts.flatMap((text, index) =>
        evaluateNaively(query, tokensOf(text)) ? [index + 1] : [],
      );
      expect([...keys], writeQuery(query)).toEqual(expected);
    }
    await app.close();
  });
});

it('any text is a query or an error with its position, never a crash', () => {
  const random = buildRandom(7);
  const signs = [...'()"~*?!/+-:<>%&|\'“”‐ \u202e\u05d0\u{1f600}aoB57é\0'].concat([
    'AND ',
    ' or ',
    'not ',
    ' w/3 ',
    ' pre/2 ',
    '(b)(5)',
    '█',
    '<script>',
  ]);
  let [refused, understood] = [0, 0];
  for (let count = 0; count < 2000 * ROUNDS; count += 1) {
    const text = Array.from({ length: 1 + random(12) }, () => signs[random(signs.length)]).join('');
    const query = parseOrError(text);
    if (query instanceof UncoverError) {
      expect(query, text).toMatchObject({ code: 'query-syntax', position: expect.any(Number) });
      refused += 1;
    } else {
      expect(meaningOf(parseQuery(writeQuery(query))), text).toEqual(meaningOf(query));
      const tokens = tokensOf(text);
      expect(matchQuery(query, tokens) !== undefined, text).toBe(
        evaluateNaively(query, tokens) !== undefined,
      );
      understood += 1;
    }
  }
  expect(Math.min(refused, understood)).toBeGreaterThan(200 * ROUNDS);
});

function parseOrError(text: string): Query | UncoverError {
  try {
    return parseQuery(text);
  } catch (error) {
    if (error instanceof UncoverError) return error;
    throw error;
  }
}
