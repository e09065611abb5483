import { Button, Group, Text } from '@mantine/core';
import { notifications, notificationsStore } from '@mantine/notifications';
import { messageOf } from '../server/call-failed.ts';
import { announce } from './announce.ts';
import { showOnStatusLine } from './status-line.ts';

/** Shows a short message on the status line, or otherwise in the corner, where it disappears by itself. */
export function notify(message: string): void {
  if (showOnStatusLine({ text: message, undo: undefined })) return;
  notifications.show({ message, color: 'indigo', autoClose: 3000, withBorder: true });
}

const undoable = 'undoable';

/** Removes the offer to undo, because after another decision it would undo the wrong one. */
export function dismissUndo(): void {
  showOnStatusLine(undefined);
  const isShown = notificationsStore.getState().notifications.some(({ id }) => id === undoable);
  if (isShown) notifications.hide(undoable);
}

/**
 * Reports a decision that is visible where it was made: on the status line with an undo button, otherwise
 * only to screen readers.
 */
export function reportWithUndo(message: string, undo: () => void): void {
  if (!showOnStatusLine({ text: message, undo })) announce(message);
}

/** Shows a message with an undo button. */
export function notifyWithUndo(message: string, undo: () => void): void {
  dismissUndo();
  if (showOnStatusLine({ text: message, undo })) return;
  notifications.show({
    id: undoable,
    autoClose: 8000,
    color: 'indigo',
    withBorder: true,
    message: (
      <Group justify="space-between" wrap="nowrap">
        <Text>{message}</Text>
        <Button
          variant="light"
          style={{ flexShrink: 0 }}
          onClick={() => {
            dismissUndo();
            undo();
          }}
        >
          Undo
        </Button>
      </Group>
    ),
  });
}

/** Removes every message, shown or waiting. */
export function clearNotifications(): void {
  notifications.clean();
  notifications.cleanQueue();
}

/** Shows what failed and why. The message stays until it is closed. */
export function notifyFailure(title: string, error: unknown): void {
  notifications.show({ title, message: messageOf(error), color: 'red', autoClose: false, withBorder: true });
}
