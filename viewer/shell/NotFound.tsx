import { useParams } from '@tanstack/react-router';
import type { JSX } from 'react';
import { Empty } from '../ui/Empty.tsx';
import { LinkButton } from '../ui/LinkButton.tsx';
import { Group, useDocumentTitle } from '../ui/parts.ts';

/** For an address without a screen. In a matter, whose frame stays visible, it links to the matter's home. */
export function NotFound(): JSX.Element {
  useDocumentTitle('Page not found · Uncover');
  const { matter } = useParams({ strict: false });
  return (
    <Empty
      isAlone
      isWholeScreen
      title="Page not found"
      action={
        <Group gap="sm">
          {matter !== undefined && (
            <LinkButton to="/m/$matter" params={{ matter }}>
              Go to the matter’s home
            </LinkButton>
          )}
          <LinkButton to="/matters" variant="default">
            All matters
          </LinkButton>
        </Group>
      }
    >
      No screen has this address. It may have been mistyped, or be from an earlier version of Uncover.
    </Empty>
  );
}
