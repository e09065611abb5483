import type { JSX } from 'react';
import { Empty } from '../ui/Empty.tsx';
import { LinkButton } from '../ui/LinkButton.tsx';
import { PlainFrame } from './PlainFrame.tsx';

/**
 * A matter that does not exist and one that this person may not open look the same on purpose, so that nobody
 * can guess matters.
 */
export function NoMatter({ slug }: { slug: string }): JSX.Element {
  return (
    <PlainFrame>
      <Empty
        isAlone
        isWholeScreen
        title={`Matter “${slug}” was not found`}
        action={<LinkButton to="/matters">Go to your matters</LinkButton>}
      >
        It does not exist, or you do not have access to it. Any attorney who uses Uncover here can give you
        access.
      </Empty>
    </PlainFrame>
  );
}
