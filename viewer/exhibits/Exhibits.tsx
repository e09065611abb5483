import { useQuery } from '@tanstack/react-query';
import { getRouteApi, useNavigate } from '@tanstack/react-router';
import { type JSX, useState } from 'react';
import type { ExhibitList } from '#contract/exhibits/exhibit.ts';
import type { Tag } from '#contract/review/tag.ts';
import { formatNumber } from '#contract/values/counted.ts';
import { queries } from '../server/queries.ts';
import { useMatter } from '../session/use-matter.ts';
import { Empty } from '../ui/Empty.tsx';
import { Failure } from '../ui/Failure.tsx';
import { LinkButton } from '../ui/LinkButton.tsx';
import { Group, NativeSelect, Skeleton, Title, useDocumentTitle } from '../ui/parts.ts';
import { ExhibitArrangement } from './ExhibitArrangement.tsx';
import { ExportPanel } from './ExportPanel.tsx';
import classes from './exhibits.module.css';
import { SequesteredInList } from './SequesteredInList.tsx';
import { UndecidedPages } from './UndecidedPages.tsx';
import { useArrangement } from './use-arrangement.ts';
import { useStartOver } from './use-start-over.ts';

const route = getRouteApi('/signed-in/m/$matter/exhibits');

/** Tagged pages as exhibits, to arrange and export. */
export function Exhibits(): JSX.Element {
  useDocumentTitle('Exhibits · Uncover');
  const matter = useMatter();
  const params = route.useSearch();
  const navigate = useNavigate();
  const [session, setSession] = useState(0);
  const tags = useQuery(queries.tags(matter));
  const productions = useQuery(queries.productions(matter));
  // Until a tag is chosen, the one with the most pages is shown.
  const likeliest = tags.data?.toSorted((a, b) => b.pages - a.pages)[0];
  const tag = params.tag ?? likeliest?.tagId;
  const list = useQuery({
    ...queries.exhibitList(matter, tag ?? '', params.production),
    enabled: tag !== undefined,
  });
  const choose = (change: typeof params) =>
    void navigate({ to: '/m/$matter/exhibits', params: { matter }, search: { ...params, ...change } });

  if (tags.data?.length === 0) {
    return (
      <div className={classes.screen}>
        <div className={classes.head}>
          <Title order={1}>Exhibits</Title>
        </div>
        <Empty
          isAlone
          title="No tags yet"
          action={
            <LinkButton to="/m/$matter/codebook" params={{ matter }}>
              Open the codebook
            </LinkButton>
          }
        >
          Exhibits are built from tagged pages. An attorney adds tags in the codebook, and reviewers apply
          them to pages.
        </Empty>
      </div>
    );
  }
  return (
    <div className={classes.screen}>
      <div className={classes.head}>
        <Title order={1}>Exhibits</Title>
        <Group gap="sm">
          <NativeSelect
            aria-label="Tag"
            value={tag ?? ''}
            onChange={(event) => choose({ tag: event.currentTarget.value })}
            data={(tags.data ?? []).map(({ tagId, name, pages }) => ({
              value: tagId,
              label: `Tagged ${name} (${formatNumber(pages)})`,
            }))}
          />
          <NativeSelect
            aria-label="Production"
            value={params.production ?? ''}
            onChange={(event) => choose({ production: event.currentTarget.value || undefined })}
            data={[
              { value: '', label: 'All productions' },
              ...(productions.data ?? []).map(({ productionId, name }) => ({
                value: productionId,
                label: name,
              })),
            ]}
          />
        </Group>
      </div>
      {(list.isPending || tags.isPending) && <ExhibitsSkeleton />}
      {list.isError && (
        <Failure
          title="The exhibits could not be loaded"
          error={list.error}
          retry={() => void list.refetch()}
        />
      )}
      {list.data && (
        <ArrangedSet
          key={`${tag} ${params.production ?? ''} ${session}`}
          matter={matter}
          list={list.data}
          tag={tags.data?.find(({ tagId }) => tagId === tag)}
          restart={() => setSession(session + 1)}
        />
      )}
    </div>
  );
}

interface ArrangedSetProps {
  matter: string;
  list: ExhibitList;
  tag: Tag | undefined;
  /** Loads what the server has now and clears the undo history. */
  restart: () => void;
}

/** The exhibits of a tag on the left, their exports on the right. */
function ArrangedSet({ matter, list, tag, restart }: ArrangedSetProps): JSX.Element {
  const now = useArrangement(matter, list);
  const [selected, select] = useState<string>();
  const shown = now.arrangement.find(({ key }) => key === selected) ?? now.arrangement[0];
  const startOver = useStartOver(matter, list, restart);
  return (
    <div className={classes.columns}>
      <div className={classes.list}>
        <UndecidedPages matter={matter} list={list} tag={tag} />
        <SequesteredInList pages={list.sequestered} isArranged={list.listId !== null} />
        <ExhibitArrangement
          list={list}
          now={now}
          startOver={startOver}
          selected={shown?.key}
          select={select}
        />
      </div>
      <ExportPanel
        matter={matter}
        list={list}
        saving={now.saving}
        heading={now.heading}
        setHeading={now.setHeading}
        shown={shown?.pages[0]?.pageId}
      />
    </div>
  );
}

function ExhibitsSkeleton(): JSX.Element {
  return (
    <div className={classes.list} aria-hidden>
      {[0, 1, 2, 3].map((index) => (
        <Skeleton key={index} height={88} mb="sm" />
      ))}
    </div>
  );
}
