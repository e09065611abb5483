import { useQuery } from '@tanstack/react-query';
import { findBatchOfSet } from '#contract/review/batch.ts';
import { fileName } from '../format/format.ts';
import type { ListParams } from '../params.ts';
import { batchQueries } from '../server/batch-queries.ts';
import { queries } from '../server/queries.ts';
import { usePermission } from '../session/use-user.ts';
import { toCodebookTags } from '../tagging/codebook-tag.ts';
import { describeList } from './current-list.ts';
import { listChips } from './narrowings.ts';

/** The name of the list, including the names of its tag, production and file. */
export function useListName(matter: string, list: ListParams): string {
  const tags = useQuery({ ...queries.tags(matter), select: toCodebookTags }).data;
  const productions = useQuery(queries.productions(matter)).data;
  const file = productions?.flatMap(({ files }) => files).find(({ fileId }) => fileId === list.file)?.path;
  const batchId = findBatchOfSet(list.set);
  const { allowed } = usePermission('reviewer');
  const batch = useQuery({
    ...batchQueries.batch(matter, batchId ?? ''),
    enabled: allowed && batchId !== undefined,
  }).data?.name;
  return describeList(list, {
    batch,
    tag: tags?.find(({ tagId }) => tagId === list.tag)?.name,
    production: productions?.find(({ productionId }) => productionId === list.production)?.name,
    file: file && fileName(file),
    narrowings: listChips(list.narrow, { facets: undefined, tags, productions }).map(({ name }) => name),
  });
}
