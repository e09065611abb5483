import { useQuery } from '@tanstack/react-query';
import { getRouteApi } from '@tanstack/react-router';
import { Fragment, type JSX, useState } from 'react';
import { endpoints } from '#contract/endpoints.ts';
import { MOST_FACTS } from '#contract/review/chronology/chronology-endpoints.ts';
import type { ChronologyFact } from '#contract/review/chronology/chronology-fact.ts';
import { describeChronologyFilter } from '#contract/review/chronology/describe-chronology.ts';
import { counted, formatNumber } from '#contract/values/counted.ts';
import { FactDialog } from '../facts/FactDialog.tsx';
import type { ChronologyParams } from '../params.ts';
import { chronologyQueries } from '../server/chronology-queries.ts';
import { queries } from '../server/queries.ts';
import { urlOf } from '../server/url-of.ts';
import { useMatter } from '../session/use-matter.ts';
import { usePermission } from '../session/use-user.ts';
import { Empty } from '../ui/Empty.tsx';
import { IconDownload, IconPlus, IconPrinter } from '../ui/icons.ts';
import { Button, Group, Text, Title, useDocumentTitle } from '../ui/parts.ts';
import { Unloaded } from '../ui/Unloaded.tsx';
import { ChronologyFilters } from './ChronologyFilters.tsx';
import classes from './chronology.module.css';
import { FactEntry } from './FactEntry.tsx';
import { groupFacts } from './group-facts.ts';

const route = getRouteApi('/signed-in/m/$matter/chronology');

/** How many facts are shown first. */
const SHOWN_FIRST = 200;

/** The facts of the matter in the order in which they happened. */
export function Chronology(): JSX.Element {
  useDocumentTitle('Chronology · Uncover');
  const matter = useMatter();
  const filter = route.useSearch();
  const navigate = route.useNavigate();
  const [limit, setLimit] = useState(SHOWN_FIRST);
  const [isAdding, setIsAdding] = useState(false);
  const mayReview = usePermission('reviewer');
  const list = useQuery(chronologyQueries.list(matter, filter, limit));
  const name = useQuery(queries.matters()).data?.find(({ slug }) => slug === matter)?.name;
  const { total = 0, facts = [] } = list.data ?? {};
  const isFiltered = Object.values(filter).some((each) => each !== undefined);
  const change = (changed: ChronologyParams) =>
    void navigate({ search: (before) => ({ ...before, ...changed }), replace: true });
  const addButton = mayReview.allowed && (
    <Button leftSection={<IconPlus size={14} />} onClick={() => setIsAdding(true)}>
      New fact
    </Button>
  );
  return (
    <div className={classes.screen}>
      <Group justify="space-between" align="flex-start" mb="xs">
        <Title order={1}>Chronology</Title>
        <Group gap="xs" className={classes.controls}>
          <Exports matter={matter} filter={filter} />
          {addButton}
        </Group>
      </Group>
      <Text c="dimmed" mb="md" className={classes.controls}>
        What happened, in the order in which it happened, with the passages that show it. Attorneys confirm or
        reject what reviewers propose. Facts are work product, and never leave in exhibit packages.
      </Text>
      <p className={classes.printed}>
        {name}. {describeChronologyFilter(filter)}: {counted(total, 'fact')}
        {facts.length < total && `, of which the first ${formatNumber(facts.length)} are printed`}. Attorney
        work product.
      </p>
      <ChronologyFilters filter={filter} names={list.data?.names} change={change} />
      <Unloaded query={list} failure="The chronology could not be loaded" height={320} />
      {list.data?.total === 0 && (
        <Empty
          title={isFiltered ? 'No fact fits these filters' : 'No facts yet'}
          action={!isFiltered && addButton}
        >
          {isFiltered
            ? 'Remove a filter to see more.'
            : 'Select words on a page and choose “Add fact”, or cite a passage that somebody has added.'}
        </Empty>
      )}
      {total > 0 && (
        <Text size="xs" c="dimmed" className={classes.controls}>
          {counted(total, 'fact')}
        </Text>
      )}
      <Facts matter={matter} facts={facts} />
      {facts.length < total && limit < MOST_FACTS && (
        <Button variant="default" className={classes.controls} onClick={() => setLimit(MOST_FACTS)}>
          Show {formatNumber(Math.min(total, MOST_FACTS) - facts.length)} more
        </Button>
      )}
      {facts.length < total && limit >= MOST_FACTS && (
        <Text size="xs" c="dimmed" className={classes.controls}>
          The first {formatNumber(MOST_FACTS)} of {formatNumber(total)}. Filter to see the others; the files
          have all of them.
        </Text>
      )}
      <FactDialog matter={matter} opened={isAdding} close={() => setIsAdding(false)} />
    </div>
  );
}

/** Files of what is listed, and printing it. */
function Exports({ matter, filter }: { matter: string; filter: ChronologyParams }): JSX.Element {
  const files = [
    { name: 'Word', path: endpoints.downloadChronologyDocx.path },
    { name: 'Excel', path: endpoints.downloadChronologyXlsx.path },
    { name: 'CSV', path: endpoints.downloadChronologyCsv.path },
  ] as const;
  return (
    <>
      {files.map(({ name, path }) => (
        <Button
          key={name}
          component="a"
          href={urlOf(path, { matter }, { ...filter })}
          variant="default"
          leftSection={<IconDownload size={14} />}
        >
          {name}
        </Button>
      ))}
      <Button variant="default" leftSection={<IconPrinter size={14} />} onClick={() => window.print()}>
        Print
      </Button>
    </>
  );
}

/** Below a heading for each year, and for each month that is known. */
function Facts({ matter, facts }: { matter: string; facts: readonly ChronologyFact[] }): JSX.Element {
  return (
    <>
      {groupFacts(facts).map(({ key, year, month, facts: some }) => (
        <Fragment key={key}>
          {year !== undefined && (
            <Title order={2} className={classes.year}>
              {year}
            </Title>
          )}
          {month !== undefined && (
            <Title order={3} className={classes.month}>
              {month}
            </Title>
          )}
          <ul className={classes.facts}>
            {some.map((fact) => (
              <FactEntry key={fact.factId} matter={matter} fact={fact} />
            ))}
          </ul>
        </Fragment>
      ))}
    </>
  );
}
