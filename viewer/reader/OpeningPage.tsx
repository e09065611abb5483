import { useQuery } from '@tanstack/react-query';
import type { JSX } from 'react';
import { useKeys } from '../keys/use-keys.ts';
import { PageSkeleton } from '../page/PageSkeleton.tsx';
import { queries } from '../server/queries.ts';
import { notify } from '../ui/toast.tsx';

/**
 * The outline of a page that is still opening. Nobody has seen it, so a tag key decides nothing, and the person is
 * told so.
 */
export function OpeningPage({ matter }: { matter: string }): JSX.Element {
  const tags = useQuery(queries.tags(matter)).data;
  const refuse = () => notify('Nothing was tagged: the page was still opening. Press the key again.');
  useKeys(
    { 'nothing-applies': refuse, 'nothing-applies-and-next': refuse, 'tag-and-next': refuse },
    (key) => {
      const isTag = tags?.some((tag) => tag.key === key) ?? false;
      if (isTag) refuse();
      return isTag;
    },
  );
  return <PageSkeleton />;
}
