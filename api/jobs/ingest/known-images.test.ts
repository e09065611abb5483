import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { findPageByControlNumber } from '../../repositories/numbers/page-numbers.ts';
import { correctText } from '../../repositories/pages/page-texts.ts';
import { ingestScripted } from '../../testing/scripted-pages.ts';
import { act, openTestApp, type TestApp } from '../../testing/test-app.ts';
import { KnownImages } from './known-images.ts';

let app: TestApp;
let images: KnownImages<string>;
beforeEach(async () => {
  app = await openTestApp();
  images = new KnownImages(app.database, app.matter.id);
});
afterEach(() => app.close());

/** Whether it is settled once all pending callbacks have run. */
async function isSettled(promise: Promise<unknown>): Promise<boolean> {
  let settled = false;
  promise.then(() => {
    settled = true;
  });
  await new Promise((resolve) => setTimeout(resolve, 20));
  return settled;
}

describe('an image', () => {
  it('is known from the first page that shows it, with its words, boxes and numbers', async () => {
    await ingestScripted(app, {
      'a.pdf': [{ text: 'other' }, { text: 'two words', pixels: 'seen', bates: 'ICE 0002' }],
      'b.pdf': [{ text: 'two words', pixels: 'seen' }],
    });
    const known = await images.recall('seen', 'job');
    expect(known?.page).toBe('a.pdf p. 2');
    expect(known?.text).toMatchObject({ text: 'two words', confidence: 95 });
    expect(known?.text.words.map(({ text }) => text)).toEqual(['two', 'words']);
    expect(known?.batesCandidates).toMatchObject([{ verbatim: 'ICE 0002' }]);
    expect(await images.recall('never seen', 'job')).toBeUndefined();
  });

  it('is known as it was read, not as a person corrected the page', async () => {
    await ingestScripted(app, { 'a.pdf': [{ text: 'as read', pixels: 'seen' }] });
    const page = await findPageByControlNumber(app.database, app.matter.id, 'UNC-0000001');
    if (!page) throw new Error('The page is not in the ledger.');
    const corrected = { source: 'corrected', reason: '', confidence: 99, text: 'mended', words: [] } as const;
    await correctText(
      app.database,
      act,
      { ...page, matterId: app.matter.id, version: 1 },
      { ...corrected, words: [] },
    );
    expect((await images.recall('seen', 'job'))?.text.text).toBe('as read');
  });

  it('of another matter is not known', async () => {
    await ingestScripted(app, { 'a.pdf': [{ text: 'secret', pixels: 'seen' }] });
    const elsewhere = new KnownImages(app.database, 'another matter');
    expect(await elsewhere.recall('seen', 'job')).toBeUndefined();
  });

  it('that a page is reading makes the next page with it wait, and no other', async () => {
    expect(await images.recall('new', 'first')).toBeUndefined();
    expect(await images.recall('another', 'third')).toBeUndefined();
    const second = images.recall('new', 'second');
    expect(await isSettled(second)).toBe(false);
    await ingestScripted(app, { 'a.pdf': [{ text: 'read by now', pixels: 'new' }] });
    images.release('first');
    expect((await second)?.text.text).toBe('read by now');
  });

  it('is read by the next page if the first could not, and by the same page again after a crash', async () => {
    await images.recall('new', 'first');
    expect(await images.recall('new', 'first')).toBeUndefined();
    const second = images.recall('new', 'second');
    images.release('first');
    expect(await second).toBeUndefined();
  });
});
