import type { JSX } from 'react';
import type { Turn } from '#contract/values/turn.ts';
import type { Layers } from '../view/use-layers.ts';
import { CorrectingLayer } from './CorrectingLayer.tsx';
import { MarksLayer } from './MarksLayer.tsx';
import { type MarksState, toMarksDraft } from './use-marks.ts';
import type { MarkSelection } from './use-selected-mark.ts';

interface PageMarksLayerProps {
  marks: MarksState;
  selection: MarkSelection;
  shown: Layers['shown'];
  turn: Turn;
}

/** The agency's marks over the page: for display, or to select while they are corrected. */
export function PageMarksLayer({ marks, selection, shown, turn }: PageMarksLayerProps): JSX.Element | null {
  if (!marks.current) return null;
  const { marks: pageMarks } = marks.current;
  if (!selection.isOpen) return <MarksLayer marks={pageMarks} shown={shown} turn={turn} />;
  return <CorrectingLayer draft={toMarksDraft(pageMarks)} selection={selection} turn={turn} />;
}
