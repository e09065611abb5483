import { useQuery } from '@tanstack/react-query';
import { type JSX, useState } from 'react';
import { describeLeft } from '#contract/review/describe-left.ts';
import type { ControlSet } from '#contract/review/suggestion.ts';
import { counted, formatNumber } from '#contract/values/counted.ts';
import { formatDateTime } from '#contract/values/dates.ts';
import { PageCountLink } from '../lists/PageCountLink.tsx';
import { suggestionQueries } from '../server/suggestion-queries.ts';
import { usePermission } from '../session/use-user.ts';
import { Button, Group, List, Text, Title } from '../ui/parts.ts';
import { Unloaded } from '../ui/Unloaded.tsx';
import { DrawControlSet } from './DrawControlSet.tsx';
import type { TagWithSuggestions } from './tag-with-suggestions.ts';

interface CoverageProps {
  matter: string;
  suggestions: TagWithSuggestions;
}

/** How many pages of the tag are left, by its control sets, and whether stopping can be defended. */
export function Coverage({ matter, suggestions }: CoverageProps): JSX.Element {
  const { tag, tagId, undecided } = suggestions;
  const sets = useQuery(suggestionQueries.controlSets(matter));
  const attorney = usePermission('attorney');
  const [isDrawing, setIsDrawing] = useState(false);
  const own = sets.data?.filter((set) => set.tagId === tagId) ?? [];
  return (
    <section aria-label="Pages left">
      <Group justify="space-between" mt="lg" mb="xs">
        <Title order={3}>How many pages are left?</Title>
        {attorney.allowed && undecided > 0 && (
          <Button variant="default" size="xs" onClick={() => setIsDrawing(true)}>
            Draw a control set
          </Button>
        )}
      </Group>
      <Unloaded query={sets} failure="The control sets could not be loaded" height={96} />
      {sets.data && own.length === 0 && (
        <Text c="dimmed">
          A control set answers this: pages drawn at random from the undecided ones, decided like any others.
          {attorney.allowed ? ' Draw one before you read suggestions.' : ' Attorneys draw it.'}
        </Text>
      )}
      {own.length > 0 && (
        <List spacing="sm" listStyleType="none">
          {own.map((set) => (
            <List.Item key={set.setId}>
              <ControlSetResult matter={matter} set={set} tagName={tag.name} />
            </List.Item>
          ))}
        </List>
      )}
      {own.length > 0 && <WhatItCovers sets={own.length} />}
      <DrawControlSet
        matter={matter}
        suggestions={suggestions}
        opened={isDrawing}
        close={() => setIsDrawing(false)}
      />
    </section>
  );
}

function ControlSetResult({
  matter,
  set,
  tagName,
}: {
  matter: string;
  set: ControlSet;
  tagName: string;
}): JSX.Element {
  const { yes, no, unclear, pages, population, left, cameLater } = set;
  const list = { set: `control.${set.setId}` };
  return (
    <>
      {left ? (
        <Text fw={600}>{describeLeft(set, tagName)}</Text>
      ) : (
        <Text fw={600}>
          {formatNumber(yes + no + unclear)} of{' '}
          <PageCountLink matter={matter} pages={pages} list={list} what="pages of the control set" /> pages
          decided. The answer comes once all of them are.
        </Text>
      )}
      <Text size="xs" c="dimmed">
        {left && (
          <>
            {formatNumber(yes)} of{' '}
            <PageCountLink matter={matter} pages={pages} list={list} what="pages of the control set" /> pages
            have the tag{unclear > 0 && `, ${formatNumber(unclear)} are in conflict or unsure`}.{' '}
          </>
        )}
        Drawn from {counted(population, 'undecided page')} on {formatDateTime(set.drawnAt)} by {set.drawnBy},
        seed {set.seed}.
        {cameLater > 0 &&
          ` ${counted(cameLater, 'page')} of the matter came later: this set says nothing about them.`}
      </Text>
    </>
  );
}

function WhatItCovers({ sets }: { sets: number }): JSX.Element {
  return (
    <Text size="xs" c="dimmed" mt="sm" maw={720}>
      The interval is exact (Clopper-Pearson, 1934) and holds for at least 95 of 100 control sets drawn this
      way. You may look at it as often as you like: the set stays the same, and pages found since are taken
      off. It does not cover drawing sets until one looks good, so report all of them
      {sets > 1 && `; this tag has ${formatNumber(sets)}`}. No court rule says which share is enough: choose
      the goal before you draw.
    </Text>
  );
}
