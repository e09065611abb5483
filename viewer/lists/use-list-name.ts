import { useQuery } from '@tanstack/react-query';
import { fileName } from '../format/format.ts';
import type { ListParams } from '../params.ts';
import { queries } from '../server/queries.ts';
import { describeList } from './current-list.ts';
import { listChips } from './narrowings.ts';

/** The name of the list, including the names of its tag, production and file. */
export function useListName(matter: string, list: ListParams): string {
  const tags = useQuery(queries.tags(matter)).data;
  const productions = useQuery(queries.productions(matter)).data;
  const file = productions?.flatMap(({ files }) => files).find(({ fileId }) => fileId === list.file)?.path;
  return describeList(list, {
    tag: tags?.find(({ tagId }) => tagId === list.tag)?.name,
    production: productions?.find(({ productionId }) => productionId === list.production)?.name,
    file: file && fileName(file),
    narrowings: listChips(list.narrow, { facets: undefined, tags, productions }).map(({ name }) => name),
  });
}
