import { readdir, readFile, stat } from 'node:fs/promises';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import type { IngestRequest } from '#contract/intake/ingest-request.ts';
import type { Production } from '#contract/intake/production.ts';
import type { RefusedUpload, Upload } from '#contract/intake/upload.ts';
import type { PageWindow } from '#contract/pages/page.ts';
import type { Problem } from '#contract/problem.ts';
import { jsonColumns } from '../repositories/database/schema/json-columns.ts';
import { makeTextPdf } from '../testing/make-text-pdf.ts';
import { openTestApp, type TestApp } from '../testing/test-app.ts';

let app: TestApp;
beforeEach(async () => {
  app = await openTestApp({ largestFile: 5e8 });
});
afterEach(() => app.close());

const matter = '/api/matters/ndlon';
const file = (path: string, bytes: number) => ({ path, bytes, lastModified: 1_300_000_000_000 });

async function begin(
  files: ReturnType<typeof file>[],
  who = 'reviewer',
  production = 'First release',
): Promise<{ uploads: Upload[]; refused: RefusedUpload[] }> {
  const answer = await app.as(who).send('post', `${matter}/uploads`, { production, files });
  if (!answer.ok) throw new Error(await answer.text());
  return (await answer.json()) as { uploads: Upload[]; refused: RefusedUpload[] };
}

async function beginOne(path: string, bytes: number, who?: string): Promise<Upload> {
  const [upload] = (await begin([file(path, bytes)], who)).uploads;
  if (!upload) throw new Error(`${path} was not begun.`);
  return upload;
}

const sendPiece = (id: string, offset: number, bytes: Uint8Array | string, who = 'reviewer') =>
  app.as(who).sendBytes(`${matter}/uploads/${id}/bytes?offset=${offset}`, bytes);
const finish = (id: string, who = 'reviewer') => app.as(who).send('post', `${matter}/uploads/${id}/finish`);
const offsetOf = async (id: string) =>
  ((await (await app.as('reader').get(`${matter}/uploads/${id}`)).json()) as Upload).offset;
const list = async () => (await (await app.as('reader').get(`${matter}/uploads`)).json()) as Upload[];
const productions = async () =>
  (await (await app.as('reader').get(`${matter}/productions`)).json()) as Production[];
const ingestRequests = async () =>
  (await (await app.as('reader').get(`${matter}/ingest-requests`)).json()) as IngestRequest[];
const listStaged = () => readdir(join(app.dataDir, 'uploads'));

async function upload(path: string, bytes: Uint8Array, who?: string): Promise<void> {
  const { uploadId } = await beginOne(path, bytes.length, who);
  if (bytes.length > 0) expect((await sendPiece(uploadId, 0, bytes, who)).status).toBe(200);
  expect((await finish(uploadId, who)).status).toBe(200);
}

/** Until the server has nothing more to read. */
async function allRead(): Promise<Production[]> {
  for (let tries = 0; tries < 300; tries += 1) {
    if ((await ingestRequests()).length === 0) return productions();
    await new Promise((resolve) => setTimeout(resolve, 100));
  }
  throw new Error(`Still reading: ${JSON.stringify(await ingestRequests())}`);
}

describe('a file sent in pieces', () => {
  it('is on the disk byte for byte, and continues at its offset when it is begun again', async () => {
    const { uploadId } = await beginOne('VOL001/a.pdf', 9);
    expect((await sendPiece(uploadId, 0, 'abcd')).status).toBe(200);
    expect(await beginOne('VOL001/a.pdf', 9)).toMatchObject({ uploadId, offset: 4 });
    expect(await (await sendPiece(uploadId, 4, 'efghi')).json()).toMatchObject({ offset: 9 });
    expect(await readFile(join(app.dataDir, 'uploads', uploadId), 'utf8')).toBe('abcdefghi');
  });

  it('is another upload for another person, size, date or production', async () => {
    const { uploadId } = await beginOne('a.pdf', 9);
    const others = [
      await begin([file('a.pdf', 9)], 'attorney'),
      await begin([file('a.pdf', 8)]),
      await begin([{ ...file('a.pdf', 9), lastModified: 1 }]),
      await begin([file('a.pdf', 9)], 'reviewer', 'Second release'),
    ].map(({ uploads }) => uploads[0]?.uploadId);
    expect(new Set([uploadId, ...others]).size).toBe(5);
  });

  it('refuses a piece at the wrong offset, and returns the right one', async () => {
    const { uploadId } = await beginOne('a.pdf', 9);
    await sendPiece(uploadId, 0, 'abcd');
    for (const wrong of [0, 3, 5]) {
      const answer = await sendPiece(uploadId, wrong, 'x');
      expect(answer.status).toBe(409);
      expect(((await answer.json()) as Problem).offset).toBe(4);
    }
  });

  it('refuses more bytes than declared, pieces of more than 8 MB, and other media types', async () => {
    const { uploadId } = await beginOne('a.pdf', 9);
    expect((await sendPiece(uploadId, 0, 'abcdefghij')).status).toBe(413);
    const large = await beginOne('b.pdf', 2 ** 24);
    expect((await sendPiece(large.uploadId, 0, new Uint8Array(2 ** 23 + 1))).status).toBe(413);
    expect(await offsetOf(large.uploadId)).toBe(0);
    expect((await sendPiece(large.uploadId, 0, new Uint8Array(2 ** 23))).status).toBe(200);
    const json = await app.as('reviewer').send('put', `${matter}/uploads/${uploadId}/bytes?offset=0`);
    expect(json.status).toBe(400);
    expect(await offsetOf(uploadId)).toBe(0);
  });

  it('does not count a piece whose connection broke, and accepts it again', async () => {
    const { uploadId } = await beginOne('a.pdf', 9);
    const { hangUp } = await sendBeginning(`${matter}/uploads/${uploadId}/bytes?offset=0`, 'abc', 9);
    hangUp();
    expect(await offsetOf(uploadId)).toBe(0);
    expect(await (await sendPiece(uploadId, 0, 'abcdefghi')).json()).toMatchObject({ offset: 9 });
  });

  it('accepts the newer of two pieces if the older one hangs', async () => {
    const { uploadId } = await beginOne('a.pdf', 9);
    const { hangUp } = await sendBeginning(`${matter}/uploads/${uploadId}/bytes?offset=0`, 'abc', 9);
    expect((await sendPiece(uploadId, 0, 'ABCDEFGHI')).status).toBe(200);
    expect(await readFile(join(app.dataDir, 'uploads', uploadId), 'utf8')).toBe('ABCDEFGHI');
    hangUp();
  });

  it('is not finished while bytes are missing', async () => {
    const { uploadId } = await beginOne('a.pdf', 9);
    await sendPiece(uploadId, 0, 'abcd');
    const answer = await finish(uploadId);
    expect(answer.status).toBe(409);
    expect(((await answer.json()) as Problem).offset).toBe(4);
  });

  it('is sent by the person who began it, and discarded by them or an attorney', async () => {
    const { uploadId } = await beginOne('a.pdf', 9, 'attorney');
    expect((await sendPiece(uploadId, 0, 'abcd')).status).toBe(403);
    expect((await finish(uploadId)).status).toBe(403);
    const path = `${matter}/uploads/${uploadId}`;
    expect((await app.as('reviewer').send('delete', path)).status).toBe(403);
    const mine = await beginOne('b.pdf', 4);
    await sendPiece(mine.uploadId, 0, 'abcd');
    expect((await app.as('attorney').send('delete', `${matter}/uploads/${mine.uploadId}`)).status).toBe(200);
    expect(await listStaged()).toEqual([]);
    expect((await app.as('reader').get(`${matter}/uploads/${mine.uploadId}`)).status).toBe(404);
  });
});

describe('a file name', () => {
  it('that leads out of the folder, is unreadable, or is too long is refused', async () => {
    const names = [
      '../a.pdf',
      'a/../../b.pdf',
      '/etc/passwd',
      'a//b.pdf',
      './a.pdf',
      'a\u0000.pdf',
      'a\nb.pdf',
      'fdp.\u202eexe',
      '',
      'x'.repeat(1001),
    ];
    for (const path of names) {
      const body = { production: 'First release', files: [file(path, 1)] };
      const { status } = await app.as('reviewer').send('post', `${matter}/uploads`, body);
      expect([path, status]).toEqual([path, 400]);
    }
  });

  it('that looks like a path of this machine has no effect on its disk', async () => {
    const { uploadId } = await beginOne('C:\\Windows\\a.pdf', 4);
    await sendPiece(uploadId, 0, 'abcd');
    expect(await listStaged()).toEqual([uploadId]);
  });
});

describe('a file that is too large', () => {
  it('is refused by name, and the other files of the drop are accepted', async () => {
    const { uploads, refused } = await begin([file('huge.pdf', 6e8), file('a.pdf', 9)]);
    expect(uploads.map(({ path }) => path)).toEqual(['a.pdf']);
    expect(refused).toEqual([{ path: 'huge.pdf', message: expect.stringContaining('0.6 GB') }]);
  });

  it('for the disk is refused before a byte is sent, counting the uploads in progress', async () => {
    const small = await openTestApp({ countFreeBytes: async () => 3e9 });
    const send = (path: string, bytes: number) =>
      small.as('reviewer').send('post', `${matter}/uploads`, { production: 'x', files: [file(path, bytes)] });
    expect((await send('a.pdf', 8e8)).status).toBe(200);
    const refused = await send('b.pdf', 8e8);
    expect(refused.status).toBe(413);
    expect(((await refused.json()) as Problem).message).toMatch(/3\.0 GB free, and 3\.4 GB are needed/);
    expect((await send('a.pdf', 8e8)).status).toBe(200);
    const left = (await (await small.as('reader').get(`${matter}/uploads`)).json()) as Upload[];
    expect(left.map(({ path }) => path)).toEqual(['a.pdf']);
    await small.close();
  });
});

describe('a drop', () => {
  it('is read when its last file has arrived, as one production, with each file once in the ledger', async () => {
    const letter = await makeTextPdf(['Page one of the letter.', 'Page two of the letter.']);
    const sizes = [file('VOL/a.pdf', letter.length), file('VOL/empty.pdf', 0)];
    const { uploads } = await begin(sizes);
    const [first, second] = uploads.map(({ uploadId }) => uploadId) as [string, string];
    await sendPiece(first, 0, letter);
    expect(await (await finish(first)).json()).toMatchObject({ status: 'received' });
    expect(await productions()).toEqual([]);
    expect(await (await finish(second)).json()).toMatchObject({ status: 'ready' });

    const [production, ...more] = await allRead();
    expect(more).toEqual([]);
    expect(production).toMatchObject({ name: 'First release', pagesRead: 2, pages: { received: 2 } });
    expect(production?.files.map(({ path, status, cause }) => [path, status, cause])).toEqual([
      ['VOL/a.pdf', 'read', null],
      ['VOL/empty.pdf', 'quarantined', 'empty'],
    ]);
    expect(await list()).toEqual([]);
    expect(await listStaged()).toEqual([]);
    const { pages } = (await (await app.as('reader').get(`${matter}/pages`)).json()) as PageWindow;
    expect(pages.map(({ pageNumber }) => pageNumber)).toEqual([1, 2]);
  });

  it('that is sent again gives the same ledger and no page twice', async () => {
    const letter = await makeTextPdf(['The only page.']);
    await upload('a.pdf', letter);
    const before = await allRead();
    await upload('a.pdf', letter);
    const after = await allRead();
    expect(after.map(({ files, pages }) => ({ files, pages }))).toEqual(
      before.map(({ files, pages }) => ({ files, pages })),
    );
  });

  it('is read without its missing files when a person decides so, or discards them', async () => {
    const letter = await makeTextPdf(['The only page.']);
    await beginOne('late.pdf', 100);
    await upload('a.pdf', letter);
    expect(await ingestRequests()).toEqual([]);
    await app.as('attorney').send('post', `${matter}/uploads/release`, { production: 'First release' });
    expect((await allRead())[0]?.files.map(({ path }) => path)).toEqual(['a.pdf']);

    const other = await makeTextPdf(['Another page.']);
    await upload('b.pdf', other);
    expect(await ingestRequests()).toEqual([]);
    const [late] = (await list()).filter(({ path }) => path === 'late.pdf');
    await app.as('reviewer').send('delete', `${matter}/uploads/${late?.uploadId}`);
    expect((await allRead())[0]?.files.map(({ path }) => path)).toEqual(['a.pdf', 'b.pdf']);
  });

  it('records each file as received by the person who sent it', async () => {
    await upload('a.pdf', await makeTextPdf(['By the reviewer.']));
    await upload('b.pdf', await makeTextPdf(['By the attorney.']), 'attorney');
    await allRead();
    const events = await app.database
      .selectFrom('audit_event')
      .select(['seq', 'actor', 'payload'])
      .where('type', '=', 'file.received')
      .orderBy('payload')
      .execute();
    const received = events.map(({ seq, actor, payload }) => [
      jsonColumns.eventPayload.read(payload, seq).path,
      actor,
    ]);
    expect(received.sort()).toEqual([
      ['a.pdf', 'reviewer'],
      ['b.pdf', 'attorney'],
    ]);
  });
});

/** Sends the beginning of a body of `length`, and waits until the server has written it. */
async function sendBeginning(path: string, beginning: string, length: number) {
  const sending = await app.as('reviewer').open('put', path, { 'content-length': String(length) });
  // The server may close the connection first.
  sending.on('error', () => undefined);
  sending.write(beginning);
  for (let tries = 0; tries < 100; tries += 1) {
    const [staged] = await listStaged().catch(() => []);
    if (staged && (await stat(join(app.dataDir, 'uploads', staged))).size === beginning.length) break;
    await new Promise((resolve) => setTimeout(resolve, 20));
  }
  return { hangUp: () => sending.destroy() };
}
