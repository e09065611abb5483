import { type MadeBy, MOST_DECIDED, type PageTarget } from '#contract/review/decision.ts';
import { counted, formatNumber } from '#contract/values/counted.ts';
import { notFound, UncoverError } from '../errors.ts';
import type { Database } from '../repositories/database/database.ts';
import { listFamilyLinks } from '../repositories/documents/document-families.ts';
import { listPageKeys } from '../repositories/pages/pages.ts';
import {
  listIdsOfKeys,
  listKeysOfCopies,
  listKeysOfDocuments,
  type PageKeys,
} from '../repositories/review/target-pages.ts';
import { refuseSequestered } from '../review/refuse-sequestered.ts';
import { type ResolvedReferences, resolveReferences } from '../review/resolve-references.ts';
import { parseQuery } from '../search/language/parse-query.ts';
import type { SearchService } from '../search/search-service.ts';
import { toPageFilter } from '../search/to-page-filter.ts';

export interface TargetPages {
  pages: PageKeys;
  /** Numbers of named ranges that are on no page. */
  missing: ResolvedReferences['missing'];
}

/** The pages that a decision is about. Throws when a page is not of the matter, so that nothing is silently left out. */
export async function listTargetPages(
  { database, search }: { database: Database; search: SearchService },
  matterId: string,
  target: PageTarget,
): Promise<TargetPages> {
  switch (target.kind) {
    case 'pages': {
      const pages = await listPageKeys(database, matterId, target.pageIds);
      const unknown = target.pageIds.find((pageId) => !pages.has(pageId));
      if (unknown) {
        await refuseSequestered(database, matterId, { pageId: unknown });
        throw notFound(`page ${unknown}`);
      }
      return { pages, missing: [] };
    }
    case 'document':
      return getSome('document', await listKeysOfDocuments(database, matterId, [target.documentId]));
    case 'family': {
      const ids = await listFamily(database, matterId, target.documentId);
      return getSome('document', await listKeysOfDocuments(database, matterId, ids));
    }
    case 'copies':
      return getSome('page', await listKeysOfCopies(database, matterId, target.pageId));
    case 'references': {
      const { pages, missing } = await resolveReferences(database, matterId, target.references);
      return { pages: new Map(pages.map((page) => [page.id, page.key])), missing };
    }
    case 'search': {
      const filter = toPageFilter(matterId, target.scope);
      const keys = await search.listMatchingKeys(parseQuery(target.q), filter);
      return { pages: await listIdsOfKeys(database, matterId, keys), missing: [] };
    }
  }
}

function getSome(what: string, pages: PageKeys): TargetPages {
  if (pages.size === 0) throw notFound(what);
  return { pages, missing: [] };
}

/** The document to which the others are attached, and those. */
async function listFamily(database: Database, matterId: string, documentId: string): Promise<string[]> {
  const { parentOf } = await listFamilyLinks(database, matterId, [documentId]);
  const head = parentOf.get(documentId) ?? documentId;
  const { attachmentsOf } = await listFamilyLinks(database, matterId, [head]);
  return [head, ...(attachmentsOf.get(head) ?? [])];
}

/** Throws for more pages than can be decided about at once, and for other than the `shown` number. */
export function refuseOtherCount(pages: number, shown: number | undefined): void {
  if (pages > MOST_DECIDED) {
    throw new UncoverError(
      'invalid-request',
      `${counted(pages, 'page')} are too many to tag at once. Narrow the search to ${counted(MOST_DECIDED, 'page')} or fewer.`,
    );
  }
  if (shown !== undefined && pages !== shown) {
    throw new UncoverError(
      'conflict',
      `${counted(pages, 'page')} ${pages === 1 ? 'matches' : 'match'} now, not ${formatNumber(shown)}, so nothing was changed. Look at the results again.`,
    );
  }
}

/** How a decision about these pages is made. */
export function toMadeBy(target: PageTarget): MadeBy {
  if (target.kind === 'references') return 'range';
  if (target.kind === 'pages') return target.pageIds.length === 1 ? 'key' : 'selection';
  return target.kind;
}
