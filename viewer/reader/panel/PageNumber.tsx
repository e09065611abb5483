import type { JSX } from 'react';
import type { PageSummary } from '#contract/pages/page.ts';
import { BatesText } from '../../page/BatesText.tsx';
import { IconCheck } from '../../ui/icons.ts';
import classes from './panel.module.css';

/** The page's Bates number, or a note that it has none. */
export function PageNumber({
  page,
}: {
  page: Pick<PageSummary, 'bates' | 'batesSource' | 'controlNumber'>;
}): JSX.Element {
  if (page.bates === null) return <span className={classes.noBates}>No Bates number on this page</span>;
  return (
    <span className={classes.bates} data-source={page.batesSource}>
      <BatesText number={page.bates} />
    </span>
  );
}

/** The source of the Bates number. */
export function BatesSource({ source }: { source: PageSummary['batesSource'] }): JSX.Element | null {
  switch (source) {
    case 'read':
      return (
        <span className={classes.read}>
          <IconCheck size={14} aria-hidden /> stamped
        </span>
      );
    case 'inferred':
      return <span className={classes.guess}>inferred, not stamped on this page</span>;
    case 'load-file':
      return <span className={classes.read}>from the load file</span>;
    case 'typed':
      return <span className={classes.read}>entered by hand</span>;
    default:
      return null;
  }
}
