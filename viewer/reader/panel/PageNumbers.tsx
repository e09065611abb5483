import type { JSX } from 'react';
import type { PageSummary } from '#contract/pages/page.ts';
import { IconCheck } from '../../ui/icons.ts';
import { Text } from '../../ui/parts.ts';
import classes from '../reader.module.css';

/** The page's Bates number with where it comes from, and its control number. */
export function PageNumbers({ page }: { page: PageSummary }): JSX.Element {
  return (
    <>
      <div className={classes.bates}>
        {page.bates === null ? (
          <span className={classes.noBates}>No Bates number on this page</span>
        ) : (
          <span className={page.batesSource === 'inferred' ? classes.inferred : undefined}>{page.bates}</span>
        )}
        <BatesSource source={page.batesSource} />
      </div>
      <Text size="xs" c="dimmed" className="numbers">
        Control number {page.controlNumber}
      </Text>
    </>
  );
}

function BatesSource({ source }: { source: PageSummary['batesSource'] }): JSX.Element | null {
  switch (source) {
    case 'read':
      return (
        <span className={classes.read}>
          <IconCheck size={14} aria-hidden /> read
        </span>
      );
    case 'inferred':
      return <span className={classes.guess}>inferred, not read from this page</span>;
    case 'load-file':
      return <span className={classes.read}>from the load file</span>;
    case 'typed':
      return <span className={classes.read}>entered by hand</span>;
    default:
      return null;
  }
}
