import { useNavigate } from '@tanstack/react-router';
import { useState } from 'react';
import { addTurns } from '#contract/values/turn.ts';
import { percentOf, stepZoom } from '../page/image/scale.ts';
import type { View } from '../page/image/view.ts';
import type { ReaderParams } from '../params.ts';

export interface ViewState extends View {
  /** As drawn now, in per cent. */
  percent: number;
  setScale: (scale: number) => void;
  toggleFit: () => void;
  zoomIn: () => void;
  zoomOut: () => void;
  rotate: () => void;
}

/** How the page lies on the screen. The address holds it, so that a reload changes nothing. */
export function useView(place: ReaderParams): ViewState {
  const navigate = useNavigate();
  const [percent, setPercent] = useState(100);
  const change = (changed: Partial<ReaderParams>) =>
    void navigate({
      to: '.',
      search: (before: ReaderParams) => ({ ...before, ...changed }),
      state: true,
      replace: true,
    });
  const fit = place.fit ?? 'page';
  const turn = place.rotate ?? 0;
  return {
    fit,
    zoom: place.zoom,
    turn,
    percent,
    setScale: (scale) => setPercent(percentOf(scale)),
    toggleFit: () =>
      change({ zoom: undefined, fit: place.zoom === undefined && fit === 'page' ? 'width' : undefined }),
    zoomIn: () => change({ zoom: stepZoom(percent, 1) }),
    zoomOut: () => change({ zoom: stepZoom(percent, -1) }),
    rotate: () => change({ rotate: addTurns(turn, 90) || undefined }),
  };
}
