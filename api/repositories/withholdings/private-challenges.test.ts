import { type Kysely, sql } from 'kysely';
import { expect, it } from 'vitest';
import { ingestScripted } from '../../testing/scripted-pages.ts';
import { openTestApp } from '../../testing/test-app.ts';
import { up } from '../database/migrations/019-private-challenges-and-known-devices.ts';
import { VIEW_NAMES } from '../database/visible-records.ts';
import { getLastChange } from '../search/page-changes.ts';

it('an older folder keeps its challenges and corrections, and no page counts as changed', async () => {
  const app = await openTestApp();
  await ingestScripted(app, { 'a.pdf': [{ text: 'one' }, { text: 'two' }] });
  const olderShape = [
    // Migrations run before a connection has its views.
    ...VIEW_NAMES.map((name) => `drop view temp.${name}`),
    'drop table withholding_challenge',
    'drop table known_device',
    'alter table withholding add column challenge text',
    `insert into withholding (page_key, part, challenge, changed_by, changed_at)
       values (1, 0, 'to-challenge', '', '')`,
    `insert into withholding (page_key, part, challenge, note, changed_by, changed_at)
       values (2, 0, 'challenged', 'see brief', 'reviewer', '2026-01-01')`,
  ];
  for (const statement of olderShape) await sql.raw(statement).execute(app.database);
  const before = await getLastChange(app.database);
  await up(app.database as unknown as Kysely<unknown>);
  expect(await getLastChange(app.database)).toBe(before);
  const challenges = await app.database.selectFrom('withholding_challenge').selectAll().execute();
  expect(challenges.map(({ page_key, challenge }) => [page_key, challenge])).toEqual([
    [1, 'to-challenge'],
    [2, 'challenged'],
  ]);
  const said = await app.database.selectFrom('withholding').selectAll().execute();
  expect(said.map(({ page_key, note }) => [page_key, note])).toEqual([[2, 'see brief']]);
  await app.close();
});
