import type { JSX } from 'react';
import type { BatesLine } from '#contract/numbers/bates.ts';
import { counted } from '#contract/values/counted.ts';
import { BatesText } from '../page/BatesText.tsx';
import { RovingGroup } from '../ui/RovingGroup.tsx';
import classes from './numbers.module.css';
import { ReportedPageLink } from './ReportedPageLink.tsx';
import { describeSegment, type NumberState, type SeriesStrip, toSeriesStrips } from './to-series-strips.ts';

const legend: [NumberState, string][] = [
  ['here', 'On pages'],
  ['listed', 'On a placeholder sheet'],
  ['possible', 'Perhaps behind a sheet'],
  ['unaccounted', 'Unaccounted for'],
];

/** Each series of a section from its first to its last number: received, listed on sheets, or missing. */
export function SeriesStrips({ lines }: { lines: readonly BatesLine[] }): JSX.Element | null {
  const strips = toSeriesStrips(lines);
  if (strips.length === 0) return null;
  const states = new Set(strips.flatMap(({ segments }) => segments.map(({ state }) => state)));
  return (
    <div className={classes.strips}>
      {strips.map((strip) => (
        <Strip key={strip.first} strip={strip} />
      ))}
      <ul className={classes.legend}>
        {legend
          .filter(([state]) => states.has(state))
          .map(([state, name]) => (
            <li key={state}>
              <span className={classes.swatch} data-state={state} aria-hidden />
              {name}
            </li>
          ))}
      </ul>
    </div>
  );
}

function Strip({ strip }: { strip: SeriesStrip }): JSX.Element {
  const { prefix, first, last, count, segments } = strip;
  return (
    <div>
      <RovingGroup label={`Numbers of the series ${prefix || 'without a prefix'}`} className={classes.strip}>
        {segments.map((segment) => (
          <span key={segment.first} className={classes.segment} style={{ flexGrow: segment.count }}>
            <ReportedPageLink page={segment.page} label={describeSegment(segment)} className={classes.bar}>
              <span data-state={segment.state} />
            </ReportedPageLink>
          </span>
        ))}
      </RovingGroup>
      <div className={classes.ends}>
        <span>
          <BatesText number={first} />
        </span>
        <span>{counted(count, 'number')}</span>
        <span>
          <BatesText number={last} />
        </span>
      </div>
    </div>
  );
}
