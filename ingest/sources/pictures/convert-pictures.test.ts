import { randomUUID } from 'node:crypto';
import { readFile } from 'node:fs/promises';
import sharp, { type TiffOptions } from 'sharp';
import { describe, expect, it } from 'vitest';
import { getPageImage, type PageImage } from '../../pixels/page-image.ts';
import { readPage } from '../../read-page.ts';
import { saveFile } from '../../testing/builders/build-pdf.ts';
import {
  buildTiff,
  damageTiff,
  drawSheet,
  drawTwoTone,
  joinTiffs,
} from '../../testing/builders/build-pictures.ts';
import { scriptRecognizer } from '../../testing/readers/scripted-recognizer.ts';
import { USUAL_LIMITS } from '../open-limits.ts';
import { openPdf } from '../pdf/open-pdf.ts';
import { convertJpeg, convertPng, convertTiff } from './convert-pictures.ts';

type Convert = typeof convertTiff;

async function convert(how: Convert, bytes: Buffer, limits = USUAL_LIMITS): Promise<string> {
  const path = await saveFile(bytes, 'picture');
  const to = `${path}-${randomUUID()}.pdf`;
  await how({ path, to, limits, onStep: () => {} });
  return to;
}

interface SeenPage extends PageImage {
  /** In points. */
  size: [width: number, height: number];
}

/** The pages as the readers see them. */
async function look(path: string): Promise<SeenPage[]> {
  const pdf = await openPdf(path);
  try {
    const seen: SeenPage[] = [];
    for (let index = 0; index < pdf.pageCount; index += 1) {
      const page = await pdf.getPage(index);
      const image = await getPageImage(page, await page.getPaintings(), false);
      seen.push({ ...image, size: [Math.round(page.width), Math.round(page.height)] });
    }
    return seen;
  } finally {
    await pdf.close();
  }
}

/** Which corner of the page is black. */
function darkCorner({ image }: PageImage): string {
  const { width, height, data } = image;
  const dark = (x: number, y: number) =>
    (data[Math.round(y * height) * width + Math.round(x * width)] ?? 0) < 128;
  const corners = {
    'top left': [0.04, 0.04],
    'top right': [0.96, 0.04],
    'bottom right': [0.96, 0.96],
    'bottom left': [0.04, 0.96],
  } as const;
  return Object.entries(corners)
    .filter(([, [x, y]]) => dark(x, y))
    .map(([name]) => name)
    .join();
}

const KINDS: [name: string, options: TiffOptions, twoTone: boolean][] = [
  ['G4', { compression: 'ccittfax4', bitdepth: 1 }, true],
  ['LZW of one bit', { compression: 'lzw', bitdepth: 1 }, true],
  ['LZW with a predictor', { compression: 'lzw', predictor: 'horizontal' }, false],
  ['JPEG', { compression: 'jpeg' }, false],
  ['deflate', { compression: 'deflate' }, false],
  ['PackBits', { compression: 'packbits' }, false],
  ['no compression', { compression: 'none' }, false],
  ['tiles', { compression: 'lzw', tile: true, tileWidth: 256, tileHeight: 256 }, false],
  ['BigTIFF', { compression: 'lzw', bigtiff: true } as TiffOptions, false],
];

describe('a TIFF', () => {
  it.each(KINDS)('of kind %s becomes a page whose own picture it is', async (_name, options, twoTone) => {
    const drawing = twoTone ? drawTwoTone('A page') : drawSheet('A page');
    const path = await convert(convertTiff, await buildTiff(drawing, options));
    const [page, more] = await look(path);
    expect(more).toBeUndefined();
    expect(page).toMatchObject({ origin: 'own', size: [612, 792] });
    expect(page && darkCorner(page)).toBe('top left');
  });

  it('with two tones stays at one bit per pixel, and gives the same PDF each time', async () => {
    const tiff = await buildTiff(drawTwoTone('A page'), { compression: 'ccittfax4', bitdepth: 1 });
    const [first, second] = await Promise.all([convert(convertTiff, tiff), convert(convertTiff, tiff)]);
    const bytes = await readFile(first);
    expect(bytes.toString('latin1')).toContain('/BitsPerComponent 1/');
    expect(bytes.equals(await readFile(second))).toBe(true);
  });

  it('keeps its colors exactly', async () => {
    const colors = sharp({
      create: { width: 300, height: 300, channels: 3, background: { r: 12, g: 200, b: 99 } },
    });
    const [page] = await look(await convert(convertTiff, await buildTiff(colors, { compression: 'lzw' })));
    const luma = (77 * 12 + 150 * 200 + 29 * 99) >> 8;
    expect(page?.image.data[5000]).toBe(luma);
  });

  it('from a fax, with more dots across than down, gets the shape of the sheet', async () => {
    const fax = drawTwoTone('A fax', { width: 1728, height: 1078 });
    const tiff = await buildTiff(fax, { compression: 'ccittfax4', bitdepth: 1 }, [204, 98]);
    expect((await look(await convert(convertTiff, tiff)))[0]?.size).toEqual([610, 792]);
  });

  it('without a stated size fills a Letter sheet', async () => {
    const tiff = await buildTiff(
      drawSheet('A page', { width: 1700, height: 2200 }),
      { compression: 'lzw' },
      [1, 1],
    );
    expect((await look(await convert(convertTiff, tiff)))[0]?.size).toEqual([612, 792]);
  });

  it.each([
    [3, 'bottom right'],
    [6, 'top right'],
    [8, 'bottom left'],
  ])('with orientation %i is turned as it asks', async (orientation, corner) => {
    const turned = drawSheet('A page').withMetadata({ orientation, density: 100 });
    const [page] = await look(
      await convert(convertTiff, await turned.tiff({ compression: 'lzw' }).toBuffer()),
    );
    expect(page && darkCorner(page)).toBe(corner);
    expect(page?.origin).toBe('own');
  });

  it('of mixed pages gives each its own size, and loses only the page that is damaged', async () => {
    const g4 = { compression: 'ccittfax4', bitdepth: 1 } as const;
    const tiff = joinTiffs([
      await buildTiff(drawTwoTone('first'), g4),
      damageTiff(await buildTiff(drawSheet('second'), { compression: 'deflate' }), 0.99),
      await buildTiff(drawSheet('third', { width: 1100, height: 850 }), { compression: 'jpeg' }),
    ]);
    const pdf = await openPdf(await convert(convertTiff, tiff));
    const recognizer = scriptRecognizer(() => ['words of the page']);
    const records = await Promise.all(
      [0, 1, 2].map((index) => readPage(pdf, index, { recognizer, readBy: 'script' })),
    );
    await pdf.close();
    expect(records.map(({ status }) => status)).toEqual(['read', 'problem', 'read']);
    expect(records[1]?.problem).toMatch(/can't be decoded/);
    expect(records.map(({ width, height }) => [width, height])).toEqual([
      [612, 792],
      [612, 792],
      [792, 612],
    ]);
  });

  it('of which no page can be decoded, or with too many pixels, is quarantined by its cause', async () => {
    const tiff = await buildTiff(drawSheet('A page'), { compression: 'deflate' });
    const caused = (cause: string) => ({ quarantine: { cause } });
    await expect(convert(convertTiff, damageTiff(tiff, 0.99))).rejects.toMatchObject(caused('damaged'));
    await expect(convert(convertTiff, tiff.subarray(0, 200))).rejects.toMatchObject(caused('damaged'));
    const small = { ...USUAL_LIMITS, pixels: 1000 };
    await expect(convert(convertTiff, tiff, small)).rejects.toMatchObject(caused('too-large'));
  });
});

describe('a JPEG', () => {
  it('is embedded unchanged, byte for byte, and turned by its orientation tag', async () => {
    const jpeg = await drawSheet('A photo').jpeg().withMetadata({ orientation: 6, density: 100 }).toBuffer();
    const path = await convert(convertJpeg, jpeg);
    expect((await readFile(path)).includes(jpeg)).toBe(true);
    const [page] = await look(path);
    expect(page).toMatchObject({ origin: 'own', size: [792, 612] });
    expect(page && darkCorner(page)).toBe('top right');
  });

  it('in CMYK shows its colors, not their opposite', async () => {
    const pink = sharp({ create: { width: 400, height: 400, channels: 3, background: '#fe8080' } });
    const [page] = await look(await convert(convertJpeg, await pink.toColorspace('cmyk').jpeg().toBuffer()));
    const shade = page?.image.data[20_000] ?? 0;
    expect(Math.abs(shade - ((77 * 254 + 150 * 128 + 29 * 128) >> 8))).toBeLessThan(20);
  });

  it('that stops after its header is quarantined', async () => {
    const jpeg = Buffer.from('ffd8ffe000104a464946', 'hex');
    await expect(convert(convertJpeg, jpeg)).rejects.toMatchObject({ quarantine: { cause: 'damaged' } });
  });
});

describe('a PNG', () => {
  it('that is transparent gets a white background', async () => {
    const clear = sharp({
      create: { width: 300, height: 300, channels: 4, background: { r: 0, g: 0, b: 0, alpha: 0 } },
    });
    const [page] = await look(await convert(convertPng, await clear.png().toBuffer()));
    expect(page?.image.data[100]).toBe(255);
  });

  it('that is a long screenshot is as wide as a sheet, and all of its pixels are read', async () => {
    const [page] = await look(
      await convert(convertPng, await drawSheet('A chat', { width: 1080, height: 6000 }).png().toBuffer()),
    );
    expect(page).toMatchObject({ size: [612, 3400], image: { width: 1080, height: 6000 } });
  });

  it('with sixteen bits, or with one, keeps its shades', async () => {
    const shade = sharp({ create: { width: 300, height: 300, channels: 3, background: '#646464' } });
    const deep = await shade.toColorspace('rgb16').png().toBuffer();
    expect((await sharp(deep).metadata()).depth).toBe('ushort');
    expect((await look(await convert(convertPng, deep)))[0]?.image.data[100]).toBe(100);
    const bits = await drawTwoTone('A page').png({ palette: true, colors: 2 }).toBuffer();
    const [page] = await look(await convert(convertPng, bits));
    expect(page && darkCorner(page)).toBe('top left');
  });
});
