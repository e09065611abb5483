import type { JSX } from 'react';
import { Skeleton, Text } from '../../ui/parts.ts';
import { useReader } from '../reader-context.ts';
import { PageText } from '../text/PageText.tsx';
import { OpenPageStage } from './OpenPageStage.tsx';
import classes from './view.module.css';

/** The image of the open page, and its text in a size for reading. */
export function TextBeside(): JSX.Element {
  const { page, detail, hits } = useReader();
  return (
    <div className={classes.columns}>
      <OpenPageStage />
      {/* biome-ignore lint/a11y/noNoninteractiveTabindex: a long text must be scrollable by keyboard. */}
      <section key={page.pageId} className={classes.text} tabIndex={0} aria-label="Text beside the page">
        {!detail && <Skeleton height={240} />}
        {detail && detail.text.trim() === '' && <Text c="dimmed">This page has no text.</Text>}
        {detail && <PageText detail={detail} hits={hits} />}
      </section>
    </div>
  );
}
