import type { JSX } from 'react';
import { type PasswordLink, pathOfLink } from '#contract/people/person.ts';
import { formatDateTime } from '#contract/values/dates.ts';
import { CopyLine } from '../ui/CopyLine.tsx';
import { Dialog } from '../ui/Dialog.tsx';
import { Button, Group, Stack, Text } from '../ui/parts.ts';

interface LinkDialogProps {
  shown: { displayName: string; link: PasswordLink } | undefined;
  close: () => void;
}

/** Shows a link, which can only be copied now: the server stores just its hash. */
export function LinkDialog({ shown, close }: LinkDialogProps): JSX.Element {
  const { origin, hostname } = window.location;
  const isLocal = hostname === 'localhost' || hostname === '127.0.0.1' || hostname === '[::1]';
  return (
    <Dialog
      opened={shown !== undefined}
      close={close}
      title={`Link for ${shown?.displayName ?? ''}`}
      size="lg"
    >
      {shown && (
        <Stack gap="md">
          <Text>
            Send this link to {shown.displayName} by a channel that you trust. It works once, until{' '}
            {formatDateTime(shown.link.expiresAt)}, and lets them choose their own password.
          </Text>
          <CopyLine what="link" text={`${origin}${pathOfLink(shown.link.token)}`} />
          <Text c="dimmed">
            The link is not shown again. If it is lost, make another one; this one then stops working.
            {isLocal &&
              ` On another computer, “${hostname}” must be replaced by the name or address of this one.`}
          </Text>
          <Group justify="flex-end">
            <Button onClick={close}>Done</Button>
          </Group>
        </Stack>
      )}
    </Dialog>
  );
}
