import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { Ledger } from '#contract/intake/ledger.ts';
import { Production } from '#contract/intake/production.ts';
import type { LiveEvent } from '#contract/live-event.ts';
import { systemClock } from '../jobs/core/clock.ts';
import { LiveEvents } from '../jobs/live/live-events.ts';
import { listEventsAfter } from '../repositories/database/audit-log.ts';
import { ingestScripted } from '../testing/scripted-pages.ts';
import { openTestApp, type TestApp } from '../testing/test-app.ts';

let app: TestApp;
let path: string;
const matter = '/api/matters/ndlon';

beforeAll(async () => {
  app = await openTestApp();
  await ingestScripted(app, {
    'part-1.pdf': [{ text: 'Participation is voluntary.' }, { text: '' }],
    '=HYPERLINK("evil").pdf': [{ text: 'Participation is mandatory.', problem: 'It can’t be read.' }],
  });
  const productions = Production.array().parse(
    await (await app.as('reader').get(`${matter}/productions`)).json(),
  );
  path = `${matter}/productions/${productions[0]?.productionId}`;
});
afterAll(() => app.close());

const declare = (declaredPages: unknown, who = 'reviewer') =>
  app.as(who).send('put', `${path}/declared-pages`, { declaredPages });

const getLedger = async () => Ledger.parse(await (await app.as('reader').get(`${path}/ledger`)).json());

const listDeclarations = async () =>
  (await listEventsAfter(app.database, app.matter.id, 0)).filter(
    ({ event }) => event.type === 'production.declared',
  );

describe('a declared page count', () => {
  it('is set and removed by a reviewer, and is in the log for each change', async () => {
    const set = Production.parse(await (await declare(144)).json());
    expect(set.declaredPages).toBe(144);
    expect((await declare(144)).status).toBe(200);
    expect((await getLedger()).declaredSummary).toBe('The agency declared 144 pages; 141 are not here.');
    expect((await declare(null, 'attorney')).status).toBe(200);
    expect(await getLedger()).toMatchObject({ declaredPages: null, difference: null });
    expect((await listDeclarations()).map(({ actor, event }) => [actor, event])).toMatchObject([
      ['reviewer', { name: 'First release', declaredPages: 144 }],
      ['attorney', { name: 'First release', declaredPages: null }],
    ]);
  });

  it.each([-1, 1.5, '144', 1e12, undefined])('refuses %s and changes nothing', async (declaredPages) => {
    expect((await declare(declaredPages)).status).toBe(400);
    expect((await getLedger()).declaredPages).toBeNull();
  });

  it('is not found for a production of another matter', async () => {
    const elsewhere = `${matter}/productions/not-here/declared-pages`;
    expect((await app.as('attorney').send('put', elsewhere, { declaredPages: 1 })).status).toBe(404);
  });

  it('reaches other open browsers with the next poll, though this process wrote it', async () => {
    await declare(76);
    const { token_hash } = await app.database
      .selectFrom('session')
      .innerJoin('user', 'user.id', 'session.user_id')
      .select('session.token_hash')
      .where('user.name', '=', 'reviewer')
      .executeTakeFirstOrThrow();
    // Its clock does not advance: what is sent only after some quiet seconds is never sent.
    const now = new Date();
    const sent: LiveEvent[] = [];
    const liveEvents = new LiveEvents({
      database: app.database,
      clock: { ...systemClock, now: () => now },
      onError: (error) => {
        throw error;
      },
    });
    const stop = liveEvents.follow({
      matterId: app.matter.id,
      sessionHash: token_hash,
      role: 'reviewer',
      send: (event) => sent.push(event),
      end: () => undefined,
    });
    const declared = () =>
      sent.flatMap((event) =>
        event.type === 'production.progressed' ? [event.production.declaredPages] : [],
      );
    await expect.poll(declared, { timeout: 120_000 }).toEqual([76]);
    await declare(77);
    await expect.poll(declared, { timeout: 120_000 }).toEqual([76, 77]);
    stop();
    await liveEvents.close();
  });
});

describe('a ledger', () => {
  it('accounts for every file and page', async () => {
    const ledger = await getLedger();
    expect(ledger.files).toEqual({ received: 2, read: 2, duplicate: 0, quarantined: 0, waiting: 0 });
    expect(ledger.pages).toEqual({
      received: 3,
      textLayer: 0,
      ocr: 1,
      blank: 1,
      problem: 1,
      sequestered: 0,
      waiting: 0,
    });
    expect(ledger.pagesWithoutBates).toBe(3);
  });

  it('is downloaded as CSV, in which no name is a formula', async () => {
    const answer = await app.as('reader').get(`${path}/ledger.csv`);
    expect(answer.headers.get('content-type')).toContain('text/csv');
    expect(answer.headers.get('content-disposition')).toContain('filename="ledger-First-release.csv"');
    const lines = (await answer.text()).trimEnd().split('\r\n');
    expect(lines).toHaveLength(3);
    expect(lines[0]).toMatch(
      /production,path,sha256,bytes,status,cause,message,pages,pages read,kind,inside,notes,pages with notes$/,
    );
    expect(lines[1]).toContain(`First release,"'=HYPERLINK(""evil"").pdf",`);
    expect(lines[2]).toMatch(/,read,,,2,2,pdf,,,0$/);
  });
});
