import { useQuery } from '@tanstack/react-query';
import type { JSX } from 'react';
import type { Reasons } from '#contract/review/suggestion.ts';
import { suggestionQueries } from '../../server/suggestion-queries.ts';
import { Skeleton, Text } from '../../ui/parts.ts';
import { useReader } from '../reader-context.ts';
import classes from './why-suggested.module.css';

/** Why the page is in the list of suggested pages that is open; nothing for any other list. */
export function WhySuggested(): JSX.Element | null {
  const { matter, page, currentList } = useReader();
  const [kind, listId] = currentList.params.set?.split('.') ?? [];
  if (listId === undefined) return null;
  if (kind === 'suggested') return <OfSuggested matter={matter} pageId={page.pageId} listId={listId} />;
  if (kind === 'lookagain') return <OfLookAgain matter={matter} pageId={page.pageId} listId={listId} />;
  return null;
}

interface OfListProps {
  matter: string;
  pageId: string;
  listId: string;
}

function OfSuggested({ matter, pageId, listId }: OfListProps): JSX.Element | null {
  const pages = useQuery(suggestionQueries.pages(matter, listId));
  const suggested = pages.data?.find((page) => page.pageId === pageId);
  if (pages.isPending) return <Skeleton height={48} />;
  if (!suggested) return null;
  return (
    <Why
      title={
        suggested.kind === 'random' ? 'Drawn at random, whatever its words' : 'Why this page is suggested'
      }
      reasons={suggested}
    />
  );
}

function OfLookAgain({ matter, pageId, listId }: OfListProps): JSX.Element | null {
  const pages = useQuery(suggestionQueries.toLookAt(matter, listId));
  const listed = pages.data?.find(({ page }) => page.pageId === pageId);
  if (pages.isPending) return <Skeleton height={48} />;
  if (!listed) return null;
  const { decided } = listed;
  return (
    <Why
      title={`Decided ${decided === 'yes' ? 'with the tag' : 'without the tag'}; the words say the opposite`}
      reasons={listed}
    />
  );
}

function Why({ title, reasons }: { title: string; reasons: Reasons }): JSX.Element {
  const { speaksFor, speaksAgainst } = reasons;
  return (
    <section className={classes.why} aria-label="Why this page">
      <Text size="xs" fw={600}>
        {title}
      </Text>
      {speaksFor.length > 0 && <Text size="xs">Speaks for: {speaksFor.join(', ')}</Text>}
      {speaksAgainst.length > 0 && (
        <Text size="xs" c="dimmed">
          Speaks against: {speaksAgainst.join(', ')}
        </Text>
      )}
    </section>
  );
}
