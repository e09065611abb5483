import { useQuery } from '@tanstack/react-query';
import { getRouteApi, Link } from '@tanstack/react-router';
import type { JSX } from 'react';
import { formatNumber } from '#contract/values/counted.ts';
import { PageCountLink } from '../lists/PageCountLink.tsx';
import { queries } from '../server/queries.ts';
import { suggestionQueries } from '../server/suggestion-queries.ts';
import { useMatter } from '../session/use-matter.ts';
import { usePermission } from '../session/use-user.ts';
import { Empty } from '../ui/Empty.tsx';
import { Table, Text, Title, useDocumentTitle } from '../ui/parts.ts';
import { Screen } from '../ui/Screen.tsx';
import { TagMark } from '../ui/TagMark.tsx';
import { Unloaded } from '../ui/Unloaded.tsx';
import { Coverage } from './Coverage.tsx';
import { describeMissing } from './describe-missing.ts';
import { LookAgain } from './LookAgain.tsx';
import { NextPages } from './NextPages.tsx';
import classes from './suggestions.module.css';
import type { TagWithSuggestions } from './tag-with-suggestions.ts';

const route = getRouteApi('/signed-in/m/$matter/suggestions');

/** The pages to read next for each tag, and how many of its pages are left. */
export function Suggestions(): JSX.Element {
  useDocumentTitle('Suggested pages · Uncover');
  const matter = useMatter();
  const params = route.useSearch();
  const tags = useQuery(queries.tags(matter));
  const suggestions = useQuery(suggestionQueries.tags(matter));
  const listed = (suggestions.data ?? []).flatMap((each): TagWithSuggestions[] => {
    const tag = tags.data?.find(({ tagId }) => tagId === each.tagId);
    return tag ? [{ ...each, tag }] : [];
  });
  const chosen =
    listed.find(({ tagId }) => tagId === params.tag) ??
    listed.find((each) => describeMissing(each) === undefined) ??
    listed[0];
  return (
    <Screen
      title="Suggested pages"
      about="Once enough pages are decided for a tag, the words on them suggest which pages to read next. A suggestion decides nothing, and appears in no export."
    >
      <Unloaded query={suggestions} failure="The suggestions could not be loaded" height={240} />
      {suggestions.data?.length === 0 && <NoTags matter={matter} />}
      {listed.length > 0 && <TagTable matter={matter} listed={listed} chosen={chosen?.tagId} />}
      {chosen && <TagDetails key={chosen.tagId} matter={matter} suggestions={chosen} />}
    </Screen>
  );
}

function NoTags({ matter }: { matter: string }): JSX.Element {
  return (
    <Empty title="No tags yet">
      <Text c="dimmed">
        Pages are suggested for a tag. Attorneys add tags in the{' '}
        <Link to="/m/$matter/codebook" params={{ matter }}>
          codebook
        </Link>
        .
      </Text>
    </Empty>
  );
}

interface TagTableProps {
  matter: string;
  listed: TagWithSuggestions[];
  chosen: string | undefined;
}

function TagTable({ matter, listed, chosen }: TagTableProps): JSX.Element {
  return (
    <section aria-label="Tags" className={classes.wide}>
      <Table verticalSpacing={6} className={classes.table}>
        <Table.Thead>
          <Table.Tr>
            <Table.Th>Tag</Table.Th>
            <Table.Th className={classes.right}>With it</Table.Th>
            <Table.Th className={classes.right}>Without it</Table.Th>
            <Table.Th className={classes.right}>Undecided</Table.Th>
            <Table.Th>Suggestions</Table.Th>
          </Table.Tr>
        </Table.Thead>
        <Table.Tbody>
          {listed.map((each) => (
            <Table.Tr key={each.tagId} data-chosen={each.tagId === chosen || undefined}>
              <Table.Td>
                <Link
                  to="/m/$matter/suggestions"
                  params={{ matter }}
                  search={{ tag: each.tagId }}
                  aria-current={each.tagId === chosen ? 'true' : undefined}
                >
                  <TagMark tag={each.tag} />
                </Link>
              </Table.Td>
              <Table.Td className={classes.right}>
                <PageCountLink
                  matter={matter}
                  pages={each.yes}
                  list={{ tag: each.tagId }}
                  what={`pages tagged ${each.tag.name}`}
                />
              </Table.Td>
              <Table.Td className={classes.right}>{formatNumber(each.no)}</Table.Td>
              <Table.Td className={classes.right}>{formatNumber(each.undecided)}</Table.Td>
              <Table.Td>{describeMissing(each) ?? 'Ready'}</Table.Td>
            </Table.Tr>
          ))}
        </Table.Tbody>
      </Table>
    </section>
  );
}

interface TagDetailsProps {
  matter: string;
  suggestions: TagWithSuggestions;
}

function TagDetails({ matter, suggestions }: TagDetailsProps): JSX.Element {
  const attorney = usePermission('attorney');
  const { latest, tag } = suggestions;
  return (
    <>
      <Title order={2} mt="xl" mb="xs">
        {tag.name}
      </Title>
      <NextPages matter={matter} suggestions={suggestions} />
      <Coverage matter={matter} suggestions={suggestions} />
      {attorney.allowed && latest && <LookAgain matter={matter} listId={latest.listId} />}
    </>
  );
}
