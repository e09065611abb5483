import type { JSX } from 'react';
import type { PageMarks } from '#contract/pages/marks.ts';
import { type Rect, turnRect } from '#contract/values/rect.ts';
import type { Turn } from '#contract/values/turn.ts';
import type { Layers } from '../use-layers.ts';
import { formatCodes, SURE } from './describe-marks.ts';
import { MarkLabel } from './MarkLabel.tsx';
import classes from './marks.module.css';

interface MarksLayerProps {
  marks: PageMarks;
  shown: Layers['shown'];
  turn: Turn;
}

/** What the agency marked, as thin outlines that cover nothing; their codes are shown while one is pointed at. */
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
  const codes = marks.codes.map((mark, place) => ({
    key: `code ${place}`,
    kind: 'code' as const,
    rect: mark.rect,
    ...toOutlineLabel(mark),
  }));
  const boxes = marks.boxes.map((box, place) => ({
    key: `box ${place}`,
    kind: 'box' as const,
    rect: box.rect,
    ...toOutlineLabel(box),
  }));
  const hidden = (marks.hiddenText?.rects ?? []).map((rect, place) => ({
    key: `hidden ${place}`,
    kind: 'hidden' as const,
    rect,
    label: 'hidden words',
    unsure: false,
  }));
  return [...(shown.codes ? codes : []), ...(shown.boxes ? boxes : []), ...(shown.hidden ? hidden : [])];
}

/** A mark's codes, with a question mark where they are unsure; a box without one says so. */
function toOutlineLabel({ codes, confidence }: { codes: readonly string[]; confidence: number }): {
  label: string;
  unsure: boolean;
} {
  const unsure = confidence < SURE;
  const label = formatCodes({ codes });
  return { label: unsure ? `${label} ?` : label, unsure };
}

export function styleOf(rect: Rect): { left: string; top: string; width: string; height: string } {
  return {
    left: `${rect.x * 100}%`,
    top: `${rect.y * 100}%`,
    width: `${rect.width * 100}%`,
    height: `${rect.height * 100}%`,
  };
}

interface OutlineProps {
  kind: 'box' | 'code' | 'hidden';
  rect: Rect;
  turn: Turn;
  label: string;
  unsure: boolean;
}

function Outline({ kind, rect, turn, label, unsure }: OutlineProps): JSX.Element {
  const placed = turnRect(rect, turn);
  return (
    <span className={classes.outline} data-kind={kind} data-unsure={unsure} style={styleOf(placed)}>
      <MarkLabel rect={placed}>{label}</MarkLabel>
    </span>
  );
}
