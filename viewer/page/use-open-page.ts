import { useQueryClient } from '@tanstack/react-query';
import { useNavigate } from '@tanstack/react-router';
import type { PageSummary } from '#contract/pages/page.ts';
import type { ListParams, ReaderParams } from '../params.ts';
import { queries } from '../server/queries.ts';
import { useMatter } from '../session/use-matter.ts';
import { notifyFailure } from '../ui/toast.tsx';
import { toPageReference } from './page-reference.ts';

type Named = Pick<PageSummary, 'pageId' | 'bates' | 'controlNumber'>;

/** Opens a page in the reader, with the list that next and previous step through. */
export function useOpenPage(): (page: Named, list: Pick<ReaderParams, 'group'> & ListParams) => void {
  const matter = useMatter();
  const navigate = useNavigate();
  return (page, list) =>
    void navigate({
      to: '/m/$matter/p/$ref',
      params: { matter, ref: toPageReference(page) },
      search: list,
      state: { pageId: page.pageId },
    });
}

/** Replaces the page's name in the address after its number has changed. */
export function useReplaceAddress(): (page: Named) => void {
  const navigate = useNavigate();
  return (page) =>
    void navigate({
      to: '.',
      params: { ref: toPageReference(page) },
      search: true,
      state: { pageId: page.pageId },
      replace: true,
    });
}

/** Opens the page that a Bates number, control number or page id names, in its production. */
export function useOpenReference(matter: string): (reference: string) => void {
  const client = useQueryClient();
  const openPage = useOpenPage();
  return (reference) => {
    client.fetchQuery(queries.findPage(matter, reference)).then(
      (page) => openPage(page, { production: page.productionId }),
      (error: unknown) => notifyFailure(`Page ${reference} could not be opened`, error),
    );
  };
}
