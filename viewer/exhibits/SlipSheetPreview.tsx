import type { JSX } from 'react';
import type { SlipSheet } from '#contract/exhibits/slip-sheet.ts';
import classes from './slip-sheet.module.css';

/** The cover sheet of an exhibit, as in the exported PDF. */
export function SlipSheetPreview({ sheet }: { sheet: SlipSheet }): JSX.Element {
  return (
    <figure className={classes.sheet} aria-label={`Cover sheet of exhibit ${sheet.letter}`}>
      <div className={classes.caption}>
        {sheet.caption.map((line) => (
          <div key={line}>{line}</div>
        ))}
      </div>
      <div className={classes.middle}>
        <div className={classes.letter}>EXHIBIT {sheet.letter}</div>
        {sheet.attachedTo !== '' && <div>{sheet.attachedTo}</div>}
        <div className={classes.rule} />
        <div>{sheet.description}</div>
      </div>
      <dl className={classes.facts}>
        {sheet.facts.map(({ label, value }) => (
          <div key={label} className={classes.fact}>
            <dt>{label}</dt>
            <dd>{value}</dd>
          </div>
        ))}
      </dl>
      {sheet.notes.map((note) => (
        <div key={note} className={classes.note}>
          {note}
        </div>
      ))}
    </figure>
  );
}
