import { useQuery } from '@tanstack/react-query';
import type { JSX } from 'react';
import type { Production } from '#contract/intake/production.ts';
import { homeQueries } from '../server/home-queries.ts';
import { queries } from '../server/queries.ts';
import { useMatter } from '../session/use-matter.ts';
import { usePermission } from '../session/use-user.ts';
import { Empty } from '../ui/Empty.tsx';
import { Failure } from '../ui/Failure.tsx';
import { LinkButton } from '../ui/LinkButton.tsx';
import { Skeleton, useDocumentTitle } from '../ui/parts.ts';
import { Screen } from '../ui/Screen.tsx';
import { Unloaded } from '../ui/Unloaded.tsx';
import { Attention } from './Attention.tsx';
import { BatchesPart } from './BatchesPart.tsx';
import { CodebookPart } from './CodebookPart.tsx';
import { Continue } from './Continue.tsx';
import classes from './home.module.css';
import { Mentions } from './Mentions.tsx';
import { News } from './News.tsx';
import { OwnWork } from './OwnWork.tsx';
import { Receiving } from './Receiving.tsx';
import { ReviewState } from './ReviewState.tsx';
import { Searches } from './Searches.tsx';

/** The first screen of a matter: what to continue, what is new, and for attorneys what needs a decision. */
export function Home(): JSX.Element {
  useDocumentTitle('Home · Uncover');
  const matter = useMatter();
  const name = useQuery(queries.matters()).data?.find(({ slug }) => slug === matter)?.name;
  const productions = useQuery(queries.productions(matter));
  return (
    <Screen title={name ?? matter}>
      <Unloaded query={productions} failure="The matter could not be loaded" height={240} />
      {productions.data &&
        (productions.data.length === 0 ? (
          <NothingReceived matter={matter} />
        ) : (
          <Parts matter={matter} productions={productions.data} />
        ))}
    </Screen>
  );
}

function Parts({ matter, productions }: { matter: string; productions: Production[] }): JSX.Element {
  const home = useQuery(homeQueries.home(matter));
  const { allowed: isAttorney } = usePermission('attorney');
  const { allowed: isReviewer } = usePermission('reviewer');
  return (
    <>
      <Receiving matter={matter} productions={productions} />
      {home.isError && (
        <Failure
          title="The page where you stopped could not be loaded"
          error={home.error}
          retry={() => void home.refetch()}
        />
      )}
      {home.isPending ? (
        <Skeleton height={76} />
      ) : (
        <Continue matter={matter} positions={home.data?.positions ?? []} productions={productions} />
      )}
      <div className={classes.parts}>
        <Mentions matter={matter} />
        {isAttorney && <Attention matter={matter} productions={productions} />}
        {isReviewer && <BatchesPart matter={matter} />}
        {isReviewer && <ReviewState matter={matter} />}
        <News matter={matter} news={home.data?.news} />
        <OwnWork matter={matter} lately={home.data?.lately} pace={home.data?.pace ?? null} />
        <Searches matter={matter} />
        <CodebookPart matter={matter} />
      </div>
    </>
  );
}

function NothingReceived({ matter }: { matter: string }): JSX.Element {
  const reviewer = usePermission('reviewer');
  if (!reviewer.allowed)
    return <Empty title="No pages yet">The agency’s files have not been added to this matter yet.</Empty>;
  return (
    <Empty
      title="No pages yet"
      action={
        <LinkButton to="/m/$matter/productions" params={{ matter }}>
          Add files
        </LinkButton>
      }
    >
      Add the files or folders that the agency produced. You can read, search and tag pages as soon as they
      appear.
    </Empty>
  );
}
