import { type JSX, type PointerEvent, useState } from 'react';
import type { Facet } from '#contract/search/search.ts';
import { counted } from '#contract/values/counted.ts';
import classes from './facets.module.css';
import { listBars } from './list-bars.ts';

interface MonthBarsProps {
  counts: Facet['values'];
  isChosen: (month: string) => boolean;
  choose: (months: string[]) => void;
}

/**
 * Pages by month. Dragging over a span filters by it. Screen readers skip the bars, because the years and
 * months below offer the same by keyboard.
 */
export function MonthBars({ counts, isChosen, choose }: MonthBarsProps): JSX.Element | null {
  const bars = listBars(counts);
  const [stretch, setStretch] = useState<[from: number, to: number]>();
  const most = Math.max(...bars.map(({ pages }) => pages));
  if (bars.length < 2) return null;

  const indexAt = (event: PointerEvent<HTMLElement>) => {
    const { left, width } = event.currentTarget.getBoundingClientRect();
    const index = Math.floor(((event.clientX - left) / width) * bars.length);
    return Math.min(Math.max(index, 0), bars.length - 1);
  };
  const isWithin = (index: number) =>
    stretch !== undefined && index >= Math.min(...stretch) && index <= Math.max(...stretch);
  const finish = () => {
    const months = bars.filter((_, index) => isWithin(index)).flatMap((bar) => bar.months);
    setStretch(undefined);
    if (months.length > 0) choose(months);
  };
  const [first, last] = [bars[0], bars.at(-1)];
  return (
    <div className={classes.time} aria-hidden>
      <div
        className={classes.bars}
        onPointerDown={(event) => {
          event.currentTarget.setPointerCapture(event.pointerId);
          setStretch([indexAt(event), indexAt(event)]);
        }}
        onPointerMove={(event) => {
          if (stretch) setStretch([stretch[0], indexAt(event)]);
        }}
        onPointerUp={finish}
        onPointerCancel={() => setStretch(undefined)}
      >
        {bars.map((bar, index) => (
          <span
            key={bar.name}
            className={classes.bar}
            data-chosen={isWithin(index) || (!stretch && bar.months.some(isChosen))}
            title={`${bar.name}: ${counted(bar.pages, 'page')}`}
          >
            <span style={{ height: bar.pages === 0 ? 0 : `max(2px, ${(bar.pages / most) * 100}%)` }} />
          </span>
        ))}
      </div>
      <div className={classes.ends}>
        <span>{first?.name}</span>
        <span>{last?.name}</span>
      </div>
    </div>
  );
}
