import { readFile } from 'node:fs/promises';
import { expect, it } from 'vitest';
import { converse, type Recording } from './conversation.ts';
import { STEPS } from './conversation-steps.ts';
import { openMeiliStandIn } from './meili-stand-in.ts';

/**
 * Replays the answers of a real server against the stand-in: a difference shows where the stand-in is more or
 * less strict. `npm run bench -- meilisearch --record` records again.
 */
const file = new URL('./recorded-conversation.json', import.meta.url);
const { version, exchanges }: Recording = JSON.parse(await readFile(file, 'utf8'));

const standIn = await openMeiliStandIn();
const replayed = await converse(standIn);
await standIn.close();

it('is a recording of the current requests', () => {
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
