import { Link } from '@tanstack/react-router';
import type { JSX } from 'react';
import { formatNumber } from '#contract/values/counted.ts';
import type { ListParams } from '../params.ts';

interface PageCountLinkProps {
  matter: string;
  pages: number;
  list: ListParams;
  /** What the number counts, for screen readers. */
  what: string;
}

/** A page count that opens its pages; plain text for 0. */
export function PageCountLink({ matter, pages, list, what }: PageCountLinkProps): JSX.Element {
  if (pages === 0) return <>0</>;
  return (
    <Link
      to="/m/$matter/pages"
      params={{ matter }}
      search={list}
      preload={false}
      aria-label={`${formatNumber(pages)} ${what}`}
    >
      {formatNumber(pages)}
    </Link>
  );
}
