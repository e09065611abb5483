import type { JSX } from 'react';
import type { Withholding } from '#contract/withholdings/withholding.ts';
import { BatesText } from '../../page/BatesText.tsx';
import { IconAlertTriangle } from '../../ui/icons.ts';
import { describeList } from '../describe-withholding.ts';
import classes from '../withholdings.module.css';
import { LineLink, type LinkScope } from './LineLink.tsx';

interface SheetHeadingProps extends LinkScope {
  /** The first line of the sheet. */
  line: Withholding;
  columns: number;
}

/** The heading over the lines of a sheet that lists pages, including what is uncertain about the list. */
export function SheetHeading({ line, columns, ...scope }: SheetHeadingProps): JSX.Element | null {
  const { sheet, controlNumber, production } = line;
  if (sheet === null) return null;
  return (
    // biome-ignore lint/a11y/useSemanticElements: see LogTable.
    // biome-ignore lint/a11y/useFocusableInteractive: a row is no control.
    <div role="row" className={classes.sheet}>
      {/* biome-ignore lint/a11y/useSemanticElements: see LogTable. */}
      <span role="cell" aria-colspan={columns}>
        <LineLink {...scope} line={line}>
          <BatesText number={controlNumber} />
        </LineLink>{' '}
        {describeList(sheet)}
        <span className={classes.where}> · {production}</span>
        {sheet.doubt !== null && (
          <span className={classes.doubt}>
            <IconAlertTriangle size={14} aria-hidden /> {sheet.doubt}
          </span>
        )}
      </span>
    </div>
  );
}
