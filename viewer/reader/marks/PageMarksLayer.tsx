import type { JSX } from 'react';
import type { Turn } from '#contract/values/turn.ts';
import type { Layers } from '../use-layers.ts';
import { CorrectingLayer } from './CorrectingLayer.tsx';
import { MarksLayer } from './MarksLayer.tsx';
import { draftOf, type Marks } from './use-marks.ts';
import type { MarkHand } from './use-selected-mark.ts';

interface PageMarksLayerProps {
  marks: Marks;
  hand: MarkHand;
  shown: Layers['shown'];
  turn: Turn;
}

/** The agency's marks over the page: to look at, or while they are corrected to take in hand. */
export function PageMarksLayer({ marks, hand, shown, turn }: PageMarksLayerProps): JSX.Element | null {
  if (!marks.now) return null;
  if (hand.isOpen) return <CorrectingLayer draft={draftOf(marks.now.marks)} hand={hand} turn={turn} />;
  return <MarksLayer marks={marks.now.marks} shown={shown} turn={turn} />;
}
