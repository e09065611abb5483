import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import type { MarksDraft, RedactionBox } from '#contract/pages/marks.ts';
import type { PageLine } from '#contract/pages/page.ts';
import { listPageLines } from '../repositories/pages/page-lines.ts';
import { ingestScripted } from '../testing/scripted-pages.ts';
import { openTestApp, type TestApp } from '../testing/test-app.ts';

const BOX: RedactionBox = {
  rect: { x: 0.1, y: 0.2, width: 0.3, height: 0.05 },
  style: 'outlined',
  codes: ['(b)(6)'],
  printed: 'b6',
  confidence: 88,
};
const DRAFT: MarksDraft = {
  boxes: [{ rect: BOX.rect, style: 'outlined', codes: ['(b)(7)(C)', '(b)(6)'], printed: 'b6/b7C' }],
  codes: [],
  placeholder: null,
  caveats: ['Draft'],
};

let app: TestApp;
let pageId: string;
beforeAll(async () => {
  app = await openTestApp();
  await ingestScripted(app, {
    'a.pdf': [{ text: 'A name is boxed.', marks: { boxes: [BOX] } }, { text: 'x' }],
  });
  pageId = (await listLines())[0]?.pageId ?? '';
});
afterAll(() => app.close());

async function listLines(): Promise<PageLine[]> {
  const { id } = await app.database.selectFrom('matter').select('id').executeTakeFirstOrThrow();
  return Array.fromAsync(listPageLines(app.database, { matterId: id }, false));
}

const at = () => `/api/matters/ndlon/pages/${pageId}/marks`;

describe('the marks of a page', () => {
  it('are those that were read, and are included in the export of pages', async () => {
    const answer = await app.as('reader').get(at());
    expect(await answer.json()).toMatchObject({ marks: { boxes: [BOX] }, asRead: null, correctedBy: null });
    const [first, second] = await listLines();
    expect(first).toMatchObject({ exemptions: ['(b)(6)'], redactions: [BOX], placeholder: null });
    expect(second).toMatchObject({ exemptions: [], redactions: [] });
  });

  it('are corrected by a person beside those read, and the correction can be undone', async () => {
    const corrected = await app.as('reviewer').send('put', at(), DRAFT);
    expect(await corrected.json()).toMatchObject({
      // The box covers all of the page's text area except the line above it.
      marks: {
        boxes: [{ codes: ['(b)(7)(C)', '(b)(6)'], confidence: 100 }],
        caveats: ['Draft'],
        shareRedacted: expect.closeTo(0.333, 1),
      },
      asRead: { boxes: [BOX], caveats: [] },
      correctedBy: 'reviewer',
    });
    expect((await listLines())[0]?.exemptions).toEqual(['(b)(6)', '(b)(7)(C)']);
    const restored = await app.as('reviewer').send('delete', at());
    expect(await restored.json()).toMatchObject({ marks: { boxes: [BOX] }, asRead: null });
    expect((await listLines())[0]?.exemptions).toEqual(['(b)(6)']);
  });

  it('are refused with an invalid code', async () => {
    const boxes = [{ ...DRAFT.boxes[0], codes: ['b6'] }];
    expect((await app.as('reviewer').send('put', at(), { ...DRAFT, boxes })).status).toBe(400);
  });
});
