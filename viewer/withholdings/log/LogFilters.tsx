import { useQuery } from '@tanstack/react-query';
import type { JSX } from 'react';
import { DocumentKind } from '#contract/documents/document.ts';
import { documentKinds } from '#contract/documents/document-kinds.ts';
import {
  ChallengeStatus,
  challengeNames,
  Extent,
  WithholdingFilter,
  WithholdingOrder,
} from '#contract/withholdings/withholding.ts';
import { withholdingQueries } from '../../server/withholding-queries.ts';
import { usePermission } from '../../session/use-user.ts';
import { Group, NativeSelect } from '../../ui/parts.ts';
import type { PartProps } from '../part-props.ts';

/** The lines to show; one choice at a time. */
const attention = ['uncertain', 'noCode', 'uncorrected'] as const;

/** The filters and the order of the log. */
export function LogFilters({ matter, params, setParams }: PartProps): JSX.Element {
  const attorney = usePermission('attorney');
  const chart = useQuery(withholdingQueries.chart(matter, params.production));
  const codes = chart.data?.bars.flatMap(({ code }) => code ?? []) ?? [];
  const listed = params.code === undefined || codes.includes(params.code) ? codes : [...codes, params.code];
  return (
    <Group gap="xs">
      <Choice
        label="Which withholdings"
        value={attention.find((name) => params[name] === 'yes')}
        options={[
          ['', 'All withholdings'],
          ['uncertain', 'Uncertain'],
          ['noCode', 'Without a code'],
          ['uncorrected', 'Not corrected'],
        ]}
        choose={(chosen) =>
          setParams(Object.fromEntries(attention.map((name) => [name, name === chosen ? 'yes' : undefined])))
        }
      />
      <Choice
        label="Code"
        value={params.code}
        options={[['', 'All codes'], ...listed.map((code): Option => [code, code])]}
        choose={(code) => setParams({ code })}
      />
      <Choice
        label="In full or in part"
        value={params.extent}
        options={[
          ['', 'In full or in part'],
          ...Extent.options.map((extent): Option => [extent, `In ${extent}`]),
        ]}
        choose={(extent) => setParams({ extent: Extent.optional().parse(extent) })}
      />
      <Choice
        label="Kind of document"
        value={params.kind}
        options={[
          ['', 'All document kinds'],
          ...DocumentKind.options.map((kind): Option => [kind, documentKinds[kind]]),
        ]}
        choose={(kind) => setParams({ kind: DocumentKind.optional().parse(kind) })}
      />
      {attorney.allowed && (
        <Choice
          label="Challenge status"
          value={params.challenge}
          options={[
            ['', 'Any challenge status'],
            ['none', 'Not decided'],
            ...ChallengeStatus.options.map((status): Option => [status, challengeNames[status]]),
          ]}
          choose={(status) => setParams({ challenge: WithholdingFilter.shape.challenge.parse(status) })}
        />
      )}
      <Choice
        label="Order"
        value={params.order}
        options={[
          ['bates', 'By Bates number'],
          ['page', 'In page order'],
        ]}
        choose={(order) => setParams({ order: WithholdingOrder.optional().parse(order) })}
      />
    </Group>
  );
}

type Option = [value: string, label: string];

interface ChoiceProps {
  label: string;
  value: string | undefined;
  options: Option[];
  choose: (value: string | undefined) => void;
}

function Choice({ label, value, options, choose }: ChoiceProps): JSX.Element {
  return (
    <NativeSelect
      size="xs"
      aria-label={label}
      value={value ?? options[0]?.[0] ?? ''}
      onChange={(event) => choose(event.currentTarget.value || undefined)}
      data={options.map(([each, name]) => ({ value: each, label: name }))}
    />
  );
}
