import type { JSX } from 'react';
import type { Turn } from '#contract/values/turn.ts';
import type { Layers } from '../use-layers.ts';
import { CorrectingLayer } from './CorrectingLayer.tsx';
import { MarksLayer } from './MarksLayer.tsx';
import { draftOf, type Marks } from './use-marks.ts';
import type { MarkSelection } from './use-selected-mark.ts';

interface PageMarksLayerProps {
  marks: Marks;
  selection: MarkSelection;
  shown: Layers['shown'];
  turn: Turn;
}

/** The agency's marks over the page: to look at, or while they are corrected to take in selection. */
export function PageMarksLayer({ marks, selection, shown, turn }: PageMarksLayerProps): JSX.Element | null {
  if (!marks.now) return null;
  if (selection.isOpen)
    return <CorrectingLayer draft={draftOf(marks.now.marks)} selection={selection} turn={turn} />;
  return <MarksLayer marks={marks.now.marks} shown={shown} turn={turn} />;
}
