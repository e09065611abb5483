import type { JSX } from 'react';
import type { Placeholder } from '#contract/pages/marks.ts';
import { counted } from '#contract/values/counted.ts';
import { sheetNames } from '#contract/withholdings/withholding.ts';
import { BatesText } from '../../page/BatesText.tsx';
import { Text } from '../../ui/parts.ts';
import { describePlaceholder } from './describe-marks.ts';
import classes from './marks.module.css';

/** How many pages a sheet stands for, and which, if it lists them. */
export function PlaceholderSheet({ sheet }: { sheet: Placeholder }): JSX.Element {
  const { pages, codes } = sheet;
  return (
    <div className={classes.listed}>
      <Text fw={500}>{describePlaceholder(sheet)}</Text>
      {codes.length > 0 && <Text>{codes.join(' ')}</Text>}
      {pages.length > 0 && (
        <details className={classes.listed}>
          <summary>{counted(pages.length, 'page')} listed on the sheet</summary>
          {/* biome-ignore lint/a11y/noNoninteractiveTabindex: a scrolling list must be reachable by keyboard. */}
          <ul tabIndex={0} aria-label="Pages listed on the sheet">
            {pages.map(({ bates, codes: claimed, kind }) => (
              <li key={bates}>
                <BatesText number={bates} /> {claimed.join(' ') || (kind ? sheetNames[kind] : 'no code')}
              </li>
            ))}
          </ul>
        </details>
      )}
    </div>
  );
}
