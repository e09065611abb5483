import { Link } from '@tanstack/react-router';
import type { JSX } from 'react';
import { Empty } from '../ui/Empty.tsx';
import { Text } from '../ui/parts.ts';

/** A matter that does not exist and one that this person may not open look the same, on purpose. */
export function NoMatter({ slug }: { slug: string }): JSX.Element {
  return (
    <main>
      <Empty title={`Matter “${slug}” was not found`}>
        <Text c="dimmed">
          It does not exist, or you do not have access to it. The person who runs Uncover can give you access.
        </Text>
        <Link to="/">Go to your matters</Link>
      </Empty>
    </main>
  );
}
