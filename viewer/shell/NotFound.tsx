import { Link } from '@tanstack/react-router';
import type { JSX } from 'react';
import { Empty } from '../ui/Empty.tsx';

export function NotFound(): JSX.Element {
  return (
    <main>
      <Empty title="There is nothing at this address">
        <Link to="/">Go to the matters</Link>
      </Empty>
    </main>
  );
}
