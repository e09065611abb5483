import { beforeEach, describe, expect, it, vi } from 'vitest';
import type { Piece, PieceRequest } from './draw-piece.ts';
import { PictureQueue } from './picture-queue.ts';

const piece: Piece = { image: new Blob(['x']), rect: { x: 0, y: 0, width: 1, height: 1 } };
const request = (pageNumber: number): PieceRequest => ({
  matter: 'ndlon',
  page: { fileId: 'f', pageNumber, turned: 0 },
  cut: () => piece.rect,
  width: 320,
  height: 100,
});

describe('pictures of matches', () => {
  let urls = 0;
  const revoked: string[] = [];
  beforeEach(() => {
    urls = 0;
    revoked.length = 0;
    vi.spyOn(URL, 'createObjectURL').mockImplementation(() => `blob:${++urls}`);
    vi.spyOn(URL, 'revokeObjectURL').mockImplementation((url) => void revoked.push(url));
  });

  it('are drawn one at a time, in the order in which their rows appeared', async () => {
    const finish: (() => void)[] = [];
    const begun: number[] = [];
    const pictures = new PictureQueue(({ page }) => {
      begun.push(page.pageNumber);
      return new Promise((resolve) => finish.push(() => resolve(piece)));
    }, 9);
    const { signal } = new AbortController();
    const all = [1, 2, 3].map((page) => pictures.draw(`${page}`, request(page), signal));
    expect(begun).toEqual([1]);
    finish[0]?.();
    await all[0];
    expect(begun).toEqual([1, 2]);
    finish[1]?.();
    await all[1];
    finish[2]?.();
    await all[2];
    expect(pictures.find('3')?.url).toBe('blob:3');
  });

  it('are not drawn for a row that disappeared before its turn', async () => {
    const drawn: number[] = [];
    const pictures = new PictureQueue(async ({ page }) => {
      drawn.push(page.pageNumber);
      return piece;
    }, 9);
    const gone = new AbortController();
    const first = pictures.draw('1', request(1), new AbortController().signal);
    const second = pictures.draw('2', request(2), gone.signal);
    gone.abort();
    await first;
    await expect(second).rejects.toMatchObject({ name: 'AbortError' });
    expect(drawn).toEqual([1]);
  });

  it('continue after one that could not be drawn', async () => {
    const pictures = new PictureQueue(async ({ page }) => {
      if (page.pageNumber === 1) throw new Error('damaged');
      return piece;
    }, 9);
    const { signal } = new AbortController();
    const [bad, good] = [pictures.draw('1', request(1), signal), pictures.draw('2', request(2), signal)];
    await expect(bad).rejects.toThrow('damaged');
    expect((await good).rect).toEqual(piece.rect);
    expect(pictures.find('1')).toBeUndefined();
  });

  it('are dropped when there are too many, the least recently used first', async () => {
    const pictures = new PictureQueue(async () => piece, 2);
    const { signal } = new AbortController();
    for (const page of [1, 2, 3]) await pictures.draw(`${page}`, request(page), signal);
    expect(revoked).toEqual(['blob:1']);
    expect(pictures.find('1')).toBeUndefined();
    expect(pictures.find('2')).toBeDefined();
  });
});
