import { PageDetail, PageSummary } from '#contract/pages/page.ts';

/** A page apart from what reviewers decide on it. */
export type ReadPage = Omit<PageSummary, 'tagIds' | 'reviewed'>;
export type ReadDetail = Omit<PageDetail, 'tagIds' | 'reviewed' | 'decisions' | 'history'>;

const ofPage = PageSummary.omit({ tagIds: true, reviewed: true }).keyof().options;
const ofDetail = PageDetail.omit({ tagIds: true, reviewed: true, decisions: true, history: true }).keyof()
  .options;

export function toReadPage(page: ReadPage): ReadPage {
  return pick(page, ofPage);
}

export function toReadDetail(page: PageDetail): ReadDetail {
  return pick(page, ofDetail);
}

function pick<T extends object, Name extends keyof T>(from: T, names: readonly Name[]): Pick<T, Name> {
  return Object.fromEntries(names.map((name) => [name, from[name]])) as Pick<T, Name>;
}
