import { Fragment, type JSX } from 'react';
import type { ExhibitList } from '#contract/exhibits/exhibit.ts';
import type { PageSummary } from '#contract/pages/page.ts';
import { counted } from '#contract/values/counted.ts';
import { BatesText } from '../page/BatesText.tsx';
import { Alert, Button, Group, Text } from '../ui/parts.ts';
import type { Arrangement } from './arrangement.ts';

interface TagChangesProps {
  list: ExhibitList;
  arrangement: Arrangement;
  mayChange: boolean;
  add: (pages: PageSummary[]) => void;
  remove: (pageIds: string[]) => void;
}

/** Shows where the saved arrangement and the tags differ, with buttons to reconcile them. */
export function TagChanges({ list, arrangement, mayChange, add, remove }: TagChangesProps): JSX.Element {
  const held = new Set(arrangement.flatMap(({ pages }) => pages.map(({ pageId }) => pageId)));
  const missing = list.taggedSince.filter(({ pageId }) => !held.has(pageId));
  const stray = list.untaggedSince.filter(({ pageId }) => held.has(pageId));
  return (
    <>
      {missing.length > 0 && (
        <Notice
          text={`${counted(missing.length, 'newly tagged page is', 'newly tagged pages are')} not in these exhibits`}
          pages={missing}
          label="Add at end"
          act={mayChange ? () => add(missing) : undefined}
        />
      )}
      {stray.length > 0 && (
        <Notice
          text={`${counted(stray.length, 'page in these exhibits does not have', 'pages in these exhibits do not have')} the tag`}
          pages={stray}
          label="Remove"
          act={mayChange ? () => remove(stray.map(({ pageId }) => pageId)) : undefined}
        />
      )}
    </>
  );
}

/** Pages that are named. */
const MOST_NAMED = 3;

interface NoticeProps {
  text: string;
  pages: PageSummary[];
  label: string;
  act: (() => void) | undefined;
}

function Notice({ text, pages, label, act }: NoticeProps): JSX.Element {
  return (
    <Alert color="yellow" variant="outline" mb="sm" py="sm">
      <Group justify="space-between" wrap="nowrap">
        <Text>
          {text}:{' '}
          {pages.slice(0, MOST_NAMED).map((page, index) => (
            <Fragment key={page.pageId}>
              {index > 0 && ', '}
              <BatesText number={page.bates ?? page.controlNumber} />
            </Fragment>
          ))}
          {pages.length > MOST_NAMED && ` and ${pages.length - MOST_NAMED} more`}
        </Text>
        {act && (
          <Button variant="default" onClick={act} style={{ flexShrink: 0 }}>
            {label}
          </Button>
        )}
      </Group>
    </Alert>
  );
}
