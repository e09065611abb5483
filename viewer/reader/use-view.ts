import { useNavigate } from '@tanstack/react-router';
import { useCallback, useState } from 'react';
import { addTurns } from '#contract/values/turn.ts';
import { type Fit, percentOf, stepZoom } from '../page/image/scale.ts';
import type { View } from '../page/image/view.ts';
import type { ReaderParams } from '../params.ts';
import { useUser } from '../session/use-user.ts';
import { useLocalStorage } from '../ui/parts.ts';

export interface ViewState extends View {
  /** As currently drawn, in percent of the size on paper. */
  percent: number;
  setScale: (scale: number) => void;
  toggleFit: () => void;
  zoomIn: () => void;
  zoomOut: () => void;
  rotate: () => void;
  toggleDimmed: () => void;
}

/**
 * How the page is shown. It is kept in the address, so that a reload changes nothing; the fit that a person chose
 * last and whether the page is dimmed are stored in this browser.
 */
export function useView(params: ReaderParams): ViewState {
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
  const [chosenFit, setChosenFit] = useLocalStorage<Fit>({
    key: `fit ${useUser().userName}`,
    defaultValue: 'page',
    getInitialValueInEffect: false,
  });
  const fit = params.fit ?? chosenFit;
  const turn = params.rotate ?? 0;
  const [isDimmed, setIsDimmed] = useLocalStorage({
    key: 'dim-page',
    defaultValue: false,
    getInitialValueInEffect: false,
  });
  return {
    fit,
    zoom: params.zoom,
    turn,
    percent,
    setScale,
    toggleFit: () => {
      const next = params.zoom === undefined && fit === 'page' ? 'width' : 'page';
      setChosenFit(next);
      change({ zoom: undefined, fit: next === 'width' ? next : undefined });
    },
    zoomIn: () => change({ zoom: stepZoom(percent, 1) }),
    zoomOut: () => change({ zoom: stepZoom(percent, -1) }),
    isDimmed,
    toggleDimmed: () => setIsDimmed(!isDimmed),
    rotate: () => change({ rotate: addTurns(turn, 90) || undefined }),
  };
}
