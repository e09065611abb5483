import { useQuery } from '@tanstack/react-query';
import { type JSX, useState } from 'react';
import { counted } from '#contract/values/counted.ts';
import {
  describePagesWithheld,
  describeUnclaimed,
  type Withholding,
  type WithholdingWindow,
} from '#contract/withholdings/withholding.ts';
import { type LogRequest, withholdingQueries } from '../../server/withholding-queries.ts';
import { usePermission } from '../../session/use-user.ts';
import { Failure } from '../../ui/Failure.tsx';
import { Skeleton } from '../../ui/parts.ts';
import { isSameLine } from '../describe-withholding.ts';
import type { PartProps } from '../part-props.ts';
import classes from '../withholdings.module.css';
import { EditWithholding } from './EditWithholding.tsx';
import { EmptyLog } from './EmptyLog.tsx';
import { LogDownloads } from './LogDownloads.tsx';
import { LogFilters } from './LogFilters.tsx';
import { LogTable } from './LogTable.tsx';

/** The log with its filters and totals; the selected line opens its fields under itself. */
export function Log({ matter, params, setParams }: PartProps): JSX.Element {
  const { show: _, index: __, challenge, ...rest } = params;
  const attorney = usePermission('attorney');
  // An attorney may have shared the address. With this filter, the server would refuse the whole list to
  // other users.
  const request: LogRequest = attorney.allowed && challenge !== undefined ? { ...rest, challenge } : rest;
  const first = useQuery(withholdingQueries.log(matter, request, 0));
  const [chosen, setChosen] = useState<Withholding>();
  return (
    <>
      <div className={classes.tools}>
        <LogFilters matter={matter} params={params} setParams={setParams} />
      </div>
      {first.isPending && <Skeleton height={240} m="lg" />}
      {first.isError && (
        <Failure title="The log could not be loaded" error={first.error} retry={() => void first.refetch()} />
      )}
      {first.data && (
        <>
          <div className={classes.tools}>
            <Sums counts={first.data} />
            <LogDownloads matter={matter} request={request} />
          </div>
          {first.data.total === 0 ? (
            <EmptyLog matter={matter} request={request} setParams={setParams} />
          ) : (
            <LogTable
              matter={matter}
              request={request}
              total={first.data.total}
              chosen={chosen}
              choose={setChosen}
              withChallenge={attorney.allowed}
              editor={
                chosen && (
                  <EditWithholding
                    key={`${chosen.pageId}.${chosen.part}`}
                    matter={matter}
                    line={chosen}
                    onChanged={(now) => setChosen((line) => (line && isSameLine(line, now) ? now : line))}
                    close={() => setChosen(undefined)}
                  />
                )
              }
            />
          )}
        </>
      )}
    </>
  );
}

function Sums({ counts }: { counts: WithholdingWindow }): JSX.Element {
  return (
    <div role="status" className={classes.sums}>
      <div>
        {counted(counts.total, 'withholding')}: {describePagesWithheld(counts, counts.received)}
      </div>
      <div>{describeUnclaimed(counts)}</div>
    </div>
  );
}
