import { Link } from '@tanstack/react-router';
import type { JSX } from 'react';
import { counted, formatNumber } from '#contract/values/counted.ts';
import { formatDocumentDate } from '#contract/values/dates.ts';
import { Title, useElementSize } from '../ui/parts.ts';
import type { TimeBar, TimeChart } from './list-time-bars.ts';
import classes from './timeline.module.css';

/** CSS pixels that a label or a count needs. */
const LABEL_WIDTH = 32;

interface TimeBarsProps {
  matter: string;
  production: string | undefined;
  chart: TimeChart;
}

/** The chart. Screen readers skip it: the table below has the same numbers and links. */
export function TimeBars({ matter, production, chart }: TimeBarsProps): JSX.Element | null {
  const { ref, width } = useElementSize<HTMLDivElement>();
  const { unit, bars } = chart;
  if (bars.length < 2) return null;
  const most = Math.max(...bars.map(({ documents }) => documents));
  // If there is no room for every label, every second, third, and so on is shown.
  const step = Math.max(1, Math.ceil((bars.length * LABEL_WIDTH) / Math.max(width, LABEL_WIDTH)));
  return (
    <div aria-hidden>
      <Title order={2} mt="lg">{`Documents by ${unit}`}</Title>
      <div ref={ref} className={classes.bars}>
        {bars.map((bar, index) => (
          <Link
            key={bar.date}
            to="/m/$matter/documents"
            params={{ matter }}
            search={{ production, date: bar.date }}
            disabled={bar.documents === 0}
            preload={false}
            tabIndex={-1}
            className={classes.bar}
            title={`${formatDocumentDate(bar.date)}: ${counted(bar.documents, 'document')}`}
          >
            <span className={classes.count}>
              {bar.documents > 0 && step === 1 && formatNumber(bar.documents)}
            </span>
            <span className={classes.fill} style={{ height: heightOf(bar, most) }} />
            <span className={classes.label}>
              {index % step === 0 && bar.label}
              <b>{bar.group !== bars[index - 1]?.group && bar.group}</b>
            </span>
          </Link>
        ))}
      </div>
    </div>
  );
}

/** Pixels, so that a bar with only one document is visible. */
function heightOf({ documents }: TimeBar, most: number): number {
  return documents === 0 ? 0 : Math.max(3, Math.round((160 * documents) / most));
}
