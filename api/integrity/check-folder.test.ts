import { appendFile, cp, mkdir, rm, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { DatabaseSync } from 'node:sqlite';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { databasePath, searchIndexPath } from '../data-folder.ts';
import { keepRendition } from '../originals/keep-rendition.ts';
import { OriginalStore } from '../originals/original-store.ts';
import { hashEvent } from '../repositories/database/event-hash.ts';
import { makeTextPdf } from '../testing/make-text-pdf.ts';
import { ingestScripted } from '../testing/scripted-pages.ts';
import { openTestApp, type TestApp } from '../testing/test-app.ts';
import { checkFolder } from './check-folder.ts';

let app: TestApp;
let sha256: string;
beforeEach(async () => {
  app = await openTestApp();
  await ingestScripted(app, {
    'memo.pdf': [{ text: 'A county may opt-\nout by letter.' }, { text: 'It has opted out.' }],
  });
  const file = await app.database.selectFrom('source_file').select('sha256').executeTakeFirstOrThrow();
  sha256 = file.sha256;
});
afterEach(() => app.close());

/** For example a picture, whose pages are shown by a PDF made from the original. */
async function makeRendition(): Promise<string> {
  const source = join(app.dataDir, 'made.pdf');
  await writeFile(source, await makeTextPdf(['A county may opt out by letter.']));
  await keepRendition(app, source, sha256, new Date());
  await app.database.updateTable('source_file').set({ rendition: 1 }).execute();
  return app.originals.pagesPathOf({ sha256, rendition: 1 });
}

/** Writes to the database like someone who bypasses the program. */
const tamper = (...statements: string[]) => tamperWith(databasePath(app.dataDir), statements);

const tamperWithIndex = (...statements: string[]) => tamperWith(searchIndexPath(app.dataDir), statements);

function tamperWith(path: string, statements: string[]): void {
  const database = new DatabaseSync(path, { timeout: 5000, defensive: false });
  for (const statement of statements) database.exec(statement);
  database.close();
}

async function listFaults(): Promise<string[]> {
  const { faults } = await checkFolder(app.dataDir);
  expect(faults.every(({ remedy }) => remedy !== '')).toBe(true);
  return faults.map(({ part, path, what }) => `${part} ${path} ${what}`);
}

describe('a check of a data folder', () => {
  it('finds nothing in an intact one, and counts what it checked', async () => {
    await makeRendition();
    const { counts, faults, notes } = await checkFolder(app.dataDir);
    expect({ faults, notes }).toEqual({ faults: [], notes: [] });
    expect(counts).toMatchObject({ 'search-index': 2, originals: 1, renditions: 1 });
    const events = await app.database.selectFrom('audit_event').select('seq').execute();
    expect(counts['audit-log']).toBe(events.length);
    expect(counts.database).toBeGreaterThan(30);
  });

  it.each([true, false])(
    'finds damage inside the database, table by table (%s) or at once',
    async (inTurns) => {
      // Rows change while the database does not know about one of its indexes.
      const index = "sqlite_schema where name = 'page_change_by_matter'";
      tamper(
        'pragma writable_schema = on',
        `create table kept as select * from ${index}`,
        `delete from ${index}`,
      );
      tamper('update page set status = status');
      tamper(
        'pragma writable_schema = on',
        'insert into sqlite_schema select * from kept',
        'drop table kept',
      );
      const { faults } = await checkFolder(app.dataDir, { inTurns });
      expect(faults).toContainEqual(
        expect.objectContaining({
          part: 'database',
          what: expect.stringContaining('missing from index page_change_by_matter'),
        }),
      );
    },
  );

  it('finds damage inside the search index, and an index that is missing or out of step with the record', async () => {
    tamperWithIndex("update page_term_data set block = x'00' where id > 10");
    expect(await listFaults()).toContainEqual(
      expect.stringMatching(/^search-index search-index.db The search index is damaged: .*page_term/),
    );
    tamperWithIndex("update state set stamp = 'of before'");
    expect(await listFaults()).toContain(
      'search-index search-index.db The search index is of another moment than the record.',
    );
    await rm(searchIndexPath(app.dataDir));
    expect(await listFaults()).toEqual(['search-index search-index.db The search index is missing.']);
  });

  it('finds an original with other bytes, and one that is missing', async () => {
    const path = app.originals.pathOf(sha256);
    await appendFile(path, '\n');
    const place = `originals/${sha256.slice(0, 2)}/${sha256}`;
    expect(await listFaults()).toEqual([
      expect.stringMatching(`^originals ${place} The original of memo.pdf has changed: its SHA-256 is`),
    ]);
    await rm(path);
    expect(await listFaults()).toEqual([`originals ${place} The original of memo.pdf is missing.`]);
    await mkdir(path);
    expect(await listFaults()).toEqual([expect.stringContaining("can't be read: it is no file")]);
  });

  it('finds a rendition with other bytes, and one that is missing', async () => {
    const path = await makeRendition();
    await appendFile(path, '\n');
    expect(await listFaults()).toEqual([
      expect.stringMatching(/^renditions .* made of the original .* changed/),
    ]);
    await rm(path);
    expect(await listFaults()).toEqual([expect.stringMatching(/^renditions .* is missing/)]);
  });

  it('reports that a rendition without a recorded hash cannot be compared, which is no fault', async () => {
    await makeRendition();
    await app.database.deleteFrom('rendition_hash').execute();
    const { faults, notes } = await checkFolder(app.dataDir);
    expect({ faults, notes }).toEqual({
      faults: [],
      notes: [expect.stringContaining('no hash is recorded')],
    });
  });

  it('reports files among the originals that are not in the ledger, which is no fault', async () => {
    await writeFile(`${app.originals.pathOf(sha256)}.123.partial`, 'cut off');
    const { faults, notes } = await checkFolder(app.dataDir);
    expect({ faults, notes }).toEqual({
      faults: [],
      notes: [expect.stringContaining(`${sha256}.123.partial`)],
    });
  });

  it('finds events that were removed from the audit log, and the triggers that were removed to do so', async () => {
    tamper(
      'pragma foreign_keys = off',
      'drop trigger audit_event_is_never_deleted',
      'delete from audit_event where seq = 3',
    );
    expect(await listFaults()).toEqual([
      expect.stringContaining('its guard audit_event_is_never_deleted is missing'),
      'audit-log uncover.db Event 3 of the audit log is missing.',
    ]);
  });

  it('finds an event that was changed, also where its own hash was made to fit', async () => {
    const event = await app.database
      .selectFrom('audit_event')
      .selectAll()
      .where('seq', '=', 3)
      .executeTakeFirstOrThrow();
    const change = (column: string, value: string) =>
      tamper(
        'drop trigger audit_event_is_never_changed',
        `update audit_event set ${column} = '${value}' where seq = 3`,
        `create trigger audit_event_is_never_changed before update on audit_event
           begin select raise(abort, 'the audit log is append-only'); end`,
      );
    const ofEvent = (seq: number) => expect.stringContaining(`Event ${seq} of the audit log was changed`);
    change('actor', 'somebody');
    expect(await listFaults()).toEqual([ofEvent(3)]);
    const { hash } = await app.database
      .selectFrom('audit_event')
      .select('hash')
      .where('seq', '=', 2)
      .executeTakeFirstOrThrow();
    change('hash', hashEvent(hash, { ...event, actor: 'somebody' }));
    expect(await listFaults()).toEqual([ofEvent(4)]);
  });

  it('finds a ledger whose hash differs from the logged one', async () => {
    const other = 'ab'.repeat(32);
    tamper(`update source_file set sha256 = '${other}'`);
    expect(await listFaults()).toEqual([
      `audit-log uncover.db The ledger has the SHA-256 ${other} for memo.pdf; the audit log says ${sha256}.`,
      expect.stringMatching(/^originals .* is missing/),
    ]);
  });

  it('finds a page that is missing in the search index, one with other words there, and words of no page', async () => {
    tamperWithIndex(
      'delete from page_term where rowid = 1',
      "update page_term set terms = 'it has never opted out' where rowid = 2",
      "insert into page_term (rowid, terms, joined, places) values (99, 'nothing', '', '')",
    );
    expect(await listFaults()).toEqual([
      'search-index search-index.db Page UNC-0000001 is not in the search index: no search finds it.',
      'search-index search-index.db The search index has other words for page UNC-0000002 than its text.',
      'search-index search-index.db The search index has entries of 1 page that are not there.',
    ]);
  });

  it('finds rows that refer to missing rows', async () => {
    tamper('pragma foreign_keys = off', "update page set production_id = 'gone' where key = 1");
    expect(await listFaults()).toEqual([
      'database uncover.db The database is damaged: 1 of table page refer to what is not in production.',
    ]);
  });

  it('checks the originals by their names if the database cannot be read', async () => {
    const copy = join(app.dataDir, 'copy');
    await cp(join(app.dataDir, 'originals'), join(copy, 'originals'), { recursive: true });
    await writeFile(databasePath(copy), 'Minutes of the meeting, in which nothing was decided. '.repeat(40));
    await appendFile(new OriginalStore(copy).pathOf(sha256), '\n');
    const { counts, faults } = await checkFolder(copy);
    expect(counts.originals).toBe(1);
    expect(faults.map(({ what }) => what)).toEqual([
      'The database is damaged, and could not be read to its end.',
      expect.stringContaining('has changed'),
    ]);
  });

  it('reports nothing about pages and files that arrive during the check', async () => {
    const adding = (async () => {
      for (let round = 0; round < 10; round += 1) {
        await ingestScripted(app, { [`note-${round}.pdf`]: [{ text: `Note ${round} on opting out.` }] });
      }
    })();
    for (let round = 0; round < 10; round += 1) expect(await listFaults()).toEqual([]);
    await adding;
    expect((await checkFolder(app.dataDir)).counts.originals).toBe(11);
  });
});
