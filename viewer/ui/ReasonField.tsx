import type { JSX } from 'react';
import { Textarea } from './parts.ts';

interface ReasonFieldProps {
  reason: string;
  change: (reason: string) => void;
}

/** Why pages are sequestered or released. */
export function ReasonField({ reason, change }: ReasonFieldProps): JSX.Element {
  return (
    <Textarea
      label="Reason"
      description="Only attorneys see it."
      value={reason}
      onChange={(event) => change(event.currentTarget.value)}
      required
      withAsterisk={false}
      autosize
      minRows={2}
      data-autofocus
    />
  );
}
