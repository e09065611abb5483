import { useQuery } from '@tanstack/react-query';
import { getRouteApi } from '@tanstack/react-router';
import { type JSX, useState } from 'react';
import { endpoints } from '#contract/endpoints.ts';
import {
  ContradictionKind,
  contradictionKindNames,
  contradictionStatusNames,
  ShownStatus,
} from '#contract/review/contradiction.ts';
import { formatNumber } from '#contract/values/counted.ts';
import type { ContradictionsParams } from '../params.ts';
import { contradictionQueries } from '../server/contradiction-queries.ts';
import { queries } from '../server/queries.ts';
import { urlOf } from '../server/url-of.ts';
import { useMatter } from '../session/use-matter.ts';
import { Empty } from '../ui/Empty.tsx';
import { FilterSelect } from '../ui/FilterSelect.tsx';
import { IconDownload } from '../ui/icons.ts';
import { Button, Group, Text, TextInput, Title, useDocumentTitle } from '../ui/parts.ts';
import { Unloaded } from '../ui/Unloaded.tsx';
import { ContradictionCard } from './ContradictionCard.tsx';
import classes from './contradictions.module.css';

const route = getRouteApi('/signed-in/m/$matter/contradictions');

/** How many cards a column shows first, and how many more at a time; the server sends up to `MOST`. */
const CARDS = 20;
const MOST = 500;

/** The board: every contradiction of the matter in the column of its status. */
export function Contradictions(): JSX.Element {
  useDocumentTitle('Contradictions · Uncover');
  const matter = useMatter();
  const filter = route.useSearch();
  const navigate = route.useNavigate();
  const change = (changed: ContradictionsParams) =>
    void navigate({ search: (before) => ({ ...before, ...changed }), replace: true });
  const all = useQuery(contradictionQueries.list(matter, filter, 0));
  const isFiltered = Object.values(filter).some((each) => each !== undefined);
  return (
    <div className={classes.screen}>
      <Title order={1} mb="xs">
        Contradictions
      </Title>
      <Text c="dimmed" mb="md">
        Two passages that contradict, correct or repeat each other. Attorneys confirm or reject what reviewers
        propose. They are work product, and never leave in exhibit packages.
      </Text>
      <Filters matter={matter} filter={filter} people={all.data?.people ?? []} change={change} />
      <Unloaded query={all} failure="The contradictions could not be loaded" height={320} />
      {all.data?.total === 0 && (
        <Empty title={isFiltered ? 'No contradiction fits these filters' : 'No contradictions yet'}>
          {isFiltered
            ? 'Remove a filter to see more.'
            : 'Select words on a page to quote them, then choose “Find the other side” of the passage beside the page.'}
        </Empty>
      )}
      {all.data !== undefined && all.data.total > 0 && (
        <div className={classes.board}>
          {ShownStatus.options
            .filter((status) => filter.status === undefined || filter.status === status)
            .map((status) => (
              <Column key={status} matter={matter} filter={{ ...filter, status }} status={status} />
            ))}
        </div>
      )}
    </div>
  );
}

interface FiltersProps {
  matter: string;
  filter: ContradictionsParams;
  people: { userName: string; name: string }[];
  change: (changed: ContradictionsParams) => void;
}

function Filters({ matter, filter, people, change }: FiltersProps): JSX.Element {
  const tags = useQuery(queries.tags(matter)).data ?? [];
  return (
    <Group align="flex-end" gap="sm" mb="md">
      <TextInput
        label="Words of the reason or a passage"
        size="xs"
        value={filter.q ?? ''}
        onChange={(event) => change({ q: event.currentTarget.value || undefined })}
      />
      <FilterSelect
        label="Kind"
        value={filter.kind}
        unfiltered="Any"
        options={ContradictionKind.options.map((value) => ({ value, label: contradictionKindNames[value] }))}
        choose={(kind) => change({ kind: ContradictionKind.safeParse(kind).data })}
      />
      <FilterSelect
        label="Tag of a passage"
        value={filter.tag}
        unfiltered="Any"
        options={tags.map(({ tagId, name }) => ({ value: tagId, label: name }))}
        choose={(tag) => change({ tag })}
      />
      <FilterSelect
        label="Person"
        value={filter.person}
        unfiltered="Anyone"
        options={people.map(({ userName, name }) => ({ value: userName, label: name }))}
        choose={(person) => change({ person })}
      />
      {filter.passage !== undefined && (
        <Button variant="default" onClick={() => change({ passage: undefined })}>
          Show those of all passages
        </Button>
      )}
      <Button
        component="a"
        href={urlOf(endpoints.downloadContradictions.path, { matter }, { ...filter })}
        variant="default"
        leftSection={<IconDownload size={14} />}
      >
        CSV
      </Button>
    </Group>
  );
}

interface ColumnProps {
  matter: string;
  filter: ContradictionsParams;
  status: ShownStatus;
}

function Column({ matter, filter, status }: ColumnProps): JSX.Element {
  const [limit, setLimit] = useState(CARDS);
  const list = useQuery(contradictionQueries.list(matter, filter, limit));
  const { total = 0, contradictions = [] } = list.data ?? {};
  const name = contradictionStatusNames[status];
  return (
    <section className={classes.column} aria-label={name}>
      <Title order={2} className={classes.heading}>
        {name} <span className="numbers">{list.data && formatNumber(total)}</span>
      </Title>
      <Unloaded query={list} failure="This column could not be loaded" height={160} />
      <ul className={classes.cards}>
        {contradictions.map((contradiction) => (
          <ContradictionCard
            key={contradiction.contradictionId}
            matter={matter}
            contradiction={contradiction}
            list={filter}
          />
        ))}
      </ul>
      {contradictions.length < total && limit < MOST && (
        <Button variant="subtle" onClick={() => setLimit(Math.min(MOST, limit + 5 * CARDS))}>
          Show more
        </Button>
      )}
      {contradictions.length < total && limit >= MOST && (
        <Text size="xs" c="dimmed">
          The first {formatNumber(MOST)} of {formatNumber(total)}. Filter to see the others.
        </Text>
      )}
    </section>
  );
}
