import { useQuery } from '@tanstack/react-query';
import { getRouteApi, useNavigate } from '@tanstack/react-router';
import type { JSX } from 'react';
import type { DocumentsOfDate } from '#contract/documents/document.ts';
import { counted, formatNumber } from '#contract/values/counted.ts';
import { formatDocumentDate } from '#contract/values/dates.ts';
import type { DocumentsParams } from '../params.ts';
import { documentQueries } from '../server/document-queries.ts';
import { queries } from '../server/queries.ts';
import { useMatter } from '../session/use-matter.ts';
import { IconX } from '../ui/icons.ts';
import { Button, NativeSelect, SegmentedControl, Text, Title, useDocumentTitle } from '../ui/parts.ts';
import { DocumentsList } from './DocumentsList.tsx';
import classes from './documents.module.css';
import { Timeline } from './Timeline.tsx';

const route = getRouteApi('/signed-in/m/$matter/documents');

/** The documents that the pages form: to browse, to correct their boundaries, and on a timeline. */
export function Documents(): JSX.Element {
  useDocumentTitle('Documents · Uncover');
  const matter = useMatter();
  const navigate = useNavigate();
  const { production, unsure, show, date, at } = route.useSearch();
  const change = (changed: DocumentsParams) =>
    void navigate({
      to: '/m/$matter/documents',
      params: { matter },
      search: { production, unsure, show, date, ...changed },
    });
  return (
    <div className={classes.screen}>
      <div className={classes.head}>
        <Title order={1}>Documents</Title>
        <SegmentedControl
          size="xs"
          aria-label="View of the documents"
          value={show ?? 'list'}
          onChange={(value) => change({ show: value === 'time' ? 'time' : undefined, date: undefined })}
          data={[
            { value: 'list', label: 'First pages' },
            { value: 'time', label: 'Timeline' },
          ]}
        />
        {show === undefined && <UncertainFilter matter={matter} {...{ production, unsure, date, change }} />}
        {date !== undefined && <DateFilter date={date} remove={() => change({ date: undefined })} />}
        <span className={classes.spring} />
        <ProductionChoice matter={matter} production={production} change={change} />
      </div>
      {show === 'time' ? (
        <Timeline matter={matter} production={production} />
      ) : (
        <DocumentsList
          key={`${production} ${unsure} ${date}`}
          matter={matter}
          production={production}
          unsure={unsure}
          date={date}
          at={at}
        />
      )}
    </div>
  );
}

interface ChoiceProps extends Pick<DocumentsParams, 'production'> {
  matter: string;
  change: (changed: DocumentsParams) => void;
}

/** The number of documents, and of those whose first page is uncertain. */
function UncertainFilter({
  matter,
  production,
  unsure,
  date,
  change,
}: ChoiceProps & Pick<DocumentsParams, 'unsure' | 'date'>): JSX.Element {
  const all = useQuery(documentQueries.counts(matter, { production, date }));
  return (
    <>
      <SegmentedControl
        size="xs"
        aria-label="Which documents"
        value={unsure ?? 'all'}
        onChange={(value) => change({ unsure: value === 'yes' ? 'yes' : undefined })}
        data={[
          { value: 'all', label: 'All' },
          { value: 'yes', label: all.data ? `Uncertain: ${formatNumber(all.data.unsure)}` : 'Uncertain' },
        ]}
      />
      {all.data && (
        <Text c="dimmed" className="numbers nowrap" aria-live="polite">
          {counted(all.data.total, 'document')}
        </Text>
      )}
    </>
  );
}

function DateFilter({ date, remove }: { date: DocumentsOfDate; remove: () => void }): JSX.Element {
  const name = date === 'none' ? 'No date' : formatDocumentDate(date);
  return (
    <Button
      variant="default"
      aria-label={`Remove filter: ${name}`}
      rightSection={<IconX size={12} aria-hidden />}
      onClick={remove}
    >
      {name}
    </Button>
  );
}

function ProductionChoice({ matter, production, change }: ChoiceProps): JSX.Element | null {
  const productions = useQuery(queries.productions(matter));
  if (!productions.data || productions.data.length < 2) return null;
  return (
    <NativeSelect
      aria-label="Production"
      value={production ?? ''}
      onChange={(event) => change({ production: event.currentTarget.value || undefined })}
      data={[
        { value: '', label: 'All productions' },
        ...productions.data.map(({ productionId, name }) => ({ value: productionId, label: name })),
      ]}
    />
  );
}
