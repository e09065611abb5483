import { describe, expect, it } from 'vitest';
import { buildPdf, type PageToBuild, saveFile } from '../../../testing/builders/build-pdf.ts';
import { SENTENCES } from '../../../testing/sentences.ts';
import { openPdf } from '../open-pdf.ts';

async function paintingsOf(page: PageToBuild) {
  const document = await openPdf(await saveFile(await buildPdf([page])));
  const paintings = await (await document.getPage(0)).getPaintings();
  await document.close();
  return paintings;
}

describe('findPaintings', () => {
  it('places a scan on the page as displayed', async () => {
    const upright = await paintingsOf({ scan: SENTENCES });
    expect(upright.pictures).toMatchObject([
      { placing: [612, 0, 0, -792, 0, 792], clipped: false, isMask: false },
    ]);
    const turned = await paintingsOf({ scan: SENTENCES, rotate: 90 });
    expect(turned.pictures[0]?.placing.map(Math.round)).toEqual([0, 612, 792, 0, 0, 0]);
  });

  it('distinguishes visible text from the invisible text under a scan', async () => {
    expect(await paintingsOf({ layer: SENTENCES })).toMatchObject({
      visibleTextRuns: 6,
      invisibleTextRuns: 0,
    });
    const hidden = await paintingsOf({ layer: SENTENCES, invisible: true, stamp: 'DHS-0412' });
    expect(hidden).toMatchObject({ visibleTextRuns: 1, invisibleTextRuns: 6 });
  });

  it('counts what is drawn after a picture', async () => {
    expect((await paintingsOf({ scan: SENTENCES, box: true })).shapesAfterPicture).toBe(1);
    expect((await paintingsOf({ scan: SENTENCES })).shapesAfterPicture).toBe(0);
  });
});
