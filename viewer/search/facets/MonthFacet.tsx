import { type JSX, useState } from 'react';
import type { Facet } from '#contract/search/search.ts';
import { formatMonth } from '#contract/values/dates.ts';
import { IconChevronDown, IconChevronRight } from '../../ui/icons.ts';
import { UnstyledButton } from '../../ui/parts.ts';
import { FacetValue } from './FacetValue.tsx';
import classes from './facets.module.css';
import { listYears, type Year } from './list-bars.ts';
import { MonthBars } from './MonthBars.tsx';

interface MonthFacetProps {
  counts: Facet['values'];
  narrow: readonly string[] | undefined;
  /** Adds filters, or removes them if all of them are set. */
  toggle: (narrowings: string[]) => void;
  /** Replaces the selected months by these. */
  choose: (months: string[]) => void;
}

/** The documents' dates, as bars to drag over and as years and months to select. */
export function MonthFacet({ counts, narrow, toggle, choose }: MonthFacetProps): JSX.Element {
  const years = listYears(counts);
  const undated = counts.find(({ value }) => value === 'none');
  const most = Math.max(...years.map(({ pages }) => pages), undated?.pages ?? 0);
  const isChosen = (month: string) => narrow?.includes(`month:${month}`) ?? false;
  return (
    <>
      <MonthBars counts={counts} isChosen={isChosen} choose={choose} />
      <ul>
        {years.map((year) => (
          <li key={year.year}>
            <YearValue year={year} most={most} isChosen={isChosen} toggle={toggle} />
          </li>
        ))}
        {undated && undated.pages > 0 && (
          <li>
            <FacetValue
              name="No date"
              pages={undated.pages}
              share={undated.pages / most}
              ticked={isChosen('none')}
              toggle={() => toggle(['month:none'])}
            />
          </li>
        )}
      </ul>
    </>
  );
}

interface YearValueProps {
  year: Year;
  most: number;
  isChosen: (month: string) => boolean;
  toggle: MonthFacetProps['toggle'];
}

/** A year, which selects all its months or expands to show them. */
function YearValue({ year, most, isChosen, toggle }: YearValueProps): JSX.Element {
  const chosen = year.months.filter(({ value }) => isChosen(value)).length;
  const [open, setOpen] = useState(false);
  const ticked = chosen === year.months.length || (chosen > 0 && 'some');
  return (
    <div className={classes.year}>
      <UnstyledButton
        className={classes.unfold}
        aria-expanded={open}
        aria-label={`Months of ${year.year}`}
        onClick={() => setOpen(!open)}
      >
        {open ? <IconChevronDown size={12} /> : <IconChevronRight size={12} />}
      </UnstyledButton>
      <FacetValue
        name={year.year}
        pages={year.pages}
        share={year.pages / most}
        ticked={ticked}
        toggle={() => toggle(year.months.map(({ value }) => `month:${value}`))}
      />
      {open && (
        <ul>
          {year.months.map(({ value, pages }) => (
            <li key={value}>
              <FacetValue
                name={formatMonth(value)}
                pages={pages}
                share={pages / most}
                ticked={isChosen(value)}
                toggle={() => toggle([`month:${value}`])}
              />
            </li>
          ))}
        </ul>
      )}
    </div>
  );
}
