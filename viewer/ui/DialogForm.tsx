import type { JSX, ReactNode } from 'react';
import { messageOf } from '../server/call-failed.ts';
import { Button, Group, Stack, Text } from './parts.ts';

interface DialogFormProps {
  /** The label of the button that submits the form. */
  send: string;
  sending: { isPending: boolean; error: Error | null };
  isIncomplete?: boolean;
  submit: () => void;
  cancel: () => void;
  children: ReactNode;
}

/** A form in a dialog: its fields, why it was refused, a Cancel button, and the button that submits it. */
export function DialogForm(props: DialogFormProps): JSX.Element {
  const { send, sending, isIncomplete = false, submit, cancel, children } = props;
  return (
    <form
      onSubmit={(event) => {
        event.preventDefault();
        submit();
      }}
    >
      <Stack gap="md">
        {children}
        {sending.error && (
          <Text
            c="var(--mantine-color-error)"
            role="alert"
            style={{ whiteSpace: 'pre-line', overflowWrap: 'anywhere' }}
          >
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
      </Stack>
    </form>
  );
}
