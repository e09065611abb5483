import type { JSX } from 'react';
import { Empty } from '../ui/Empty.tsx';
import { LinkButton } from '../ui/LinkButton.tsx';

export function NotFound(): JSX.Element {
  return (
    <main>
      <Empty
        isAlone
        title="Page not found"
        action={<LinkButton to="/matters">Go to your matters</LinkButton>}
      />
    </main>
  );
}
