import { useQuery } from '@tanstack/react-query';
import type { JSX } from 'react';
import { reportQueries } from '../../server/report-queries.ts';
import { useMatter } from '../../session/use-matter.ts';
import { usePermission } from '../../session/use-user.ts';
import { Empty } from '../../ui/Empty.tsx';
import { Failure } from '../../ui/Failure.tsx';
import { Skeleton, Table, Text, Title, useDocumentTitle, VisuallyHidden } from '../../ui/parts.ts';
import { SavedSearchRow } from './SavedSearchRow.tsx';
import classes from './saved-searches.module.css';

/** The searches that the matter keeps, and what is new in each. */
export function SavedSearches(): JSX.Element {
  useDocumentTitle('Saved searches · Uncover');
  const matter = useMatter();
  const saved = useQuery(reportQueries.savedSearches(matter));
  const review = usePermission('reviewer');
  return (
    <div className={classes.screen}>
      <Title order={1}>Saved searches</Title>
      <Text c="dimmed" mb="md">
        Everyone of the matter has them. When pages arrive or change, each shows what is new since you looked
        at it last.
      </Text>
      {saved.isPending && <Skeleton height={200} />}
      {saved.isError && (
        <Failure
          title="The saved searches did not load"
          error={saved.error}
          retry={() => void saved.refetch()}
        />
      )}
      {saved.data?.length === 0 && (
        <Empty title="No search is saved yet">
          {review.allowed
            ? 'Search for something that later productions may have too, and press Save above the results.'
            : 'Reviewers and attorneys save searches above their results.'}
        </Empty>
      )}
      {saved.data && saved.data.length > 0 && (
        <Table verticalSpacing={8} className={classes.table}>
          <Table.Thead>
            <Table.Tr>
              <Table.Th>Search</Table.Th>
              <Table.Th className={classes.right} w={96}>
                Pages
              </Table.Th>
              <Table.Th className={classes.right} w={96}>
                New
              </Table.Th>
              <Table.Th w={280}>
                <VisuallyHidden>What to do with it</VisuallyHidden>
              </Table.Th>
            </Table.Tr>
          </Table.Thead>
          <Table.Tbody>
            {saved.data.map((search) => (
              <SavedSearchRow
                key={search.searchId}
                matter={matter}
                search={search}
                mayChange={review.allowed}
              />
            ))}
          </Table.Tbody>
        </Table>
      )}
    </div>
  );
}
