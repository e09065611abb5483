import { useQuery } from '@tanstack/react-query';
import { Link } from '@tanstack/react-router';
import type { JSX } from 'react';
import { counted } from '#contract/values/counted.ts';
import { joinNames } from '../format/format.ts';
import { PageCountLink } from '../lists/PageCountLink.tsx';
import { PageName } from '../page/PageName.tsx';
import { toPageReference } from '../page/page-reference.ts';
import { suggestionQueries } from '../server/suggestion-queries.ts';
import { Table, Text, Title } from '../ui/parts.ts';
import { Unloaded } from '../ui/Unloaded.tsx';
import classes from './suggestions.module.css';

/** Rows on this screen; all of the pages open as a list. */
const SHOWN = 10;

/** Decided pages whose words say the opposite: a decision may be a slip, or the page may be in other words. */
export function LookAgain({ matter, listId }: { matter: string; listId: string }): JSX.Element {
  const toLookAt = useQuery(suggestionQueries.toLookAt(matter, listId));
  const pages = toLookAt.data ?? [];
  const list = { set: `lookagain.${listId}` };
  return (
    <section aria-label="Look again">
      <Title order={3} mt="lg" mb="xs">
        Look again
      </Title>
      <Unloaded query={toLookAt} failure="The pages could not be loaded" height={96} />
      {toLookAt.data && (
        <Text c="dimmed" mb="xs">
          {pages.length === 0 ? (
            'The words of every decided page fit its decision.'
          ) : (
            <>
              <PageCountLink matter={matter} pages={pages.length} list={list} what="pages to look at again" />{' '}
              decided {counted(pages.length, 'page').replace(/^\S+ /, '')} whose words say the opposite of the
              decision, the clearest first. Only attorneys see this.
            </>
          )}
        </Text>
      )}
      {pages.length > 0 && (
        <div className={classes.wide}>
          <Table verticalSpacing={6} className={classes.table}>
            <Table.Thead>
              <Table.Tr>
                <Table.Th>Page</Table.Th>
                <Table.Th>Decided</Table.Th>
                <Table.Th>Why the words say the opposite</Table.Th>
              </Table.Tr>
            </Table.Thead>
            <Table.Tbody>
              {pages.slice(0, SHOWN).map(({ page, decided, speaksFor, speaksAgainst }) => (
                <Table.Tr key={page.pageId}>
                  <Table.Td>
                    <Link
                      to="/m/$matter/p/$ref"
                      params={{ matter, ref: toPageReference(page) }}
                      search={list}
                      state={{ pageId: page.pageId }}
                      preload={false}
                    >
                      <PageName page={page} />
                    </Link>
                  </Table.Td>
                  <Table.Td>{decided === 'yes' ? 'with the tag' : 'without it'}</Table.Td>
                  <Table.Td>
                    {decided === 'yes'
                      ? `Against: ${joinNames(speaksAgainst)}`
                      : `For: ${joinNames(speaksFor)}`}
                  </Table.Td>
                </Table.Tr>
              ))}
            </Table.Tbody>
          </Table>
        </div>
      )}
    </section>
  );
}
