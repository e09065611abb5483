import type { JSX } from 'react';
import { CERTAIN, type PageMarks } from '#contract/pages/marks.ts';
import { type Rect, turnRect } from '#contract/values/rect.ts';
import type { Turn } from '#contract/values/turn.ts';
import { toPercentStyle } from '../../page/percent-style.ts';
import type { Layers } from '../view/use-layers.ts';
import { formatCodes } from './describe-marks.ts';
import { MarkLabel } from './MarkLabel.tsx';
import classes from './marks.module.css';

interface MarksLayerProps {
  marks: PageMarks;
  shown: Layers['shown'];
  turn: Turn;
}

/**
 * Draws the agency's marks as thin outlines that cover nothing. Hovering over one shows what is not printed
 * there.
 */
export function MarksLayer({ marks, shown, turn }: MarksLayerProps): JSX.Element {
  return (
    <div className={classes.layer} aria-hidden>
      {listOutlines(marks, shown).map(({ key, ...outline }) => (
        <Outline key={key} turn={turn} {...outline} />
      ))}
    </div>
  );
}

function listOutlines(
  marks: PageMarks,
  shown: Layers['shown'],
): (Omit<OutlineProps, 'turn'> & { key: string })[] {
  const codes = marks.codes.map((mark, index) => ({
    key: `code ${index}`,
    kind: 'code' as const,
    rect: mark.rect,
    ...toOutlineLabel(mark),
  }));
  const boxes = marks.boxes.map((box, index) => ({
    key: `box ${index}`,
    kind: 'box' as const,
    rect: box.rect,
    ...toOutlineLabel(box),
  }));
  const hidden = (marks.hiddenText?.rects ?? []).map((rect, index) => ({
    key: `hidden ${index}`,
    kind: 'hidden' as const,
    rect,
    label: 'hidden text',
    unsure: false,
  }));
  return [...(shown.codes ? codes : []), ...(shown.boxes ? boxes : []), ...(shown.hidden ? hidden : [])];
}

/** A mark's codes, if the page does not show them plainly: with a question mark if they are uncertain. */
function toOutlineLabel({
  codes,
  printed,
  confidence,
}: {
  codes: readonly string[];
  printed: string | null;
  confidence: number;
}): { label: string | null; unsure: boolean } {
  const label = formatCodes({ codes });
  if (confidence < CERTAIN) return { label: `${label} ?`, unsure: true };
  return { label: printed === null ? label : null, unsure: false };
}

interface OutlineProps {
  kind: 'box' | 'code' | 'hidden';
  rect: Rect;
  turn: Turn;
  label: string | null;
  unsure: boolean;
}

function Outline({ kind, rect, turn, label, unsure }: OutlineProps): JSX.Element {
  const placed = turnRect(rect, turn);
  return (
    <span className={classes.outline} data-kind={kind} data-unsure={unsure} style={toPercentStyle(placed)}>
      {label !== null && <MarkLabel rect={placed}>{label}</MarkLabel>}
    </span>
  );
}
