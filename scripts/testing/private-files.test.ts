import { chmod, lstat, mkdir, mkdtemp, readdir, rm, symlink, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { makePrivate } from '#api/folder/private-folder.ts';
import { zipOf } from '../../ingest/testing/builders/build-zip.ts';
import { makeTextPdf } from '../make/fixtures/simple-pdfs.ts';
import { callUncover, type Run, startUncover } from './run-uncover.ts';

let folder: string;
let data: string;
let umask: number;
beforeAll(async () => {
  // The default of most shells: others may read new files.
  umask = process.umask(0o022);
  folder = await mkdtemp(join(tmpdir(), 'uncover-private-'));
  data = join(folder, 'data');
});
afterAll(async () => {
  process.umask(umask);
  await rm(folder, { recursive: true });
});

async function succeed(...words: string[]): Promise<Run> {
  const run = await callUncover(...words);
  if (run.exitCode !== 0) throw new Error(`${words[0]}: ${run.stderr}`);
  return run;
}

/**
 * What others may read, write or enter in a folder, including the folder itself; with the permissions in
 * octal.
 */
async function listOpen(root: string): Promise<string[]> {
  const names = ['', ...(await readdir(root, { recursive: true }))];
  const open: string[] = [];
  for (const name of names) {
    const found = await lstat(join(root, name)).catch(() => undefined);
    if (found && !found.isSymbolicLink() && (found.mode & 0o077) !== 0)
      open.push(`${name} ${(found.mode & 0o777).toString(8)}`);
  }
  return open;
}

/** Runs a server until it responds, and returns its stderr. */
async function serve(look: () => Promise<void>): Promise<string> {
  const child = startUncover(['serve', '--port', '0', '--data', data]);
  let stderr = '';
  child.stderr?.on('data', (text) => {
    stderr += text;
  });
  await new Promise<void>((resolve) => {
    let stdout = '';
    child.stdout?.on('data', (text) => {
      stdout += text;
      if (stdout.includes('Uncover is at')) resolve();
    });
    child.once('close', () => resolve());
  });
  await look();
  const ended = new Promise((resolve) => child.once('close', resolve));
  child.kill('SIGTERM');
  await ended;
  return stderr;
}

describe.skipIf(process.platform === 'win32')(
  'whatever the umask of the person and the modes of the disc',
  () => {
    it('a data folder, its backup and a package can only be read by their account', async () => {
      const release = join(folder, 'release');
      await mkdir(release);
      const letter = await makeTextPdf([['A letter on opting out.']]);
      // Like a disc, which everyone may read and nobody may write.
      await writeFile(join(release, 'letter.pdf'), letter, { mode: 0o444 });
      await writeFile(join(release, 'note.txt'), 'A note on opting out.', { mode: 0o666 });
      await writeFile(join(release, 'more.zip'), zipOf({ 'memo.txt': Buffer.from('A memo.') }));
      await succeed('ingest', release, '--matter', 'test', '--data', data);
      await succeed('tag', 'key', '--matter', 'test', '--pages', 'UNC-0000001', '--data', data);
      const out = join(folder, 'package');
      const backup = join(folder, 'backup');
      const restored = join(folder, 'restored');
      await succeed('export', 'exhibits', '--matter', 'test', '--tag', 'key', '--out', out, '--data', data);
      await succeed('backup', backup, '--data', data);
      await succeed('restore', backup, '--data', restored);
      for (const root of [data, out, backup, restored]) {
        expect((await readdir(root)).length).toBeGreaterThan(1);
        expect(await listOpen(root)).toEqual([]);
      }
    });

    it("so can the server's files; open permissions are closed at its start and logged", async () => {
      await chmod(data, 0o755);
      await chmod(join(data, 'uncover.db'), 0o644);
      await chmod(join(data, 'originals'), 0o775);
      const said = await serve(async () => {
        expect(await readdir(data)).toContain('uncover.db-wal');
        expect(await listOpen(data)).toEqual([]);
      });
      // The folder, the originals, and the database, whose two logs have its permissions.
      expect(said).toContain(`could get at 5 files and folders of ${data}`);
    });

    it('a command closes a folder that others may enter, and reports that', async () => {
      await chmod(data, 0o755);
      await chmod(join(data, 'uncover.db'), 0o644);
      const { stderr } = await succeed('matters', 'list', '--data', data);
      // The folder and the database, and its two logs if they still exist.
      expect(stderr).toMatch(/could get at [2-4] files and folders of /);
      expect(stderr).toContain(data);
      expect(await listOpen(data)).toEqual([]);
    });

    it("targets of links in the folder and other people's files in it are not changed", async () => {
      const outside = join(folder, 'outside');
      await mkdir(outside);
      await symlink(outside, join(data, 'originals', 'link'));
      await mkdir(join(data, 'letters'));
      await writeFile(join(data, 'letters', 'draft.odt'), 'Dear clerk');
      expect(makePrivate(data)).toEqual({ changed: 0, refused: 0 });
      expect(await listOpen(outside)).toHaveLength(1);
      expect(await listOpen(join(data, 'letters'))).toHaveLength(2);
    });

    it('a folder that is named by mistake keeps its permissions', async () => {
      const shared = join(folder, 'shared');
      await mkdir(shared);
      await writeFile(join(shared, 'notes.txt'), 'for everyone');
      const before = await listOpen(shared);
      expect(before).toHaveLength(2);
      await succeed('users', 'list', '--data', shared);
      expect(await readdir(shared)).toContain('uncover.db');
      expect(await listOpen(shared)).toEqual(before);
    });
  },
);
