import type { JSX } from 'react';
import type { PageSummary } from '#contract/pages/page.ts';
import { Tooltip } from '../ui/parts.ts';
import classes from './page-name.module.css';

type Named = Pick<PageSummary, 'bates' | 'batesSource' | 'controlNumber'>;

const origin = {
  read: 'Bates number read from the page',
  inferred: 'Inferred from the neighbouring pages: not read from this page',
  typed: 'Bates number typed by a person',
  'load-file': 'Bates number given by the load file',
};

/** A page's number as people cite it. An inferred number and a control number never look like a read one. */
export function PageName({ page }: { page: Named }): JSX.Element {
  if (page.bates === null) {
    return (
      <Tooltip label="No Bates number on this page: this is our control number">
        <span className={classes.control}>{page.controlNumber}</span>
      </Tooltip>
    );
  }
  const source = page.batesSource ?? 'read';
  return (
    <Tooltip label={origin[source]}>
      <span className={classes[source]}>
        {page.bates}
        {source === 'inferred' && <span className={classes.note}> inferred</span>}
      </span>
    </Tooltip>
  );
}
