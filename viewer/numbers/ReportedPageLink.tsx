import { Link } from '@tanstack/react-router';
import type { JSX, ReactNode } from 'react';
import type { ReportedPage } from '#contract/numbers/bates.ts';
import { formatNumber } from '#contract/values/counted.ts';
import { BatesText } from '../page/BatesText.tsx';
import { toPageReference } from '../page/page-reference.ts';
import { useMatter } from '../session/use-matter.ts';

interface ReportedPageLinkProps {
  page: ReportedPage;
  /** Defaults to the page's number. */
  children?: ReactNode;
  label?: string;
  className?: string | undefined;
}

/** Links to a page of the report, in the list of its file's pages. */
export function ReportedPageLink({ page, children, label, className }: ReportedPageLinkProps): JSX.Element {
  return (
    <Link
      to="/m/$matter/p/$ref"
      params={{ matter: useMatter(), ref: toPageReference({ bates: page.name, controlNumber: page.name }) }}
      state={{ pageId: page.pageId }}
      search={{ file: page.fileId }}
      preload={false}
      title={label ?? `${page.file}, page ${formatNumber(page.pageNumber)}`}
      aria-label={label}
      className={className}
    >
      {children ?? <BatesText number={page.name} />}
    </Link>
  );
}
