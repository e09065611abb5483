import { Button, Group, Text } from '@mantine/core';
import { notifications } from '@mantine/notifications';
import { messageOf } from '../server/call-failed.ts';

/** Shows a short message in the corner, which disappears by itself. */
export function notify(message: string): void {
  notifications.show({ message, color: 'indigo', autoClose: 3000, withBorder: true });
}

const undoable = 'undoable';

/** Removes the offer to undo: after another decision it would undo the wrong one. */
export function dismissUndo(): void {
  notifications.hide(undoable);
}

/** Shows a message with an undo button. */
export function notifyWithUndo(message: string, undo: () => void): void {
  dismissUndo();
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
