// @vitest-environment jsdom
import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import { LARGEST_PIECE, type Upload } from '#contract/intake/upload.ts';
import { UploadQueue } from './upload-queue.ts';

/** A server that stores uploads as the real one does. */
class FakeServer {
  readonly uploads = new Map<string, Upload>();
  readonly asked: string[] = [];
  /** The number of requests that get no answer before one does. */
  deaf = 0;
  /** Called before each piece is stored. */
  onPiece: () => Promise<void> = async () => {};

  readonly fetch = async (url: string, init: RequestInit = {}): Promise<Response> => {
    const [path = '', query = ''] = url.replace('/api/matters/ndlon/uploads', '').split('?');
    this.asked.push(`${init.method} ${path}${query && ` ${query}`}`);
    if (this.deaf > 0) {
      this.deaf -= 1;
      throw new TypeError('Failed to fetch');
    }
    const [, id = '', what] = path.split('/');
    if (init.method === 'POST' && id === '') return this.#begin(JSON.parse(String(init.body)));
    if (what === 'bytes') await this.onPiece();
    const upload = this.uploads.get(id);
    if (!upload) return Response.json({ code: 'not-found', message: 'There is no upload.' }, { status: 404 });
    if (init.method === 'DELETE') return this.#change(id, () => this.uploads.delete(id));
    if (what === 'finish') return this.#change(id, () => ({ ...upload, status: 'ready' }));
    if (init.signal?.aborted) throw new DOMException('aborted', 'AbortError');
    if (Number(query.split('=')[1]) !== upload.offset)
      return Response.json(
        { code: 'conflict', message: 'Go on from there.', offset: upload.offset },
        { status: 409 },
      );
    return this.#change(id, () => ({ ...upload, offset: upload.offset + (init.body as Blob).size }));
  };

  #begin({ production, files }: { production: string; files: Pick<Upload, 'path' | 'bytes'>[] }): Response {
    const refused = files.filter(({ path }) => path.startsWith('huge'));
    const taken = files.filter((file) => !refused.includes(file));
    const uploads = taken.map((file): Upload => {
      const known = [...this.uploads.values()].find(({ path }) => path === file.path);
      const rest = {
        lastModified: 1,
        by: 'rae',
        byName: 'Rae',
        at: '2026-11-21T10:00:00.000Z',
        loadFile: false,
      };
      const fresh = { uploadId: `u-${file.path}`, production, offset: 0, status: 'receiving' as const };
      const upload = known ?? { ...file, ...rest, ...fresh };
      this.uploads.set(upload.uploadId, upload);
      return upload;
    });
    return Response.json({
      uploads,
      refused: refused.map(({ path }) => ({ path, message: 'Too large by far.' })),
    });
  }

  #change(id: string, change: () => Upload | boolean): Response {
    const changed = change();
    if (typeof changed === 'boolean') return Response.json({});
    this.uploads.set(id, changed);
    return Response.json(changed);
  }
}

let server: FakeServer;
let arrived: string[];
let queue: UploadQueue;
beforeEach(() => {
  server = new FakeServer();
  arrived = [];
  vi.stubGlobal('fetch', server.fetch);
  queue = new UploadQueue('ndlon', (production, files) => arrived.push(`${files} for ${production}`));
});
afterEach(() => {
  queue.close();
  vi.unstubAllGlobals();
});

const handed = (path: string, size = 10) => ({
  path,
  file: new File([new Uint8Array(size)], path.split('/').at(-1) ?? '', { lastModified: 1 }),
});
const settled = () => vi.waitFor(() => expect(arrived).not.toEqual([]), { timeout: 5000 });
const files = () => queue.getState().files.map(({ path, sent, state }) => [path, sent, state]);

describe('files being uploaded', () => {
  it('are all announced before the first is sent, then sent piece by piece, and leave the list when all have arrived', async () => {
    queue.add('First release', [handed('a.pdf', LARGEST_PIECE + 5), handed('empty.pdf', 0)]);
    await settled();
    expect(server.asked).toEqual([
      'POST ',
      'PUT /u-a.pdf/bytes offset=0',
      `PUT /u-a.pdf/bytes offset=${LARGEST_PIECE}`,
      'POST /u-a.pdf/finish',
      'POST /u-empty.pdf/finish',
    ]);
    expect(arrived).toEqual(['2 for First release']);
    expect(files()).toEqual([]);
  });

  it("resume at the server's offset, even if it is only reported in a refusal", async () => {
    queue.add('First release', [handed('a.pdf', 100)]);
    server.onPiece = async () => {
      server.onPiece = async () => {};
      const upload = server.uploads.get('u-a.pdf');
      // Another window of the same person sent some of it.
      if (upload) server.uploads.set('u-a.pdf', { ...upload, offset: 40 });
    };
    await settled();
    expect(server.asked).toContain('PUT /u-a.pdf/bytes offset=40');
    expect(server.uploads.get('u-a.pdf')).toMatchObject({ offset: 100, status: 'ready' });
  });

  it('are retried while there is no answer, and show that', async () => {
    server.onPiece = async () => {
      server.onPiece = async () => {};
      server.deaf = 1;
      throw new TypeError('Failed to fetch');
    };
    queue.add('First release', [handed('a.pdf')]);
    await vi.waitFor(() => expect(queue.getState().files[0]?.state).toBe('no answer'));
    expect(queue.getState().files[0]?.message).toContain('Nothing that was sent is lost');
    await settled();
    expect(server.uploads.get('u-a.pdf')?.offset).toBe(10);
  });

  it('wait while the upload is paused, and are sent after it resumes', async () => {
    server.onPiece = async () => queue.pause();
    queue.add('First release', [handed('a.pdf'), handed('b.pdf')]);
    await vi.waitFor(() => expect(queue.getState().isPaused).toBe(true));
    await vi.waitFor(() => expect(files()[0]).toEqual(['a.pdf', 0, 'waiting']));
    server.onPiece = async () => {};
    const before = server.asked.length;
    await new Promise((resolve) => setTimeout(resolve, 50));
    expect(server.asked).toHaveLength(before);
    queue.resume();
    await settled();
    expect(arrived).toEqual(['2 for First release']);
  });

  it('can be discarded one by one with their stored bytes, and the others continue', async () => {
    server.onPiece = async () => {
      server.onPiece = async () => {};
      await queue.discard(['1']);
    };
    queue.add('First release', [handed('a.pdf'), handed('b.pdf')]);
    await settled();
    expect(server.asked).toContain('DELETE /u-a.pdf');
    expect([...server.uploads.keys()]).toEqual(['u-b.pdf']);
    expect(arrived).toEqual(['1 for First release']);
  });

  it('stay on the list with the reason if they are refused or have an invalid name; the others continue', async () => {
    queue.add('First release', [handed('huge.pdf'), handed('a\u0007.pdf'), handed('b.pdf')]);
    await settled();
    const left = queue.getState().files.map(({ path, message, canRetry }) => [path, message, canRetry]);
    expect(left).toEqual([
      ['huge.pdf', 'Too large by far.', false],
      ['a\u0007.pdf', expect.stringContaining('Rename the file'), false],
    ]);
    expect(server.uploads.get('u-b.pdf')?.status).toBe('ready');
  });

  it("fail with the server's message, and can be retried", async () => {
    queue.add('First release', [handed('a.pdf', LARGEST_PIECE + 1)]);
    const gone: Upload[] = [];
    server.onPiece = async () => {
      const upload = server.uploads.get('u-a.pdf');
      if (!upload || upload.offset === 0) return;
      server.onPiece = async () => {};
      gone.push(upload);
      throw new TypeError('Failed to fetch');
    };
    await vi.waitFor(() => expect(gone).toHaveLength(1));
    server.uploads.clear();
    await vi.waitFor(() => expect(files()).toEqual([['a.pdf', LARGEST_PIECE, 'failed']]));
    expect(queue.getState().files[0]).toMatchObject({ message: 'There is no upload.', canRetry: true });
    for (const upload of gone) server.uploads.set(upload.uploadId, upload);
    queue.retry('1');
    await settled();
  });

  it('are not sent twice if they are dropped twice', async () => {
    queue.add('First release', [handed('a.pdf')]);
    queue.add('First release', [handed('a.pdf')]);
    expect(queue.getState().files).toHaveLength(1);
    await settled();
  });
});
