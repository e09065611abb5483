import { useNavigate } from '@tanstack/react-router';
import { useCallback, useState } from 'react';
import { addTurns, type Turn } from '#contract/values/turn.ts';
import { percentOf, stepZoom } from '../../page/image/scale.ts';
import type { View } from '../../page/image/view.ts';
import type { ReaderParams } from '../../params.ts';
import { useLocalStorage } from '../../ui/parts.ts';
import { notify } from '../../ui/toast.tsx';
import { type Layout, layoutAfter, layoutNames } from './layouts.ts';
import { useSavedView } from './use-saved-view.ts';

export interface ViewState extends View {
  /** As currently drawn, in percent of the size on paper. */
  percent: number;
  setScale: (scale: number) => void;
  toggleFit: () => void;
  zoomIn: () => void;
  zoomOut: () => void;
  rotate: () => void;
  toggleDimmed: () => void;
  layout: Layout;
  showLayout: (layout: Layout) => void;
  /** Shows the next layout and says which it is. */
  changeLayout: () => void;
  /** How the person rotated a page last. */
  turnOf: (pageId: string) => Turn;
}

/**
 * How the page is shown. It is kept in the address, so that a reload changes nothing. Without it in the address, the
 * fit, zoom and rotation are those that the person chose last; see `useSavedView`.
 */
export function useView(params: ReaderParams, pageId: string): ViewState {
  const navigate = useNavigate();
  const [percent, setPercent] = useState(100);
  // Stable, because the page image reports its scale whenever this changes.
  const setScale = useCallback((scale: number) => setPercent(percentOf(scale)), []);
  const change = (changed: Partial<ReaderParams>) =>
    void navigate({
      to: '.',
      search: (before: ReaderParams) => ({ ...before, ...changed }),
      state: true,
      replace: true,
    });
  const saved = useSavedView(pageId);
  const fit = params.fit ?? saved.fit;
  const zoom = params.zoom ?? (params.fit ? undefined : saved.zoom);
  const turn = params.rotate ?? saved.turnOf(pageId);
  const zoomTo = (next: number) => {
    saved.save({ fit, zoom: next });
    change({ zoom: next });
  };
  const [isDimmed, setIsDimmed] = useLocalStorage({
    key: 'dim-page',
    defaultValue: false,
    getInitialValueInEffect: false,
  });
  return {
    fit,
    zoom,
    turn,
    percent,
    setScale,
    toggleFit: () => {
      const next = zoom === undefined && fit === 'page' ? 'width' : 'page';
      saved.save({ fit: next, zoom: undefined });
      change({ zoom: undefined, fit: next === 'width' ? next : undefined });
    },
    zoomIn: () => zoomTo(stepZoom(percent, 1)),
    zoomOut: () => zoomTo(stepZoom(percent, -1)),
    layout: saved.layout,
    showLayout: (layout) => saved.save({ layout }),
    changeLayout: () => {
      const next = layoutAfter(saved.layout);
      saved.save({ layout: next });
      notify(`${layoutNames[next]}.`);
    },
    turnOf: saved.turnOf,
    isDimmed,
    toggleDimmed: () => setIsDimmed(!isDimmed),
    rotate: () => {
      const next = addTurns(turn, 90);
      saved.saveTurn(next);
      change({ rotate: next || undefined });
    },
  };
}
