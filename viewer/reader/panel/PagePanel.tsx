import type { JSX } from 'react';
import { WhySuggested } from '../suggestions/WhySuggested.tsx';
import { PanelHead } from './PanelHead.tsx';
import { PanelTabs } from './PanelTabs.tsx';
import classes from './panel.module.css';
import { TagPanel } from './TagPanel.tsx';

/** The page's number and tags, always visible, and below them the other details of the page. */
export function PagePanel(): JSX.Element {
  return (
    <aside className={classes.panel} aria-label="Page details">
      <PanelHead />
      <TagPanel />
      <WhySuggested />
      <PanelTabs />
    </aside>
  );
}
