import type { DocumentFact, FactName } from '#contract/document.ts';
import type { PageSight } from '../page-sight.ts';
import { findKind } from './find-kind.ts';

/** What the pages of a document say of it; `last` is its last page, which may be the first. */
export function readFacts(first: PageSight, _last: PageSight): DocumentFact[] {
  return [toFact('kind', [findKind(first)], 'how its first page looks')];
}

function toFact(name: FactName, values: string[], basis: string): DocumentFact {
  return { name, values, source: 'read', basis, asRead: null };
}
