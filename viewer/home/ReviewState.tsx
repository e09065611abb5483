import { useQuery } from '@tanstack/react-query';
import { Link } from '@tanstack/react-router';
import type { JSX } from 'react';
import { homeQueries } from '../server/home-queries.ts';
import { CountRow } from './CountRow.tsx';
import classes from './home.module.css';
import { Part } from './Part.tsx';

const ROWS = [
  {
    narrow: 'state:conflict',
    what: 'pages with a tag in conflict',
    note: 'People differ about a tag. An attorney decides on the page.',
  },
  { narrow: 'state:unsure', what: 'pages with a tag that people are unsure about', note: '' },
  {
    narrow: 'reviewed:no',
    what: 'pages that nobody has reviewed',
    note: 'Nobody has applied a tag, or said that nothing applies. Looking at a page is not counted.',
  },
];

/** What is left to decide. Each number opens its pages. For attorneys and reviewers. */
export function ReviewState({ matter }: { matter: string }): JSX.Element {
  return (
    <Part title="Left to review">
      <ul className={classes.list}>
        {ROWS.map((row) => (
          <ReviewRow key={row.narrow} matter={matter} {...row} />
        ))}
      </ul>
    </Part>
  );
}

interface ReviewRowProps {
  matter: string;
  narrow: string;
  what: string;
  note: string;
}

function ReviewRow({ matter, narrow, what, note }: ReviewRowProps): JSX.Element {
  const count = useQuery(homeQueries.countNarrowed(matter, narrow)).data;
  return (
    <CountRow count={count} note={note}>
      <Link to="/m/$matter/pages" params={{ matter }} search={{ narrow: [narrow] }}>
        {what}
      </Link>
    </CountRow>
  );
}
