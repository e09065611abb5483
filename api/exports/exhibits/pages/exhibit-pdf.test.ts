import { readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { PDFArray, PDFDocument, PDFName, PDFRawStream, PDFString, rgb } from '@cantoo/pdf-lib';
import sharp from 'sharp';
import { describe, expect, it } from 'vitest';
import { listForbidden } from '../../pdf/list-forbidden.ts';
import { openPdf } from '../../pdf/pdf-reader.ts';
import { buildOcr, buildPackageInput, type TestSource } from '../../testing/build-package-input.ts';
import { buildPdf, drawBars, drawFull, drawLetter, turn } from '../../testing/build-pdf.ts';
import { comparePages, readPageText } from '../../testing/compare-pages.ts';
import { exportPackage } from '../package/export-package.ts';

/** Exports one file as Exhibit A. */
async function exportOne(source: Omit<TestSource, 'name'>) {
  const input = await buildPackageInput([{ name: 'Release1_Part1.pdf', ...source }]);
  const { manifest } = await exportPackage(input);
  const [exhibit] = manifest.exhibits;
  if (!exhibit) throw new Error('no exhibit');
  return { bytes: new Uint8Array(await readFile(join(input.outDir, exhibit.file))), exhibit };
}

describe('the sticker', () => {
  const orientations = [0, 90, 180, 270].flatMap((angle) => [
    { angle, box: 'a plain page' as const },
    { angle, box: 'a cropped page' as const },
    { angle, box: 'a page whose box starts elsewhere' as const },
  ]);

  it.each(orientations)(
    'covers no ink and moves nothing on $box turned by $angle degrees',
    async ({ angle, box }) => {
      const original = await buildPdf([
        (page) => {
          if (box === 'a cropped page') page.setCropBox(40, 60, 500, 640);
          if (box === 'a page whose box starts elsewhere') page.setMediaBox(-100, 200, 612, 792);
          if (box === 'a page whose box starts elsewhere') page.setCropBox(-100, 200, 612, 792);
          drawLetter('Opting out of Secure Communities')(page);
          turn(page, angle);
        },
      ]);
      const { bytes, exhibit } = await exportOne({ bytes: original });
      const difference = await comparePages({ bytes: original, index: 0 }, { bytes, index: 1 });
      expect(exhibit.pages[0]?.image).toBe('copied');
      expect(difference.longerBy).toBe(0);
      expect(difference.darkestBelow).toBeGreaterThan(250);
      const { left, top, right, bottom } = difference.bounds ?? { left: 0, top: 0, right: 0, bottom: 0 };
      expect(right - left).toBeGreaterThan(40);
      expect(right - left).toBeLessThan(100);
      expect(bottom - top).toBeLessThan(40);
    },
  );

  it.each([0, 90, 180, 270])(
    'is put on a strip below a page without free space, turned by %i degrees',
    async (angle) => {
      const original = await buildPdf([
        (page) => {
          drawFull(page);
          turn(page, angle);
        },
      ]);
      const { bytes } = await exportOne({ bytes: original });
      const difference = await comparePages({ bytes: original, index: 0 }, { bytes, index: 1 });
      expect(difference.longerBy).toBeGreaterThan(30);
      // At most the line between page and strip touches the page's last row of pixels.
      expect(difference.bounds?.bottom ?? 792).toBeGreaterThan(angle % 180 === 0 ? 790 : 610);
      expect(difference.bounds?.top ?? 792).toBeGreaterThan(angle % 180 === 0 ? 790 : 610);
      expect(await readPageText(bytes, 1)).toContain('EXHIBIT A page 1 of 1');
    },
  );

  it('leaves content hidden by a crop box hidden when the page is extended', async () => {
    const original = await buildPdf([
      (page) => {
        drawFull(page);
        page.setCropBox(0, 100, 612, 600);
      },
    ]);
    const { bytes } = await exportOne({ bytes: original });
    const reader = await openPdf(bytes);
    const { data, width, height } = await reader.render(1, 1, 10_000_000);
    await reader.close();
    const leftOfStrip = [...Array(30).keys()].map((row) => data[4 * ((height - 5 - row) * width + 100)]);
    expect(leftOfStrip.every((red) => red === 255)).toBe(true);
  });
});

describe('a page that is sideways or upside down in its file', () => {
  it.each([90, 180, 270] as const)('is upright in the exhibit, turned by %i degrees', async (turned) => {
    const upright = await buildPdf([drawBars]);
    const received = await buildPdf([
      (page) => {
        drawBars(page);
        turn(page, 360 - turned);
      },
    ]);
    const { bytes, exhibit } = await exportOne({
      bytes: received,
      changes: [{ turned, ...buildOcr(['Dear Sheriff']) }],
    });
    expect(exhibit.pages[0]?.image).toBe('copied');
    const difference = await comparePages({ bytes: upright, index: 0 }, { bytes, index: 1 });
    expect(difference.darkestBelow).toBeGreaterThan(250);
    expect(difference.bounds?.top).toBeGreaterThan(700);
    const reader = await openPdf(bytes);
    const words = await reader.readText(1);
    await reader.close();
    const sheriff = words.find(({ text }) => text.includes('Sheriff'))?.rect;
    expect(sheriff?.x).toBeCloseTo(0.25, 2);
    expect((sheriff?.y ?? 0) + (sheriff?.height ?? 0) / 2).toBeCloseTo(0.11, 2);
  });
});

describe('the text of an exhibit', () => {
  it('contains recognized words of any script, in order and invisible', async () => {
    const lines = ['Señor “Núñez” §287(g)', 'Привет мир', '安全社区 計画', 'emoji 😀 ok'];
    const original = await buildPdf([() => {}]);
    const { bytes } = await exportOne({ bytes: original, changes: [buildOcr(lines)] });
    const text = (await readPageText(bytes, 1)).replace(/\s+/gu, ' ');
    for (const line of lines) expect(text).toContain(line);
    expect((await comparePages({ bytes: original, index: 0 }, { bytes, index: 1 })).darkestBelow).toBe(255);
  });

  it('contains words that run up the page at their positions, each once', async () => {
    const words = ['Detainers', 'per', 'county'].map((text, index) => ({
      text,
      start: 'Detainers per county'.indexOf(text),
      rect: { x: 0.1, y: 0.6 - 0.15 * index, width: 0.02, height: 0.1 },
    }));
    const original = await buildPdf([() => {}]);
    const changes = [{ ...buildOcr([]), text: 'Detainers per county', words }];
    const { bytes } = await exportOne({ bytes: original, changes });
    expect((await readPageText(bytes, 1)).replace(/\s+/gu, ' ')).toContain('Detainers per county');
    const reader = await openPdf(bytes);
    const county = (await reader.readText(1)).find(({ text }) => text.includes('county'))?.rect;
    await reader.close();
    expect(county?.y).toBeCloseTo(0.3, 1);
    expect(county?.height).toBeGreaterThan(county?.width ?? 1);
  });

  it("leaves out recognized words that the page's own stamp already has", async () => {
    const original = await buildPdf([(page) => page.drawText('ICE-0001', { x: 61, y: 700, size: 14 })]);
    const ocr = buildOcr(['ICE-0001', 'Dear Sheriff']);
    const { bytes, exhibit } = await exportOne({ bytes: original, changes: [ocr] });
    const text = await readPageText(bytes, 1);
    expect(exhibit.pages[0]?.image).toBe('copied');
    expect(text.match(/ICE-0001/gu)).toHaveLength(1);
    expect(text).toContain('Dear Sheriff');
  });

  it('does not stack recognized words on a garbled layer', async () => {
    const lines = Array.from({ length: 10 }, () => 'these words were recognized');
    const original = await buildPdf([
      (page) => {
        for (let row = 0; row < 10; row += 1) {
          page.drawText('#$% &@! ~^* |{}'.repeat(3), { x: 60, y: 792 * (0.885 - 0.05 * row), size: 14 });
        }
      },
    ]);
    const { bytes, exhibit } = await exportOne({ bytes: original, changes: [buildOcr(lines)] });
    expect(exhibit.pages[0]?.image).toBe('rendered');
    expect(exhibit.pages[0]?.imageReason).toMatch(/not the text in use/u);
    const text = await readPageText(bytes, 1);
    expect(text).toContain('these words were recognized');
    expect(text).not.toContain('#$%');
  });
});

describe('what an exhibit leaves out', () => {
  it('is nothing of a page that is entirely visible: its content is copied byte for byte', async () => {
    const original = await buildPdf([drawLetter('Opting out')]);
    const { bytes, exhibit } = await exportOne({ bytes: original });
    expect(exhibit.pages[0]).toMatchObject({ image: 'copied', imageReason: null });
    const packed = async (pdf: Uint8Array, index: number) => {
      const document = await PDFDocument.load(pdf);
      const contents = document.getPage(index).node.Contents();
      const parts = contents instanceof PDFArray ? contents.asArray() : [contents];
      return parts.map((part) => {
        const stream = document.context.lookup(part);
        return stream instanceof PDFRawStream ? Buffer.from(stream.contents).toString('base64') : null;
      });
    };
    expect(await packed(bytes, 1)).toEqual(expect.arrayContaining(await packed(original, 0)));
  });

  it('is everything that belongs only to other pages', async () => {
    const original = await buildPdf([drawLetter('Filed'), drawLetter('Secret')]);
    const document = await PDFDocument.load(original);
    const picture = await sharp({
      create: {
        width: 400,
        height: 400,
        channels: 3,
        background: '#c00',
        noise: { type: 'gaussian', mean: 128, sigma: 40 },
      },
    })
      .jpeg({ quality: 100 })
      .toBuffer();
    const image = await document.embedJpg(picture);
    await image.embed();
    const [first] = document.getPages();
    // Many scanners write this: one resource dictionary with every page's picture.
    first?.node.setXObject(PDFName.of('PageTwo'), image.ref);
    const input = await buildPackageInput([{ name: 'a.pdf', bytes: await document.save() }]);
    const [exhibit] = input.exhibits;
    if (!exhibit) throw new Error('no exhibit');
    const pages = exhibit.pages.slice(0, 1);
    await exportPackage({ ...input, exhibits: [{ ...exhibit, pages, batesRange: 'ICE-0001' }] });
    const bytes = await readFile(join(input.outDir, 'exhibits/Exhibit-A.pdf'));
    expect(bytes.length).toBeLessThan(picture.length);
    expect(bytes.includes('DCTDecode')).toBe(false);
  });

  it('includes metadata, scripts, forms, attachments and annotations of the source', async () => {
    const original = await buildPdf([
      (page, document) => {
        drawLetter('A form')(page);
        const field = document.getForm().createTextField('name');
        field.setText('Smith');
        field.addToPage(page, { x: 100, y: 100, width: 100, height: 20, textColor: rgb(0, 0, 0) });
        document.addJavaScript('open', 'app.alert(1)');
      },
      async (page, document) => {
        drawLetter('Second')(page);
        await document.attach(new TextEncoder().encode('secret'), 'secret.txt');
        page.node.set(
          PDFName.of('AA'),
          document.context.obj({ O: { S: 'JavaScript', JS: PDFString.of('app.alert(2)') } }),
        );
      },
    ]);
    const { bytes, exhibit } = await exportOne({ bytes: original });
    expect(exhibit.pages.map(({ image }) => image)).toEqual(['rendered', 'copied']);
    expect(exhibit.pages[0]?.imageReason).toMatch(/form fields/u);
    expect(await listForbidden(bytes)).toEqual([]);
    const finished = await PDFDocument.load(bytes, { updateMetadata: false });
    expect(finished.getTitle()).toBe('Exhibit A — Memorandum');
    expect(finished.getAuthor()).toBeUndefined();
    expect(finished.getProducer()).toBe('Uncover test');
  });
});

describe('an exhibit as a file', () => {
  it('has a cover sheet that describes it, and a bookmark for every page', async () => {
    const original = await buildPdf([drawLetter('One'), drawLetter('Two')]);
    const changes = [{}, { bates: null, batesSource: null }];
    const { bytes } = await exportOne({ bytes: original, documentPages: 9, changes });
    const cover = await readPageText(bytes, 0);
    expect(cover).toContain('EXHIBIT A');
    expect(cover).toContain('ICE-0001; UNC-0000002 (no Bates number)');
    expect(cover).toContain('Excerpt 2 pages of a 9-page memorandum');
    expect(cover).not.toContain('Release1_Part1.pdf');
    const reader = await openPdf(bytes);
    expect(await reader.readBookmarks()).toEqual([
      'Exhibit A — Memorandum',
      'ICE-0001',
      'UNC-0000002 (no Bates number)',
    ]);
    await reader.close();
  });

  it('accepts a description in any script', async () => {
    const input = await buildPackageInput([{ name: 'a.pdf', bytes: await buildPdf([drawLetter('One')]) }]);
    const [exhibit] = input.exhibits;
    if (!exhibit) throw new Error('no exhibit');
    await exportPackage({
      ...input,
      exhibits: [{ ...exhibit, description: 'Carta al señor Николай 安全 😀' }],
    });
    const bytes = new Uint8Array(await readFile(join(input.outDir, 'exhibits/Exhibit-A.pdf')));
    expect(await readPageText(bytes, 0)).toContain('Carta al señor Николай');
  });

  it('states how a page was converted if its file is no PDF', async () => {
    const converted = 'shown from a PDF made of the TIFF image';
    const { exhibit } = await exportOne({
      bytes: await buildPdf([drawLetter('One')]),
      changes: [{ converted }],
    });
    expect(exhibit.pages[0]?.sourceConverted).toBe(converted);
  });

  it('turns a page upright that has to be drawn as a picture', async () => {
    const original = await buildPdf([
      (page, document) => {
        page.setSize(792, 612);
        page.drawRectangle({ x: 0, y: 0, width: 150, height: 612, color: rgb(0, 0, 0) });
        const field = document.getForm().createTextField('name');
        field.addToPage(page, { x: 300, y: 300, width: 100, height: 20 });
      },
    ]);
    const { bytes: pdf, exhibit } = await exportOne({ bytes: original, changes: [{ turned: 90 }] });
    expect(exhibit.pages[0]?.image).toBe('rendered');
    const reader = await openPdf(pdf);
    const { data, width, height } = await reader.render(1, 1, 10_000_000);
    await reader.close();
    const shadeAt = (x: number, y: number) =>
      data[4 * (Math.round(y * height) * width + Math.round(x * width))];
    expect(width).toBe(612);
    expect([shadeAt(0.5, 0.05), shadeAt(0.05, 0.5), shadeAt(0.95, 0.5)]).toEqual([0, 255, 255]);
  });

  it.each(['some', 'unknown'] as const)(
    'shows a page as a picture if its text has words under a box: %s',
    async (unseenText) => {
      const original = await buildPdf([
        (page) => {
          for (const [column, word] of ['The', 'informant', 'is', 'Jane'].entries())
            page.drawText(word, { x: 62 + 92 * column, y: 699, size: 14 });
          page.drawRectangle({ x: 335, y: 694, width: 60, height: 24, color: rgb(0, 0, 0) });
        },
      ]);
      const { bytes: pdf, exhibit } = await exportOne({
        bytes: original,
        changes: [{ unseenText, ...buildOcr(['The informant is']) }],
      });
      expect(exhibit.pages[0]).toMatchObject({
        image: 'rendered',
        imageReason: expect.stringMatching(
          /words of its own text lie hidden on it|before this program looked for hidden words/,
        ),
      });
      expect(await readPageText(pdf, 1)).toContain('The informant is');
      expect(await readPageText(pdf, 1)).not.toContain('Jane');
    },
  );

  it('has a sheet with the reason in place of a page that cannot be shown', async () => {
    const bytes = new TextEncoder().encode('%PDF-1.4 and nothing that follows is a PDF');
    const changes = [
      { status: 'problem' as const, problem: 'The file is cut off. Ask the agency for it again.' },
    ];
    const { bytes: pdf, exhibit } = await exportOne({ bytes, pages: 1, changes });
    expect(exhibit.pages[0]?.image).toBe('rendered');
    expect(exhibit.pages[0]?.imageReason).toContain('The file is cut off.');
    expect(await readPageText(pdf, 1)).toContain('This page could not be shown');
  });
});
