/** The pages that a decision in the reader can be about. Pure. */
import type { PageTarget } from '#contract/review/decision.ts';
import type { ReadPage } from '../page/read-page.ts';
import type { ListParams } from '../params.ts';

export type TargetName = 'range' | 'document' | 'family' | 'copies' | 'search';

const names: { value: TargetName; label: string }[] = [
  { value: 'range', label: 'A range of numbers' },
  { value: 'document', label: 'This document' },
  { value: 'family', label: 'This document with its attachments' },
  { value: 'copies', label: 'All copies of this page' },
];

/** What a person can choose; the results of a search only where the list is exactly these. */
export function listTargets(list: ListParams): { value: TargetName; label: string }[] {
  return toSearchTarget(list) ? [...names, { value: 'search', label: 'All results of this search' }] : names;
}

interface TargetOf {
  page: Pick<ReadPage, 'pageId' | 'documentId'>;
  list: ListParams;
  /** Of a range, as typed. */
  first: string;
  last: string;
}

/** Undefined for a range without a first number. */
export function toTarget(name: TargetName, { page, list, first, last }: TargetOf): PageTarget | undefined {
  const { pageId, documentId } = page;
  switch (name) {
    case 'document':
    case 'family':
      return { kind: name, documentId };
    case 'copies':
      return { kind: 'copies', pageId };
    case 'search':
      return toSearchTarget(list);
    case 'range': {
      if (first.trim() === '') return undefined;
      const references = last.trim() === '' ? first.trim() : `${first.trim()}-${last.trim()}`;
      return { kind: 'references', references };
    }
  }
}

/** Explore ranks pages and does not count them; a saved set or a part of a file is no search. */
function toSearchTarget(list: ListParams): PageTarget | undefined {
  const { q, mode, production, tag, narrow, set, file, document, only } = list;
  const isMore = [set, file, document, only].some((each) => each !== undefined);
  if (q === undefined || mode === 'explore' || isMore) return undefined;
  return { kind: 'search', q, scope: { production, tag, narrow } };
}
