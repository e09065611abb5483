import type { JSX } from 'react';
import { ActionKey } from '../../keys/ActionKey.tsx';
import { Button } from '../../ui/parts.ts';
import classes from './passages.module.css';
import type { Selected } from './read-selection.ts';

interface SelectionToolbarProps {
  selected: Selected;
  /** Undefined for people who may not add anything. */
  add: (() => void) | undefined;
  addFact: (() => void) | undefined;
  /** Undefined while no other side is sought, and for people who may not add anything. */
  link: (() => void) | undefined;
  copy: () => void;
}

/** What can be done with the selected words, below their end. */
export function SelectionToolbar({ selected, add, addFact, link, copy }: SelectionToolbarProps): JSX.Element {
  const { x, y } = selected.end;
  const side = x > 0.5 ? { right: `${(1 - x) * 100}%` } : { left: `${x * 100}%` };
  const level = y > 0.9 ? { bottom: `${(1 - y) * 100 + 3}%` } : { top: `${y * 100}%` };
  return (
    <div
      className={classes.toolbar}
      role="toolbar"
      aria-label="Selected words"
      style={{ ...side, ...level }}
      // The selection is kept while a button is pressed.
      onPointerDown={(event) => event.preventDefault()}
      onMouseDown={(event) => event.preventDefault()}
    >
      {add && (
        <Button
          size="compact-xs"
          variant="subtle"
          rightSection={<ActionKey action="add-passage" />}
          onClick={add}
        >
          Add passage
        </Button>
      )}
      {addFact && (
        <Button
          size="compact-xs"
          variant="subtle"
          rightSection={<ActionKey action="add-fact" />}
          onClick={addFact}
        >
          Add fact
        </Button>
      )}
      {link && (
        <Button
          size="compact-xs"
          variant="subtle"
          rightSection={<ActionKey action="link-passage" />}
          onClick={link}
        >
          Link as other side
        </Button>
      )}
      <Button size="compact-xs" variant="subtle" onClick={copy}>
        Copy with citation
      </Button>
    </div>
  );
}
