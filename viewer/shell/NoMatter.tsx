import { Link } from '@tanstack/react-router';
import type { JSX } from 'react';
import { Empty } from '../ui/Empty.tsx';
import { Text } from '../ui/parts.ts';

/** A matter that is not there and one that is closed to this person look the same, on purpose. */
export function NoMatter({ slug }: { slug: string }): JSX.Element {
  return (
    <main>
      <Empty title={`There is no matter “${slug}” here, or you may not see it`}>
        <Text c="dimmed">Whoever runs Uncover here can let you in.</Text>
        <Link to="/">Go to your matters</Link>
      </Empty>
    </main>
  );
}
