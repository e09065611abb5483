import { type JSX, memo } from 'react';
import { InRail } from '../lists/rail-slot.ts';
import { VisuallyHidden } from '../ui/parts.ts';
import { CurrentListPanel } from './navigation/CurrentListPanel.tsx';
import { PagePanel } from './panel/PagePanel.tsx';
import classes from './reader.module.css';
import { useReader } from './reader-context.ts';
import { SequesterDialog } from './SequesterDialog.tsx';
import { StatusBar } from './StatusBar.tsx';
import { TagManyDialog } from './TagManyDialog.tsx';
import { useReaderKeys } from './use-reader-keys.ts';
import { CompareDialog } from './view/CompareDialog.tsx';
import { Stage } from './view/Stage.tsx';

/** The open page between its list and its panel. */
export const Reader = memo(function Reader(): JSX.Element {
  const reader = useReader();
  const { page, panel, correction } = reader;
  return (
    <div
      className={classes.screen}
      data-panel={panel.isOpen ? (correction.isOpen ? 'wide' : 'open') : 'closed'}
    >
      <ReaderKeys />
      <VisuallyHidden component="h1">Page {page.bates ?? page.controlNumber}</VisuallyHidden>
      <InRail>
        <CurrentListPanel />
      </InRail>
      <Stage />
      {panel.isOpen && <PagePanel />}
      <StatusBar />
      <TagManyDialog />
      <SequesterDialog />
      <CompareDialog />
    </div>
  );
});

/** By itself: the keys know the page's tags, and a change of those draws nothing else again. */
function ReaderKeys(): null {
  useReaderKeys();
  return null;
}
