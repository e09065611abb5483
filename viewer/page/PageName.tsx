import type { JSX } from 'react';
import type { PageSummary } from '#contract/pages/page.ts';
import { Tooltip } from '../ui/parts.ts';
import { BatesText } from './BatesText.tsx';
import classes from './page-name.module.css';

type Named = Pick<PageSummary, 'bates' | 'batesSource' | 'controlNumber'>;

const origin = {
  read: 'Bates number read from the page',
  inferred: 'Bates number inferred from neighboring pages, not read from this page',
  typed: 'Bates number entered by hand',
  'load-file': 'Bates number from the load file',
};

/**
 * A page's number as it is cited. An inferred number or a control number never looks like a number that was
 * read.
 */
export function PageName({ page }: { page: Named }): JSX.Element {
  if (page.bates === null) {
    return (
      <Tooltip label="Control number assigned by Uncover. This page has no Bates number.">
        <span className={classes.control}>
          <BatesText number={page.controlNumber} />
        </span>
      </Tooltip>
    );
  }
  const source = page.batesSource ?? 'read';
  return (
    <Tooltip label={origin[source]}>
      <span className={classes[source]}>
        <BatesText number={page.bates} />
        {source === 'inferred' && <span className={classes.note}> inferred</span>}
      </span>
    </Tooltip>
  );
}
