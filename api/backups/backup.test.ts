import { mkdir, mkdtemp, readdir, readFile, rm, stat, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { databasePath } from '../data-folder.ts';
import { checkFolder } from '../integrity/check-folder.ts';
import { keepRendition } from '../originals/keep-rendition.ts';
import { StagedUploads } from '../originals/staged-uploads.ts';
import { FolderLock } from '../repositories/database/folder-lock.ts';
import { openDatabase } from '../repositories/database/open-database.ts';
import { addExportJob, recordExport } from '../repositories/exhibits/export-jobs.ts';
import { beginUploads, finishUpload, noteBytesHere } from '../repositories/intake/uploads.ts';
import { claimJob, finishJob } from '../repositories/jobs/jobs.ts';
import { EMPTY_LIST } from '../testing/arrange-list.ts';
import { makeTextPdf } from '../testing/make-text-pdf.ts';
import { canMount, mountSmallDisk, WHY_SKIPPED } from '../testing/mount-small.ts';
import { ingestScripted } from '../testing/scripted-pages.ts';
import { act, openTestApp, type TestApp } from '../testing/test-app.ts';
import { type BackupTask, backUp } from './back-up.ts';
import { type RestoreTask, restoreBackup } from './restore-backup.ts';

let app: TestApp;
let folder: string;
let dir: string;
beforeEach(async () => {
  app = await openTestApp({}, undefined, 'wait');
  folder = await mkdtemp(join(tmpdir(), 'uncover-backup-'));
  dir = join(folder, 'backup');
  await ingestScripted(app, { 'memo.pdf': [{ text: 'A county may opt out by letter.' }] });
});
afterEach(async () => {
  await app.close();
  await rm(folder, { recursive: true });
});

const common = { now: () => new Date(), act: () => act };
const backUpNow = (more: Partial<BackupTask> = {}) => backUp({ ...app, ...common, dir, ...more });
const restoreTo = (name: string, more: Partial<RestoreTask> = {}) =>
  restoreBackup({ ...common, dir, dataDir: join(folder, name), ...more });

async function listFiles(root: string): Promise<string[]> {
  const entries = await readdir(root, { recursive: true, withFileTypes: true });
  return entries
    .filter((entry) => entry.isFile())
    .map(({ parentPath, name }) => join(parentPath, name).slice(root.length + 1))
    .sort();
}

/** The path of the memo's original in the backup. */
async function findKept(): Promise<string> {
  const { sha256 } = await app.database.selectFrom('source_file').select('sha256').executeTakeFirstOrThrow();
  return join(dir, 'files', sha256.slice(0, 2), sha256);
}

async function countPages(dataDir: string): Promise<number> {
  const database = await openDatabase(databasePath(dataDir));
  const pages = await database.selectFrom('page').select('id').execute();
  await database.destroy();
  return pages.length;
}

/** A file that a user is sending, of which this many bytes have arrived. */
async function sendFile(path: string, content: string, bytes: number): Promise<string> {
  const drop = { matterId: app.matter.id, production: 'Second release', startedBy: 'reviewer' };
  const newId = app.newId();
  await beginUploads(app.database, act, drop, [{ newId, path, bytes, lastModified: 0 }]);
  const staged = new StagedUploads(app.dataDir);
  await staged.write(
    newId,
    0,
    (async function* () {
      yield Buffer.from(content);
    })(),
    content.length,
  );
  await noteBytesHere(app.database, newId, content.length);
  if (content.length === bytes) await finishUpload(app.database, drop, newId, false);
  return newId;
}

/** A package, as an export leaves it. */
async function writeExport(id: string): Promise<void> {
  const { database, matter, dataDir } = app;
  const matterId = matter.id;
  await addExportJob(database, act, { id, matterId, list: EMPTY_LIST });
  const owner = { owner: 'test', now: act.at, leaseUntil: new Date() };
  const job = await claimJob(database, 'export', owner);
  if (!job) throw new Error('The export is not there.');
  const made = { exhibits: 1, pages: 1, manifestSha256: 'ab'.repeat(32) };
  await database.transaction().execute(async (tx) => {
    await finishJob(tx, job, { manifestSha256: made.manifestSha256 }, act.at);
    await recordExport(tx, act, matterId, { list: EMPTY_LIST, ...made });
  });
  await mkdir(join(dataDir, 'exports', id, 'exhibits'), { recursive: true });
  await writeFile(join(dataDir, 'exports', id, 'exhibits', 'A.pdf'), 'a PDF');
}

describe('a backup that is restored', () => {
  it('is complete, though files and pages arrived while it was made', async () => {
    let isAdding = true;
    const adding = (async () => {
      for (let round = 0; isAdding; round += 1) {
        await ingestScripted(app, { [`note-${round}.pdf`]: [{ text: `Note ${round} on opting out.` }] });
      }
    })();
    const report = await backUpNow();
    const again = await backUpNow();
    isAdding = false;
    await adding;
    expect(report.faults).toEqual([]);
    expect(again.faults).toEqual([]);
    const { check, faults } = await restoreTo('restored');
    expect({ faults, found: check.faults, notes: check.notes }).toEqual({ faults: [], found: [], notes: [] });
    expect((await checkFolder(join(folder, 'restored'))).faults).toEqual([]);
    expect(await countPages(join(folder, 'restored'))).toBeGreaterThanOrEqual(1);
  });

  it('contains renditions, packages of exports and files that wait to be read, and names the uploads that were incomplete', async () => {
    const { sha256 } = await app.database
      .selectFrom('source_file')
      .select('sha256')
      .executeTakeFirstOrThrow();
    const made = join(app.dataDir, 'made.pdf');
    await writeFile(made, await makeTextPdf(['A county may opt out by letter.']));
    await keepRendition(app, made, sha256, new Date());
    await app.database.updateTable('source_file').set({ rendition: 1 }).execute();
    await writeExport('export-1');
    const whole = await sendFile('whole.txt', 'A note.', 7);
    await sendFile('half.txt', 'A no', 7);
    await backUpNow();
    const { uploadsLost, check } = await restoreTo('restored');
    expect({ uploadsLost, found: check.faults }).toEqual({ uploadsLost: ['half.txt'], found: [] });
    expect(check.counts).toMatchObject({ originals: 1, renditions: 1 });
    const restored = join(folder, 'restored');
    expect(await readFile(join(restored, 'uploads', whole), 'utf8')).toBe('A note.');
    expect(await readFile(join(restored, 'exports', 'export-1', 'exhibits', 'A.pdf'), 'utf8')).toBe('a PDF');
  });

  it('is backed up into the same folder again', async () => {
    await backUpNow();
    await restoreTo('restored');
    const dataDir = join(folder, 'restored');
    const database = await openDatabase(databasePath(dataDir));
    expect(await backUp({ ...common, database, dataDir, dir })).toMatchObject({ copied: 0, faults: [] });
    await database.destroy();
  });

  it('has no sessions and no one-time links, and its log records that it was restored', async () => {
    await app.as('attorney').send('post', '/api/people/reviewer/password-link');
    await backUpNow();
    await restoreTo('restored');
    const database = await openDatabase(databasePath(join(folder, 'restored')));
    const sessions = await database.selectFrom('session').selectAll().execute();
    const links = await database.selectFrom('password_link').selectAll().execute();
    const events = await database.selectFrom('audit_event').select('type').orderBy('seq').execute();
    await database.destroy();
    expect([sessions, links]).toEqual([[], []]);
    expect(events.at(-1)?.type).toBe('folder.restored');
    const own = await app.database.selectFrom('audit_event').select('type').orderBy('seq').execute();
    expect(own.at(-1)?.type).toBe('folder.backed-up');
  });
});

describe('a second backup into the same folder', () => {
  it('copies only what is new, and removes what is no longer needed', async () => {
    expect(await backUpNow()).toMatchObject({ files: 1, copied: 1 });
    const kept = await findKept();
    const { mtimeMs } = await stat(kept);
    await ingestScripted(app, { 'note.pdf': [{ text: 'A note.' }] });
    expect(await backUpNow()).toMatchObject({ files: 2, copied: 1 });
    expect((await stat(kept)).mtimeMs).toBe(mtimeMs);
    expect(await listFiles(join(dir, 'database'))).toHaveLength(1);
    expect(await listFiles(join(dir, 'files'))).toHaveLength(2);
  });

  it('leaves the first one unchanged if it is interrupted', async () => {
    await backUpNow();
    await ingestScripted(app, { 'note.pdf': [{ text: 'A note.' }] });
    const cutOff = backUpNow({
      onProgress: (done) => {
        if (done === 1) throw new Error('the power is gone');
      },
    });
    await expect(cutOff).rejects.toThrow('the power is gone');
    const { check, files } = await restoreTo('restored');
    expect({ found: check.faults, files }).toEqual({ found: [], files: 1 });
    expect(await backUpNow()).toMatchObject({ files: 2 });
  });

  it('copies files again that were damaged in the first, or only compares their sizes', async () => {
    await backUpNow();
    const kept = await findKept();
    const bytes = await readFile(kept);
    await writeFile(kept, Buffer.alloc(bytes.length, 1));
    expect(await backUpNow({ quick: true })).toMatchObject({ copied: 0 });
    expect(await backUpNow()).toMatchObject({ copied: 1 });
    expect(await readFile(kept)).toEqual(bytes);
    await writeFile(kept, 'short');
    expect(await backUpNow({ quick: true })).toMatchObject({ copied: 1 });
  });

  it('keeps an original that was removed from the data folder since', async () => {
    await backUpNow();
    const { sha256 } = await app.database
      .selectFrom('source_file')
      .select('sha256')
      .executeTakeFirstOrThrow();
    await rm(app.originals.pathOf(sha256));
    expect((await backUpNow()).faults).toEqual([]);
    expect((await restoreTo('restored')).check.faults).toEqual([]);
  });
});

describe('a backup of a data folder that lacks an original', () => {
  it('reports that, and so does the restore', async () => {
    const { sha256 } = await app.database
      .selectFrom('source_file')
      .select('sha256')
      .executeTakeFirstOrThrow();
    await rm(app.originals.pathOf(sha256));
    const place = `originals/${sha256.slice(0, 2)}/${sha256}`;
    const said = [`${place} (the original of memo.pdf) is missing.`];
    expect((await backUpNow()).faults).toEqual(said);
    expect(await restoreTo('restored')).toMatchObject({ faults: said, check: { faults: [{ path: place }] } });
  });

  it('does not accept a damaged copy in its place', async () => {
    const { sha256 } = await app.database
      .selectFrom('source_file')
      .select('sha256')
      .executeTakeFirstOrThrow();
    await writeFile(app.originals.pathOf(sha256), 'other bytes');
    expect((await backUpNow()).faults).toEqual([expect.stringContaining('has changed: its SHA-256 is')]);
    expect((await listFiles(dir)).filter((path) => path.startsWith('files/'))).toEqual([]);
  });
});

describe('a backup is refused', () => {
  it('into the data folder, and into a folder around it', async () => {
    await expect(backUpNow({ dir: join(app.dataDir, 'backup') })).rejects.toThrow(
      'must not lie in each other',
    );
    await expect(backUpNow({ dir: app.dataDir })).rejects.toThrow('must not lie in each other');
    await expect(backUpNow({ dir: tmpdir() })).rejects.toThrow('must not lie in each other');
  });

  it('into a folder with other files, which it leaves unchanged', async () => {
    await mkdir(dir);
    await writeFile(join(dir, 'taxes.ods'), 'sums');
    await expect(backUpNow()).rejects.toThrow('holds other things, such as taxes.ods');
    expect(await readdir(dir)).toEqual(['taxes.ods']);
    await expect(backUpNow({ dir: join(dir, 'taxes.ods') })).rejects.toThrow('is a file, not a folder');
  });

  it('into the backup of another data folder', async () => {
    const other = await openTestApp();
    // The folders of tests are copies of one.
    await other.database.updateTable('installation').set({ id: 'another' }).execute();
    await backUp({ ...other, ...common, dir });
    await other.close();
    await expect(backUpNow()).rejects.toThrow('holds the backup of another data folder');
  });

  it('while another one is made in the same folder', async () => {
    await backUpNow();
    const lock = await FolderLock.take(dir, 'backup', new Date());
    await expect(backUpNow()).rejects.toThrow('is writing a backup to the folder');
    lock.release();
  });
});

describe('a restore is refused, and leaves nothing behind,', () => {
  it('if a file of the backup is damaged or missing, unless a partial restore is requested', async () => {
    await ingestScripted(app, { 'note.pdf': [{ text: 'A note.' }] });
    await backUpNow();
    const kept = await findKept();
    await writeFile(kept, 'other bytes');
    await expect(restoreTo('restored')).rejects.toThrow(`The backup is damaged: ${kept} has changed`);
    expect(await readdir(join(folder, 'restored'))).toEqual(['uncover.lock']);
    await rm(kept);
    await expect(restoreTo('restored')).rejects.toThrow(`The backup is damaged: ${kept} is missing`);
    const { faults, files, check } = await restoreTo('restored', { partial: true });
    expect({ faults, files }).toEqual({ faults: [expect.stringContaining('is missing.')], files: 1 });
    expect(check.faults).toHaveLength(1);
  });

  it('if the database of the backup is damaged', async () => {
    await backUpNow();
    const [database = ''] = await readdir(join(dir, 'database'));
    await writeFile(join(dir, 'database', database), 'other bytes');
    await expect(restoreTo('restored', { partial: true })).rejects.toThrow(
      /The backup is damaged: .*\.db has changed/,
    );
  });

  it('if its record is damaged, or names paths outside of a data folder', async () => {
    await backUpNow();
    const record = join(dir, 'uncover-backup.json');
    const text = await readFile(record, 'utf8');
    await writeFile(record, text.slice(0, 100));
    await expect(restoreTo('restored')).rejects.toThrow('is damaged');
    await writeFile(record, text.replace('"originals/', '"originals/../../'));
    await expect(restoreTo('restored')).rejects.toThrow('is damaged');
  });

  it('if there is no backup, or no finished one', async () => {
    await expect(restoreTo('restored')).rejects.toThrow('holds no backup');
    const cutOff = backUpNow({
      onProgress: () => {
        throw new Error('the power is gone');
      },
    });
    await expect(cutOff).rejects.toThrow();
    await expect(restoreTo('restored')).rejects.toThrow('No backup was ever finished');
  });

  it('into a folder that is not empty, or that a server holds', async () => {
    await backUpNow();
    await expect(restoreTo('', { dataDir: app.dataDir })).rejects.toThrow('is not empty');
    const target = join(folder, 'held');
    await mkdir(target);
    const lock = await FolderLock.take(target, 'serve', new Date());
    lock.noteAddress('http://127.0.0.1:1');
    await expect(restoreTo('held')).rejects.toThrow('is open in another Uncover already');
    lock.release();
  });
});

describe.skipIf(!canMount())(`a disk that is full (${WHY_SKIPPED})`, () => {
  it('stops a backup with a message that names it, and the previous backup remains', async () => {
    const disk = mountSmallDisk(2);
    if (!disk) throw new Error('no disk');
    try {
      const onDisk = join(disk.path, 'backup');
      await backUpNow({ dir: onDisk });
      const large = join(app.dataDir, 'received', 'large.bin');
      await writeFile(large, Buffer.alloc(4e6, 'x'));
      await ingestScripted(app, {}, { others: { 'large.bin': Buffer.alloc(4e6, 'x') } });
      await expect(backUpNow({ dir: onDisk })).rejects.toMatchObject({ fault: 'no-space' });
      const { check } = await restoreTo('restored', { dir: onDisk });
      expect(check.faults).toEqual([]);
    } finally {
      disk.close();
    }
  });
});
