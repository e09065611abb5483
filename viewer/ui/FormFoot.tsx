import type { JSX } from 'react';
import { messageOf } from '../server/call-failed.ts';
import { Button, Group, Text } from './parts.ts';

interface FormFootProps {
  /** What the button that sends the form says. */
  send: string;
  sending: { isPending: boolean; error: Error | null };
  isIncomplete?: boolean;
  cancel: () => void;
}

/** What ends a form in a dialog: why it was refused, the way out, and the button that sends it. */
export function FormFoot({ send, sending, isIncomplete = false, cancel }: FormFootProps): JSX.Element {
  return (
    <>
      {sending.error && (
        <Text c="var(--mantine-color-error)" role="alert">
          {messageOf(sending.error)}
        </Text>
      )}
      <Group justify="flex-end">
        <Button variant="default" onClick={cancel}>
          Cancel
        </Button>
        <Button type="submit" loading={sending.isPending} disabled={isIncomplete}>
          {send}
        </Button>
      </Group>
    </>
  );
}
