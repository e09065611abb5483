import type { JSX } from 'react';
import type { LogRequest } from '../../server/withholding-queries.ts';
import { Empty } from '../../ui/Empty.tsx';
import { LinkButton } from '../../ui/LinkButton.tsx';
import { Button } from '../../ui/parts.ts';
import type { PartProps } from '../part-props.ts';

interface EmptyLogProps extends Pick<PartProps, 'matter' | 'setParams'> {
  request: LogRequest;
}

/** Shown if the log has no lines: clear the filters, or look at the pages. */
export function EmptyLog({ matter, request, setParams }: EmptyLogProps): JSX.Element {
  const { order: _, ...filters } = request;
  const set = Object.entries(filters).filter(([, value]) => value !== undefined);
  if (set.length > 0) {
    const clear = () => setParams(Object.fromEntries(set.map(([name]) => [name, undefined])));
    return (
      <Empty
        isAlone
        title="No withholding matches these filters"
        action={<Button onClick={clear}>Clear the filters</Button>}
      />
    );
  }
  return (
    <Empty
      isAlone
      title="No withholdings found"
      action={
        <LinkButton to="/m/$matter/pages" params={{ matter }}>
          Open the first page
        </LinkButton>
      }
    >
      No redactions or codes were found on these pages. You can add missed ones in the reader.
    </Empty>
  );
}
