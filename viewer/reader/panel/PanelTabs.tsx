import { useQuery } from '@tanstack/react-query';
import { type JSX, type ReactNode, useEffect, useRef } from 'react';
import { passageQueries } from '../../server/passage-queries.ts';
import { IconAlertTriangle } from '../../ui/icons.ts';
import { Tabs } from '../../ui/parts.ts';
import { DocumentBlock } from '../document/DocumentBlock.tsx';
import { MarksBlock } from '../marks/MarksBlock.tsx';
import { PassagesBlock } from '../passages/PassagesBlock.tsx';
import { useOwnMentions } from '../passages/use-own-mentions.ts';
import { useReader } from '../reader-context.ts';
import { TextBlock } from '../text/TextBlock.tsx';
import { isPanelTab } from '../use-panel.ts';
import { FileFamilyBlock } from './FileFamilyBlock.tsx';
import { HistoryBlock } from './HistoryBlock.tsx';
import { LoadFileBlock } from './LoadFileBlock.tsx';
import classes from './panel.module.css';
import { SimilarPages } from './SimilarPages.tsx';
import { SourceBlock } from './SourceBlock.tsx';

/** The details of the page. The selected tab stays from page to page, and only its content is rendered. */
export function PanelTabs(): JSX.Element {
  const { panelTab } = useReader();
  useOwnMentions();
  return (
    <Tabs
      value={panelTab.shown}
      onChange={(tab) => isPanelTab(tab) && panelTab.show(tab)}
      keepMounted={false}
      className={classes.tabs ?? ''}
      classNames={{
        list: classes.tabList ?? '',
        tab: classes.tab ?? '',
        tabSection: classes.tabSection ?? '',
        panel: classes.tabPanel ?? '',
      }}
    >
      <Tabs.List aria-label="About this page" grow>
        <Tabs.Tab value="text">Text</Tabs.Tab>
        <Tabs.Tab value="passages" rightSection={<PassageCount />}>
          Passages
        </Tabs.Tab>
        <Tabs.Tab value="document">Document</Tabs.Tab>
        <Tabs.Tab value="withheld" rightSection={<WithheldCount />}>
          Withheld
        </Tabs.Tab>
        <Tabs.Tab value="history">History</Tabs.Tab>
      </Tabs.List>
      <Tabs.Panel value="text">
        <TextTab />
      </Tabs.Panel>
      <Tabs.Panel value="passages">
        <TabContent>
          <PassagesBlock />
        </TabContent>
      </Tabs.Panel>
      <Tabs.Panel value="document">
        <DocumentTab />
      </Tabs.Panel>
      <Tabs.Panel value="withheld">
        <WithheldTab />
      </Tabs.Panel>
      <Tabs.Panel value="history">
        <TabContent>
          <HistoryBlock />
        </TabContent>
      </Tabs.Panel>
    </Tabs>
  );
}

/** The number of boxes, so that nobody opens an empty tab; a warning if words are hidden. */
function WithheldCount(): JSX.Element | null {
  const marks = useReader().marks.current?.marks;
  if (marks?.hiddenText) {
    return <IconAlertTriangle size={14} className={classes.warning} aria-label="hidden text" />;
  }
  return marks && marks.boxes.length > 0 ? (
    <span className={classes.tabCount}>{marks.boxes.length}</span>
  ) : null;
}

function PassageCount(): JSX.Element | null {
  const { matter, page } = useReader();
  const count = useQuery(passageQueries.onPage(matter, page.pageId)).data?.length ?? 0;
  return count > 0 ? <span className={classes.tabCount}>{count}</span> : null;
}

/** The scrolling part. It returns to the top when the page changes. */
function TabContent({ children }: { children: ReactNode }): JSX.Element {
  const { page } = useReader();
  const scroller = useRef<HTMLDivElement>(null);
  // biome-ignore lint/correctness/useExhaustiveDependencies: runs when the page changes.
  useEffect(() => {
    scroller.current?.scrollTo({ top: 0 });
  }, [page.pageId]);
  return (
    // biome-ignore lint/a11y/noNoninteractiveTabindex: a scrolling region must be reachable by keyboard.
    <div ref={scroller} className={classes.tabContent} tabIndex={0}>
      {children}
    </div>
  );
}

function TextTab(): JSX.Element {
  const { matter, page, detail, review, correction, hits } = useReader();
  return (
    <TabContent>
      <TextBlock
        matter={matter}
        page={page}
        detail={detail}
        review={review}
        correction={correction}
        hits={hits}
      />
      <SimilarPages key={page.pageId} matter={matter} pageId={page.pageId} />
    </TabContent>
  );
}

function DocumentTab(): JSX.Element {
  const { matter, detail } = useReader();
  return (
    <TabContent>
      <DocumentBlock />
      <SourceBlock />
      {detail?.document && <LoadFileBlock matter={matter} document={detail.document} />}
      {detail && <FileFamilyBlock family={detail.family} />}
    </TabContent>
  );
}

function WithheldTab(): JSX.Element {
  const { marks, markSelection, review } = useReader();
  return (
    <TabContent>
      <MarksBlock marks={marks} selection={markSelection} review={review} />
    </TabContent>
  );
}
