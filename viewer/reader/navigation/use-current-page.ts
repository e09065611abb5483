import { useQuery } from '@tanstack/react-query';
import { useNavigate, useRouterState } from '@tanstack/react-router';
import { useEffect } from 'react';
import type { PageDetail } from '#contract/pages/page.ts';
import type { PageDecisions } from '#contract/review/decision.ts';
import { toPageReference } from '../../page/page-reference.ts';
import { type ReadDetail, type ReadPage, toReadDetail } from '../../page/read-page.ts';
import { hasCode } from '../../server/call-failed.ts';
import { queries } from '../../server/queries.ts';

/** What people decided about a page. */
export interface DecidedPage {
  tagIds: readonly string[];
  /** Undefined while the page is known from a list only. */
  decisions: PageDecisions | undefined;
}

export interface CurrentPage {
  pageId: string | undefined;
  summary: ReadPage | undefined;
  detail: ReadDetail | undefined;
  /** What people decided, beside the page: a decision changes nothing else. */
  decided: DecidedPage | undefined;
  error: Error | null;
  retry: () => void;
}

/** The page that the address names. */
export function useCurrentPage(matter: string, reference: string): CurrentPage {
  const meant = useRouterState({ select: (state) => state.location.state.pageId });
  const navigate = useNavigate();
  const found = useQuery(queries.findPage(matter, reference));
  const pageId = meant ?? found.data?.pageId;
  const page = { ...queries.page(matter, pageId ?? ''), enabled: pageId !== undefined };
  const detail = useQuery({ ...page, select: toReadDetail });
  const decided = useQuery({ ...page, select: toDecided }).data;

  // Two pages may have the same Bates number. The address would then reopen the other page, or neither, so it
  // uses the page's control number.
  const isAddressed = detail.data !== undefined && toPageReference(detail.data) === reference;
  const ambiguous =
    meant !== undefined &&
    isAddressed &&
    (found.data ? found.data.pageId !== meant : hasCode(found.error, 'conflict'));
  const controlNumber = detail.data?.controlNumber;
  useEffect(() => {
    if (!ambiguous || !controlNumber) return;
    void navigate({
      to: '.',
      params: { ref: controlNumber },
      search: true,
      state: { pageId: meant },
      replace: true,
    });
  }, [ambiguous, controlNumber, meant, navigate]);

  const listed = found.data?.pageId === pageId ? found.data : undefined;
  return {
    pageId,
    summary: detail.data ?? listed,
    detail: detail.data,
    decided: decided ?? (listed && { tagIds: listed.tagIds, decisions: undefined }),
    error: meant === undefined ? (found.error ?? detail.error) : detail.error,
    retry: () => void (found.isError && meant === undefined ? found.refetch() : detail.refetch()),
  };
}

function toDecided({ tagIds, decisions }: PageDetail): DecidedPage {
  return { tagIds, decisions };
}
