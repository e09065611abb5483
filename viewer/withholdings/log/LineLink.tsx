import { Link } from '@tanstack/react-router';
import type { JSX, ReactNode } from 'react';
import { ALL_WITHHELD, toWithheldSetName } from '#contract/withholdings/withheld-set-name.ts';
import type { Withholding } from '#contract/withholdings/withholding.ts';
import type { LogRequest } from '../../server/withholding-queries.ts';

/** The list in which the page is opened. */
export interface LinkScope {
  matter: string;
  request: LogRequest;
}

interface LineLinkProps extends LinkScope {
  line: Withholding;
  children: ReactNode;
}

/** Opens the page that shows a withholding, among the pages with withholdings. */
export function LineLink({ matter, request, line, children }: LineLinkProps): JSX.Element {
  const { code, noCode, production } = request;
  const set = noCode ? toWithheldSetName(null) : code ? toWithheldSetName(code) : ALL_WITHHELD;
  return (
    <Link
      to="/m/$matter/p/$ref"
      params={{ matter, ref: line.pageId }}
      search={{ set, ...(production === undefined ? {} : { production }) }}
      preload={false}
    >
      {children}
    </Link>
  );
}
