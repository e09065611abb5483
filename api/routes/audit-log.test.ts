import { createHash } from 'node:crypto';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import type { AuditWindow } from '#contract/reports/audit.ts';
import { openPdf } from '../exports/pdf/pdf-reader.ts';
import { ingestScripted } from '../testing/scripted-pages.ts';
import { openTestApp, type TestApp } from '../testing/test-app.ts';

const PAGE = 'UNC-0000001';
/** Written by people into the records, and in no file unless it was chosen. */
const NAME = 'possibly privileged';

let app: TestApp;
beforeAll(async () => {
  app = await openTestApp();
  await ingestScripted(app, { 'a.pdf': [{ text: 'Counties may opt out.' }] });
  const lead = app.as('attorney');
  const tag = await lead.send('post', '/api/matters/ndlon/tags', { name: NAME, color: 'red', key: 'p' });
  const { tagId } = (await tag.json()) as { tagId: string };
  const { id } = await app.database.selectFrom('page').select('id').executeTakeFirstOrThrow();
  await app.as('reviewer').send('post', '/api/matters/ndlon/decisions', {
    ...{ tagId, answer: 'yes', level: 'first', target: { kind: 'pages', pageIds: [id] } },
  });
  await lead.send('post', '/api/matters', { slug: 'ader', name: 'Ader v. ICE' });
});
afterAll(() => app.close());

const get = (path: string, who = 'attorney') => app.as(who).get(`/api/matters/ndlon/audit-log${path}`);
const list = async (query = '') => (await (await get(query)).json()) as AuditWindow;

describe('the audit log of a matter', () => {
  it('says who did what, when and to which page, the latest first, and only of this matter', async () => {
    const { total, events, first, last, people } = await list();
    expect(events).toHaveLength(total);
    expect(events[0]).toMatchObject({
      ...{ byName: 'reviewer', what: 'Decided about pages', pages: 1, about: null },
      page: { bates: null, controlNumber: PAGE },
    });
    expect(events[1]).toMatchObject({ byName: 'attorney', what: 'Added a tag', about: NAME, page: null });
    expect([last?.seq, first?.seq]).toEqual([events[0]?.seq, events.at(-1)?.seq]);
    expect(people.map(({ userName }) => userName)).toEqual(expect.arrayContaining(['attorney', 'reviewer']));
    expect(events.every(({ type }) => !type.startsWith('user.'))).toBe(true);
  });

  it('is narrowed by person, kind of event and day', async () => {
    const one = await list('?person=reviewer&type=pages.decided');
    expect([one.total, one.first, one.types.length > 1]).toEqual([1, one.last, true]);
    expect((await list('?person=reader')).total).toBe(0);
    expect((await list('?to=2020-01-01')).total).toBe(0);
    expect((await list('?from=2020-01-01')).total).toBe((await list()).total);
    expect((await get('?from=yesterday')).status).toBe(400);
  });

  it('has in its CSV file all that is needed to recompute the hash of each event, and no names', async () => {
    const csv = await (await get('.csv')).text();
    expect(csv).not.toContain(NAME);
    const [, ...rows] = csv.trim().split('\r\n');
    expect(rows).toHaveLength((await list()).total);
    for (const row of rows) {
      const cells = row.split(',');
      const [seq, at, , actor] = cells;
      const [matterId, type, payload, previous, hash] = cells.slice(-5);
      const covered = JSON.stringify([previous, Number(seq), at, matterId, actor, type, payload]);
      expect(createHash('sha256').update(covered).digest('hex')).toBe(hash);
    }
    expect(await (await get('.csv?names=yes')).text()).toContain(NAME);
  });

  it('is exported as a PDF of Letter size that says what it contains and how to verify it', async () => {
    const answer = await get('.pdf?person=reviewer');
    expect(answer.headers.get('content-disposition')).toBe('attachment; filename="audit-log-ndlon.pdf"');
    const pdf = await openPdf(Buffer.from(await answer.arrayBuffer()));
    const text = (await pdf.readText(0)).map(({ text }) => text).join(' ');
    await pdf.close();
    const { first } = await list('?person=reviewer');
    const csv = await (await get('.csv?person=reviewer')).bytes();
    expect(text).toContain('Audit log: NDLON v. ICE');
    expect(text).toContain('only reviewer');
    expect(text).toContain(`number ${first?.seq}`);
    expect(text).toContain(first?.hash);
    expect(text).toContain(createHash('sha256').update(csv).digest('hex'));
    expect(text).toContain('uncover verify --data');
    expect(text).toContain(PAGE);
    expect(text).not.toContain(NAME);
  });
});
