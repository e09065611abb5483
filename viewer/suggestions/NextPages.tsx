import { useMutation, useQueryClient } from '@tanstack/react-query';
import { useNavigate } from '@tanstack/react-router';
import type { JSX } from 'react';
import { endpoints } from '#contract/endpoints.ts';
import { DECISIONS_NEEDED, RANDOM_ONE_IN } from '#contract/review/suggestion.ts';
import { counted, formatNumber } from '#contract/values/counted.ts';
import { formatDateTime } from '#contract/values/dates.ts';
import { call } from '../server/call.ts';
import { refreshSuggestions } from '../server/suggestion-queries.ts';
import { usePermission } from '../session/use-user.ts';
import { LinkButton } from '../ui/LinkButton.tsx';
import { Button, Group, Text } from '../ui/parts.ts';
import { notifyFailure } from '../ui/toast.tsx';
import { describeMissing } from './describe-missing.ts';
import type { TagWithSuggestions } from './tag-with-suggestions.ts';

interface NextPagesProps {
  matter: string;
  suggestions: TagWithSuggestions;
}

/** The latest list of suggested pages, and the button for the next one. */
export function NextPages({ matter, suggestions }: NextPagesProps): JSX.Element {
  const { latest, undecided, yes, no } = suggestions;
  const review = usePermission('reviewer');
  const make = useMakeSuggestions(matter, suggestions.tagId);
  const missing = describeMissing(suggestions);
  if (missing !== undefined) {
    return (
      <Text c="dimmed">
        Suggestions start once {DECISIONS_NEEDED} pages have the tag and {DECISIONS_NEEDED} pages were decided
        without it: with an answer of no, or with “Seen, nothing applies”. So far {formatNumber(yes)} and{' '}
        {formatNumber(no)}.
      </Text>
    );
  }
  const isUnderWay = latest !== null && latest.decided < latest.pages;
  return (
    <>
      {latest && (
        <Text mb="xs">
          {counted(latest.pages, 'page')} suggested on {formatDateTime(latest.madeAt)} by {latest.madeBy};{' '}
          {formatNumber(latest.decided)} of them decided by now.
        </Text>
      )}
      <Group gap="xs" mb="xs">
        {isUnderWay && (
          <LinkButton
            to="/m/$matter/pages"
            params={{ matter }}
            search={{ set: `suggested.${latest.listId}` }}
            preload={false}
          >
            Open the suggested pages
          </LinkButton>
        )}
        {undecided > 0 && (
          <Button
            variant={isUnderWay ? 'default' : 'filled'}
            loading={make.isPending}
            disabled={!review.allowed}
            title={review.why}
            onClick={() => make.mutate()}
          >
            {latest ? 'Suggest the next pages' : 'Suggest pages'}
          </Button>
        )}
      </Group>
      <Text size="xs" c="dimmed">
        {undecided === 0
          ? 'Every page is decided for this tag.'
          : `The pages that read most like those with the tag come first. Every ${RANDOM_ONE_IN}th page is drawn at random, so that pages in other words turn up too. Each new list learns from all decisions made before it.`}
      </Text>
    </>
  );
}

function useMakeSuggestions(matter: string, tagId: string) {
  const client = useQueryClient();
  const navigate = useNavigate();
  return useMutation({
    mutationFn: () => call(endpoints.makeSuggestions, { params: { matter }, body: { tagId } }),
    onSuccess: async ({ listId }) => {
      void refreshSuggestions(client, matter);
      await navigate({
        to: '/m/$matter/pages',
        params: { matter },
        search: { set: `suggested.${listId}` },
      });
    },
    onError: (error) => notifyFailure('No pages could be suggested', error),
  });
}
