import { Link } from '@tanstack/react-router';
import type { JSX } from 'react';
import type { PageSummary } from '#contract/pages/page.ts';
import { useMatter } from '../session/use-matter.ts';
import { BatesText } from './BatesText.tsx';
import { toPageReference } from './page-reference.ts';

interface PageLinkProps {
  page: PageSummary;
  /** The id of a passage of the page, which then stands out. */
  passage?: string;
  onOpen?: (() => void) | undefined;
}

/** A page's name, linked to the page in the list of its production. */
export function PageLink({ page, passage, onOpen }: PageLinkProps): JSX.Element {
  return (
    <Link
      to="/m/$matter/p/$ref"
      params={{ matter: useMatter(), ref: toPageReference(page) }}
      search={{ production: page.productionId, passage }}
      state={{ pageId: page.pageId }}
      preload={false}
      onClick={onOpen}
    >
      <BatesText number={page.bates ?? page.controlNumber} />
    </Link>
  );
}
