import type { JSX } from 'react';
import { messageOf } from '../server/call-failed.ts';
import { IconAlertTriangle } from './icons.ts';
import { Alert, Button, Group, Text } from './parts.ts';

interface FailureProps {
  title: string;
  error: unknown;
  retry?: () => void;
}

/** An error on a screen: what happened and what to do. All screens use this. */
export function Failure({ title, error, retry }: FailureProps): JSX.Element {
  return (
    <Alert
      color="red"
      variant="outline"
      icon={<IconAlertTriangle size={18} />}
      title={title}
      m="lg"
      styles={{ title: { color: 'var(--bad)' } }}
      role="alert"
    >
      <Text>{messageOf(error)}</Text>
      {retry && (
        <Group mt="sm">
          <Button variant="default" onClick={retry}>
            Try again
          </Button>
        </Group>
      )}
    </Alert>
  );
}
