import { readFile } from 'node:fs/promises';
import { expect, it } from 'vitest';
import { converse, type Recording } from './conversation.ts';
import { STEPS } from './conversation-steps.ts';
import { openMeiliStandIn } from './meili-stand-in.ts';

/**
 * What a real server answered, asked of the stand-in: a difference shows where the stand-in is kinder, or stricter.
 * `npm run bench -- meilisearch --record` records it anew.
 */
const file = new URL('./recorded-conversation.json', import.meta.url);
const { version, exchanges }: Recording = JSON.parse(await readFile(file, 'utf8'));

const standIn = await openMeiliStandIn();
const replayed = await converse(standIn);
await standIn.close();

it('is a recording of the requests that are asked now', () => {
  expect(exchanges.map(({ request }) => request)).toEqual(
    STEPS.map(({ method, path, body }) => ({ method, path, ...(body === undefined ? {} : { body }) })),
  );
});

it.each(exchanges.map((exchange, place) => ({ ...exchange, place })))(
  `the stand-in answers as Meilisearch ${version}: $shows`,
  ({ place, answer }) => {
    expect(replayed[place]?.answer).toEqual(answer);
  },
);
