import { Link } from '@tanstack/react-router';
import type { JSX } from 'react';
import { Empty } from '../ui/Empty.tsx';
import { Button, Text } from '../ui/parts.ts';
import { PlainFrame } from './PlainFrame.tsx';

/** A matter that does not exist and one that this person may not open look the same, on purpose. */
export function NoMatter({ slug }: { slug: string }): JSX.Element {
  return (
    <PlainFrame>
      <Empty title={`Matter “${slug}” was not found`}>
        <Text c="dimmed">
          It does not exist, or you do not have access to it. Any attorney who uses Uncover here can give you
          access.
        </Text>
        <Button component={Link} to="/matters">
          Go to your matters
        </Button>
      </Empty>
    </PlainFrame>
  );
}
