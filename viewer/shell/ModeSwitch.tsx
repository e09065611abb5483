import type { JSX } from 'react';
import type { SearchMode } from '#contract/pages/current-list.ts';
import { LabelWithKey } from '../keys/ActionKey.tsx';
import { Tooltip, UnstyledButton } from '../ui/parts.ts';
import classes from './shell.module.css';

const modes: { mode: SearchMode; name: string; does: string }[] = [
  {
    mode: 'explore',
    name: 'Explore',
    does: 'Searches as you type, tolerates misread words, and lists the best matches first',
  },
  { mode: 'exact', name: 'Exact', does: 'Terms and connectors: complete results, with counts you can cite' },
];

interface ModeSwitchProps {
  mode: SearchMode;
  choose: (mode: SearchMode) => void;
}

/**
 * Buttons, not radio buttons, because the keys of the screen must still work while one of these has the
 * focus.
 */
export function ModeSwitch({ mode, choose }: ModeSwitchProps): JSX.Element {
  return (
    // biome-ignore lint/a11y/useSemanticElements: a fieldset is for a form's data, this is a switch of the screen.
    <div role="group" aria-label="Search mode" className={classes.modes}>
      {modes.map((each) => (
        <Tooltip key={each.mode} label={<LabelWithKey label={each.does} action="toggle-mode" />}>
          <UnstyledButton
            className={classes.mode}
            aria-pressed={each.mode === mode}
            onClick={() => choose(each.mode)}
          >
            {each.name}
          </UnstyledButton>
        </Tooltip>
      ))}
    </div>
  );
}
