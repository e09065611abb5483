import { Link } from '@tanstack/react-router';
import type { JSX } from 'react';
import { Empty } from '../ui/Empty.tsx';

export function NotFound(): JSX.Element {
  return (
    <main>
      <Empty title="Page not found">
        <Link to="/">Go to your matters</Link>
      </Empty>
    </main>
  );
}
