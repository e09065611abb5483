import type { JSX } from 'react';
import { useReplaceAddress } from '../../page/use-open-page.ts';
import { IconCopy } from '../../ui/icons.ts';
import { Button, Kbd, Text } from '../../ui/parts.ts';
import { DocumentBlock } from '../document/DocumentBlock.tsx';
import { MarksBlock } from '../marks/MarksBlock.tsx';
import classes from '../reader.module.css';
import { useReader } from '../reader-context.ts';
import { TextBlock } from '../text/TextBlock.tsx';
import { BatesNumber } from './BatesNumber.tsx';
import { FileFamilyBlock } from './FileFamilyBlock.tsx';
import { HistoryBlock } from './HistoryBlock.tsx';
import { LoadFileBlock } from './LoadFileBlock.tsx';
import { PageNumbers } from './PageNumbers.tsx';
import { SimilarPages } from './SimilarPages.tsx';
import { SourceBlock } from './SourceBlock.tsx';
import { TagPanel } from './TagPanel.tsx';

/** What is known about the page, and what was decided about it. */
export function PagePanel(): JSX.Element {
  const { matter, page, detail, review, marks, markSelection, correction } = useReader();
  return (
    <aside className={classes.panel} aria-label="Page details">
      <NumbersBlock />
      <TagPanel />
      <MarksBlock marks={marks} selection={markSelection} review={review} />
      <SourceBlock />
      <DocumentBlock />
      {detail?.document && <LoadFileBlock matter={matter} document={detail.document} />}
      {detail && <FileFamilyBlock family={detail.family} />}
      <TextBlock matter={matter} page={page} detail={detail} review={review} correction={correction} />
      <SimilarPages key={page.pageId} matter={matter} pageId={page.pageId} />
      <HistoryBlock />
    </aside>
  );
}

function NumbersBlock(): JSX.Element {
  const { matter, page, detail, review, copyCite } = useReader();
  const replaceAddress = useReplaceAddress();
  return (
    <section className={classes.block} aria-label="Numbers">
      <PageNumbers page={page} />
      <BatesNumber
        key={page.pageId}
        matter={matter}
        page={page}
        review={review}
        replaceAddress={replaceAddress}
      />
      {detail && detail.cite !== page.bates && <Text mt="xs">{detail.cite}</Text>}
      <Button
        variant="light"
        mt="sm"
        leftSection={<IconCopy size={14} />}
        rightSection={<Kbd size="xs">c</Kbd>}
        onClick={copyCite}
        disabled={!detail}
      >
        Copy cite
      </Button>
    </section>
  );
}
