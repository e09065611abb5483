import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, expect, it } from 'vitest';
import { callUncover } from '../../testing/run-uncover.ts';

let dataDir: string;
beforeAll(async () => {
  dataDir = await mkdtemp(join(tmpdir(), 'uncover-users-'));
});
afterAll(() => rm(dataDir, { recursive: true }));

const users = (...words: string[]) => callUncover('users', ...words, '--data', dataDir);
const list = async () => (await users('list')).stdout.split('\n').filter(Boolean);

it('a matter can be added before any file, and people can be given access to it', async () => {
  const matters = (...words: string[]) => callUncover('matters', ...words, '--data', dataDir);
  expect((await users('add', 'ann', '--role', 'attorney', '--name', 'Ann A.')).exitCode).toBe(0);
  expect((await users('add', 'rae', '--role', 'reviewer')).stdout).toMatch(/Password: \S{17}/);
  expect((await matters('add', 'Ader', 'Ader v. DHS')).exitCode).toBe(2);
  expect((await matters('add', 'ader', 'Ader v. DHS')).stdout).toBe('Added ader (Ader v. DHS).\n');
  expect((await matters('add', 'ader', 'Ader v. DHS')).exitCode).toBe(1);
  expect((await matters('list')).stdout).toBe('ader\tAder v. DHS\t0 productions\t0 pages\n');
  expect((await users('allow', 'rae', '--matter', 'ader')).stdout).toBe('rae may see ader.\n');
  expect(await list()).toEqual(['ann\tattorney\tAnn A.\tactive\tader', 'rae\treviewer\trae\tactive\tader']);
  await users('disallow', 'rae', '--matter', 'ader');
  expect((await list())[1]).toBe('rae\treviewer\trae\tactive\t');
});

it('people are invited by a link, renamed, promoted, deactivated, reactivated and removed', async () => {
  const invited = await users(
    'add',
    'sam',
    '--role',
    'reviewer',
    '--invite',
    '--address',
    'https://clinic.example',
  );
  expect(invited.stdout).toMatch(/^https:\/\/clinic\.example\/set-password#[\w-]{43}$/m);
  expect(invited.stdout).not.toContain('Password:');
  expect((await users('invite', 'sam')).stdout).toMatch(/^http:\/\/127\.0\.0\.1:7321\/set-password#/m);
  await users('rename', 'sam', '--name', 'Sam S.');
  await users('role', 'sam', '--role', 'read-only');
  expect(await list()).toContain('sam\tread-only\tSam S.\tinvited\t');
  expect((await users('sign-out', 'sam')).stdout).toBe('sam is signed out everywhere.\n');
  await users('deactivate', 'sam');
  expect(await list()).toContain('sam\tread-only\tSam S.\tdeactivated\t');
  expect((await users('invite', 'sam')).exitCode).toBe(1);
  await users('reactivate', 'sam');
  expect((await users('remove', 'sam')).stdout).toBe('Removed sam.\n');
  expect(await list()).toHaveLength(2);
});

it('the only attorney cannot be demoted, and a mistake is reported in one line', async () => {
  for (const words of [['deactivate'], ['role', '--role', 'reviewer'], ['remove']]) {
    const [action = '', ...options] = words;
    const { exitCode, stderr } = await users(action, 'ann', ...options);
    expect([exitCode, stderr]).toEqual([
      1,
      expect.stringContaining('Ann A. is the only attorney who can sign in.'),
    ]);
  }
  expect((await users('deactivate', 'nobody')).stderr).toContain('There is no user “nobody”.');
  expect((await users('promote', 'ann')).exitCode).toBe(2);
  expect((await users('deactivate')).stderr).toContain('Give a user name after deactivate.');
});
