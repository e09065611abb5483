import { useNavigate } from '@tanstack/react-router';
import type { ReaderParams } from '../../params.ts';
import { useSteady } from '../../ui/use-steady.ts';
import { type Disclosure, useDialog } from '../use-panel.ts';

/** The page that is shown beside the open one, to compare both. */
export interface Comparison {
  /** As the address names it; undefined while none is shown. */
  reference: string | undefined;
  /** The dialog in which it is chosen. */
  choose: Disclosure;
  show: (reference: string) => void;
  close: () => void;
}

/** It is kept in the address, so that a link opens both pages. */
export function useComparison(reference: string | undefined): Comparison {
  const navigate = useNavigate();
  const choose = useSteady(useDialog());
  const change = (next: string | undefined) =>
    void navigate({
      to: '.',
      search: (before: ReaderParams) => ({ ...before, with: next }),
      state: true,
      replace: true,
    });
  return {
    reference,
    choose,
    show: (next) => {
      choose.close();
      change(next);
    },
    close: () => change(undefined),
  };
}
