import type { JSX } from 'react';
import type { Batch } from '#contract/review/batch.ts';
import { useUser } from '../session/use-user.ts';
import { Table, VisuallyHidden } from '../ui/parts.ts';
import { BatchRow } from './BatchRow.tsx';
import classes from './batches.module.css';

/** One's own batches come first, then the others in their order. */
export function BatchTable({ matter, batches }: { matter: string; batches: readonly Batch[] }): JSX.Element {
  const { userName } = useUser();
  const isMine = ({ holder, finishedAt }: Batch) => holder?.userName === userName && finishedAt === null;
  const inOrder = [...batches.filter(isMine), ...batches.filter((batch) => !isMine(batch))];
  return (
    <div className={classes.scroll}>
      <Table verticalSpacing={8} className={classes.table} aria-label="Batches">
        <Table.Thead>
          <Table.Tr>
            <Table.Th>Batch</Table.Th>
            <Table.Th w={140}>Progress</Table.Th>
            <Table.Th w={150}>With</Table.Th>
            <Table.Th w={180}>
              <VisuallyHidden>Actions</VisuallyHidden>
            </Table.Th>
          </Table.Tr>
        </Table.Thead>
        <Table.Tbody>
          {inOrder.map((batch) => (
            <BatchRow key={batch.batchId} matter={matter} batch={batch} isMine={isMine(batch)} />
          ))}
        </Table.Tbody>
      </Table>
    </div>
  );
}
