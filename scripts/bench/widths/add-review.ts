import type { Page } from 'playwright-core';
import { sendRequest } from './send-request.ts';

/** One more than the pages that suggestions need with a tag, and without it. */
const OF_EACH = 21;
/** Decided by both people, as many as agreement is measured from. */
const READ_TWICE = 30;

/** Two people of a clinic, each in a browser. */
export interface Desks {
  attorney: Page;
  reviewer: Page;
}

interface ListedPage {
  pageId: string;
  bates: string | null;
}

/** What a clinic makes of its pages when several people review them. */
export interface ReviewWork {
  /** The path of the screen with both of its pages. */
  contradiction: string;
  /** The number of the page that is sequestered. */
  sequestered: string;
}

/**
 * Decides pages, twice for some, and makes batches, suggestions, a contradiction and a sequestered page, so that the
 * screens of the review are full.
 */
export async function addReview({ attorney, reviewer }: Desks): Promise<ReviewWork> {
  const post = (path: string, body: object) => sendRequest(attorney, 'POST', path, body);
  const { pages } = await sendRequest<{ pages: ListedPage[] }>(attorney, 'GET', '/pages?limit=200');
  const idsOf = (from: number, to?: number) => pages.slice(from, to).map(({ pageId }) => pageId);
  const decide = (by: Page, tagId: string | null, answer: string, pageIds: string[]) =>
    sendRequest(by, 'POST', '/decisions', { tagId, answer, target: { kind: 'pages', pageIds } });

  await decide(attorney, 'tag-1', 'yes', idsOf(0, OF_EACH));
  await decide(attorney, 'tag-1', 'no', idsOf(OF_EACH, 2 * OF_EACH));
  await decide(reviewer, 'tag-1', 'yes', idsOf(OF_EACH - 3, OF_EACH - 3 + READ_TWICE));
  await post('/suggestion-lists', { tagId: 'tag-1' });

  for (const [name, from, to] of [
    ['Letters of counties', 0, 10],
    ['Letters of sheriffs, second half of the year', 10, 25],
  ] as const) {
    const source = { kind: 'pages', pageIds: idsOf(from, to) };
    await post('/batches', { name, source, shown: { pages: to - from, batches: 1 } });
  }
  await post('/batches/take', {});

  const contradictionId = await linkPassages(attorney, idsOf(0, 2));
  const hidden = pages[pages.length - 1];
  if (!hidden) throw new Error('The matter has no pages.');
  await post('/sequestered-pages', {
    target: { kind: 'pages', pageIds: [hidden.pageId] },
    reason: 'The agency demands the page back in its letter to all counsel of record.',
    noticeDate: '2026-05-03',
  });
  return {
    contradiction: `/contradictions/${contradictionId}`,
    sequestered: hidden.bates ?? '',
  };
}

async function linkPassages(by: Page, pageIds: readonly string[]): Promise<string> {
  const passageIds: string[] = [];
  for (const pageId of pageIds) {
    const runs = await sendRequest<{ text: string }[]>(by, 'GET', `/pages/${pageId}/text-runs`);
    const text = runs[0]?.text.trimEnd() ?? '';
    const { passageId = '' } = await sendRequest(by, 'POST', `/pages/${pageId}/passages`, {
      words: { textVersion: 1, from: 0, to: text.length, text },
      ...{ color: 'green', tagIds: ['tag-1'], note: 'Compare with what the director said in public.' },
    });
    passageIds.push(passageId);
  }
  const [a, b] = passageIds;
  const why = 'One letter says that participation is voluntary, the other that no county may leave.';
  const draft = { a, b, kind: 'contradicts', why };
  const { contradictionId = '' } = await sendRequest(by, 'POST', '/contradictions', draft);
  return contradictionId;
}
