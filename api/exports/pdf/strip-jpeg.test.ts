import sharp from 'sharp';
import { describe, expect, it } from 'vitest';
import { stripJpeg } from './strip-jpeg.ts';

const canvas = { width: 20, height: 10, channels: 3, background: '#c40' } as const;

describe('a JPEG in an exhibit', () => {
  it('loses camera data, comments and bytes after its end, and looks the same', async () => {
    const jpeg = await sharp({ create: canvas })
      .withExif({ IFD0: { ImageDescription: 'Kowalczyk' } })
      .jpeg()
      .toBuffer();
    const comment = Buffer.from([0xff, 0xfe, 0, 11, ...Buffer.from('Kowalczyk')]);
    const held = Buffer.concat([jpeg.subarray(0, 2), comment, jpeg.subarray(2), Buffer.from('Kowalczyk')]);
    const stripped = stripJpeg(held) ?? Buffer.alloc(0);
    expect(held.toString('latin1').match(/Kowalczyk/g)?.length).toBeGreaterThanOrEqual(3);
    expect(Buffer.from(stripped).includes('Kowalczyk')).toBe(false);
    expect(await sharp(stripped).raw().toBuffer()).toEqual(await sharp(held).raw().toBuffer());
  });

  it('stays unchanged if it contains nothing but its pixels', async () => {
    const plain = await sharp({ create: canvas }).jpeg().toBuffer();
    expect(stripJpeg(plain)).toBeUndefined();
    expect(stripJpeg(Buffer.from('no JPEG'))).toBeUndefined();
  });
});
