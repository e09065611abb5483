import type { useSortable } from '@dnd-kit/sortable';
import type { CSSProperties, JSX } from 'react';
import { IconGripVertical } from '../ui/icons.ts';
import classes from './codebook.module.css';

type Sortable = ReturnType<typeof useSortable>;

/** The handle by which a group or a tag is dragged. */
export function Grip({ sortable, name }: { sortable: Sortable; name: string }): JSX.Element {
  return (
    <button
      type="button"
      ref={sortable.setActivatorNodeRef}
      className={classes.grip}
      {...sortable.attributes}
      {...sortable.listeners}
      aria-label={`Drag ${name}. With the keyboard, press Space, use the arrow keys, and press Space again.`}
    >
      <IconGripVertical size={16} aria-hidden />
    </button>
  );
}

export function styleOf({ transform, transition }: Sortable): CSSProperties {
  return {
    ...(transform ? { transform: `translate(0, ${transform.y}px)` } : {}),
    ...(transition ? { transition } : {}),
  };
}
