import { useQuery } from '@tanstack/react-query';
import { Link } from '@tanstack/react-router';
import type { JSX } from 'react';
import type { Production } from '#contract/intake/production.ts';
import type { ExhibitDrift } from '#contract/people/matter-home.ts';
import { toCoverageSetName } from '#contract/reports/coverage-set-name.ts';
import { counted } from '#contract/values/counted.ts';
import { homeQueries } from '../server/home-queries.ts';
import { withholdingQueries } from '../server/withholding-queries.ts';
import { CountRow } from './CountRow.tsx';
import classes from './home.module.css';
import { Part } from './Part.tsx';

const UNSEEN = toCoverageSetName('unseen');

interface AttentionProps {
  matter: string;
  productions: readonly Production[];
}

/** What an attorney should look at. Each number is a link to what it counts. */
export function Attention({ matter, productions }: AttentionProps): JSX.Element {
  const params = { matter };
  const unaccounted = useQuery(homeQueries.unaccounted(matter)).data;
  const undecided = useQuery(withholdingQueries.log(matter, { challenge: 'none' }, 0)).data;
  const unseen = useQuery(homeQueries.countSet(matter, UNSEEN)).data;
  const drift = useQuery(homeQueries.exhibitDrift(matter)).data ?? [];
  const files = productions.flatMap((production) => production.files);
  const unopened = files.filter(({ status }) => status === 'quarantined').length;
  const unreadable = productions.reduce((sum, { pages }) => sum + pages.problem, 0);
  const sequestered = productions.reduce((sum, { pages }) => sum + pages.sequestered, 0);
  return (
    <Part title="Needs attention">
      <ul className={classes.list}>
        <CountRow
          count={unaccounted}
          note="Missing within a production’s series, and on no placeholder sheet."
        >
          <Link to="/m/$matter/reports/bates" params={params}>
            Bates numbers unaccounted for
          </Link>
        </CountRow>
        <CountRow
          count={undecided?.total}
          note="The right to challenge a withholding may be waived if nobody contests it."
        >
          <Link to="/m/$matter/withholdings" params={params} search={{ challenge: 'none' }}>
            withholdings without a decision on a challenge
          </Link>
        </CountRow>
        <CountRow
          count={unseen}
          note="Nobody had them on screen for long enough to read them. Decisions are counted separately."
        >
          <Link to="/m/$matter/pages" params={params} search={{ set: UNSEEN }}>
            pages that nobody has opened
          </Link>
        </CountRow>
        {unopened > 0 && (
          <CountRow count={unopened}>
            <Link to="/m/$matter/productions" params={params}>
              files that could not be opened
            </Link>
          </CountRow>
        )}
        {unreadable > 0 && (
          <CountRow count={unreadable}>
            <Link to="/m/$matter/pages" params={params} search={{ only: 'problem' }}>
              pages that could not be read
            </Link>
          </CountRow>
        )}
        {sequestered > 0 && (
          <CountRow count={sequestered}>
            <Link to="/m/$matter/sequestered" params={params}>
              sequestered pages
            </Link>
          </CountRow>
        )}
        {drift.map((list) => (
          <CountRow
            key={`${list.tagId} ${list.productionId}`}
            count={list.taggedSince + list.untaggedSince}
            note={describeDrift(list)}
          >
            pages of the exhibit list{' '}
            <Link
              to="/m/$matter/exhibits"
              params={params}
              search={{ tag: list.tagId, production: list.productionId ?? undefined }}
            >
              {list.name}
            </Link>{' '}
            have changed
          </CountRow>
        ))}
      </ul>
    </Part>
  );
}

function describeDrift({ taggedSince, untaggedSince }: ExhibitDrift): string {
  const parts = [
    taggedSince > 0 && `${counted(taggedSince, 'page')} tagged since and not in the list`,
    untaggedSince > 0 && `${counted(untaggedSince, 'page')} in the list without the tag`,
  ];
  return `${parts.filter(Boolean).join(', ')}.`;
}
