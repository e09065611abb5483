import type { JSX } from 'react';
import { messageOf } from '../server/call-failed.ts';
import { Button, Group, Text } from './parts.ts';

interface FormFootProps {
  /** The label of the button that submits the form. */
  send: string;
  sending: { isPending: boolean; error: Error | null };
  isIncomplete?: boolean;
  cancel: () => void;
}

/** The end of a form in a dialog: why it was refused, a Cancel button, and the button that submits it. */
export function FormFoot({ send, sending, isIncomplete = false, cancel }: FormFootProps): JSX.Element {
  return (
    <>
      {sending.error && (
        <Text c="var(--mantine-color-error)" role="alert" style={{ whiteSpace: 'pre-line' }}>
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
