import { useQuery } from '@tanstack/react-query';
import { getRouteApi, useNavigate } from '@tanstack/react-router';
import type { JSX } from 'react';
import { counted, formatNumber } from '#contract/values/counted.ts';
import type { DocumentsParams } from '../params.ts';
import { documentQueries } from '../server/document-queries.ts';
import { queries } from '../server/queries.ts';
import { useMatter } from '../session/use-matter.ts';
import { NativeSelect, SegmentedControl, Text, Title, useDocumentTitle } from '../ui/parts.ts';
import { DocumentsList } from './DocumentsList.tsx';
import classes from './documents.module.css';
import { Timeline } from './Timeline.tsx';

const route = getRouteApi('/signed-in/m/$matter/documents');

/** The documents that the pages form: to look through, to correct where they start, and along time. */
export function Documents(): JSX.Element {
  useDocumentTitle('Documents · Uncover');
  const matter = useMatter();
  const navigate = useNavigate();
  const { production, unsure, show, at } = route.useSearch();
  const change = (changed: DocumentsParams) =>
    void navigate({
      to: '/m/$matter/documents',
      params: { matter },
      search: { production, unsure, show, ...changed },
    });
  return (
    <div className={classes.screen}>
      <div className={classes.head}>
        <Title order={1}>Documents</Title>
        <SegmentedControl
          size="xs"
          aria-label="View of the documents"
          value={show ?? 'list'}
          onChange={(value) => change({ show: value === 'time' ? 'time' : undefined })}
          data={[
            { value: 'list', label: 'First pages' },
            { value: 'time', label: 'Timeline' },
          ]}
        />
        {show === undefined && (
          <UncertainFilter matter={matter} production={production} unsure={unsure} change={change} />
        )}
        <span className={classes.spring} />
        <ProductionChoice matter={matter} production={production} change={change} />
      </div>
      {show === 'time' ? (
        <Timeline matter={matter} production={production} />
      ) : (
        <DocumentsList
          key={`${production} ${unsure}`}
          matter={matter}
          production={production}
          unsure={unsure}
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
  change,
}: ChoiceProps & Pick<DocumentsParams, 'unsure'>): JSX.Element {
  const all = useQuery(documentQueries.counts(matter, production));
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
