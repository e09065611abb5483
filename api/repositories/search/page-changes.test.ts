import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import type { PageWindow } from '#contract/pages/page.ts';
import type { Tag } from '#contract/review/tag.ts';
import { ingestScripted } from '../../testing/scripted-pages.ts';
import { openTestApp, type TestApp } from '../../testing/test-app.ts';
import { getCorpusVersion, listPageChanges } from './page-changes.ts';

let app: TestApp;
beforeAll(async () => {
  app = await openTestApp();
  await ingestScripted(app, { 'a.pdf': [{ text: 'one' }, { text: 'two' }, { text: 'three' }] });
});
afterAll(() => app.close());

const version = () => getCorpusVersion(app.database, app.matter.id);

/** Keys of the pages that changed during `change`. */
async function changedBy(change: () => Promise<unknown>): Promise<number[]> {
  const before = await version();
  await change();
  return (await listPageChanges(app.database, before, 100)).map(({ pageKey }) => pageKey);
}

describe('the feed of changed pages', () => {
  it('lists every new page, once', async () => {
    const changes = await listPageChanges(app.database, 0, 100);
    expect(changes.map(({ pageKey }) => pageKey).toSorted()).toEqual([1, 2, 3]);
    expect(changes.at(-1)?.seq).toBe(await version());
  });

  it('moves a page to its end when it is tagged, untagged, corrected or renumbered', async () => {
    const attorney = app.as('attorney');
    const matter = `/api/matters/${app.matter.slug}`;
    const read = async <T>(answer: Promise<Response>) => (await (await answer).json()) as T;
    const { tagId } = await read<Tag>(
      attorney.send('post', `${matter}/tags`, { name: 'key', color: 'blue' }),
    );
    const { pages } = await read<PageWindow>(attorney.get(`${matter}/pages`));
    const pageId = pages[1]?.pageId;
    const tag = (present: boolean) =>
      attorney.send('post', `${matter}/decisions`, {
        tagId,
        answer: present ? 'yes' : 'take-off',
        target: { kind: 'pages', pageIds: [pageId] },
      });

    expect(await changedBy(() => tag(true))).toEqual([2]);
    expect(await changedBy(() => tag(false))).toEqual([2]);
    const correct = () =>
      attorney.send('post', `${matter}/pages/${pageId}/texts`, { text: 'zwei', basedOn: 1 });
    expect(await changedBy(correct)).toEqual([2]);
    expect(
      await changedBy(() =>
        app.database.updateTable('main.page').set({ bates: 'A 3' }).where('key', '=', 3).execute(),
      ),
    ).toEqual([3]);
  });

  it('does not change while nothing new is known', async () => {
    expect(
      await changedBy(() => app.as('reader').get(`/api/matters/${app.matter.slug}/search?q=one`)),
    ).toEqual([]);
  });

  it('is separate for each matter: others keep their version', async () => {
    expect(await getCorpusVersion(app.database, 'another')).toBe(0);
  });
});
