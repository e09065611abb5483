import { Link } from '@tanstack/react-router';
import type { JSX } from 'react';
import { endpoints } from '#contract/endpoints.ts';
import type { CurrentList } from '#contract/pages/current-list.ts';
import type { PageDetail, PageSummary } from '#contract/pages/page.ts';
import type { Tag } from '#contract/review/tag.ts';
import { sayNumber } from '#contract/values/counted.ts';
import { formatDateTime } from '#contract/values/dates.ts';
import { fileName } from '../../format/format.ts';
import { useReplaceAddress } from '../../page/use-open-page.ts';
import { urlOf } from '../../server/url-of.ts';
import { useMatter } from '../../session/use-matter.ts';
import type { Permission } from '../../session/use-user.ts';
import { IconCheck, IconCopy } from '../../ui/icons.ts';
import { Button, Kbd, Skeleton, Text, Title } from '../../ui/parts.ts';
import { DocumentBlock } from '../document/DocumentBlock.tsx';
import { MarksBlock } from '../marks/MarksBlock.tsx';
import type { Marks } from '../marks/use-marks.ts';
import type { MarkSelection } from '../marks/use-selected-mark.ts';
import classes from '../reader.module.css';
import { TextBlock } from '../text/TextBlock.tsx';
import type { Correction } from '../text/use-correction.ts';
import { BatesNumber } from './BatesNumber.tsx';
import { FileFamilyBlock } from './FileFamilyBlock.tsx';
import { LoadFileBlock } from './LoadFileBlock.tsx';
import { SimilarPages } from './SimilarPages.tsx';
import { TagPanel } from './TagPanel.tsx';

interface PagePanelProps {
  page: PageSummary;
  detail: PageDetail | undefined;
  tags: Tag[] | undefined;
  list: CurrentList;
  review: Permission;
  copyCite: () => void;
  openRange: () => void;
  correction: Correction;
  marks: Marks;
  hand: MarkSelection;
  /** A document starts on this page, or goes on from the one before. */
  toggleBoundary: () => void;
}

/** What is known about the page, and what was decided about it. */
export function PagePanel(props: PagePanelProps): JSX.Element {
  const { page, detail, tags, review, copyCite, openRange, correction } = props;
  const matter = useMatter();
  const replaceAddress = useReplaceAddress();
  return (
    <aside className={classes.panel} aria-label="About this page">
      <section className={classes.block}>
        <Numbers page={page} />
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
      <TagPanel page={page} tags={tags} review={review} openRange={openRange} />
      <MarksBlock
        marks={props.marks}
        selection={props.hand}
        review={review}
        className={classes.block}
        titleClass={classes.blockTitle}
      />
      <SourceBlock page={page} detail={detail} />
      <DocumentBlock
        matter={matter}
        page={page}
        review={review}
        toggleBoundary={props.toggleBoundary}
        className={classes.block}
        titleClass={classes.blockTitle}
      />
      {detail?.document && <LoadFileBlock matter={matter} document={detail.document} />}
      {detail && <FileFamilyBlock family={detail.family} />}
      <TextBlock matter={matter} page={page} detail={detail} review={review} correction={correction} />
      <SimilarPages key={page.pageId} matter={matter} pageId={page.pageId} />
      <HistoryBlock detail={detail} />
    </aside>
  );
}

function Numbers({ page }: { page: PageSummary }): JSX.Element {
  return (
    <>
      <div className={classes.bates}>
        {page.bates === null ? (
          <span className={classes.noBates}>No Bates number on this page</span>
        ) : (
          <span className={page.batesSource === 'inferred' ? classes.inferred : undefined}>{page.bates}</span>
        )}
        {page.batesSource === 'read' && (
          <span className={classes.read}>
            <IconCheck size={14} aria-hidden /> read
          </span>
        )}
        {page.batesSource === 'inferred' && (
          <span className={classes.guess}>inferred, not read from this page</span>
        )}
        {page.batesSource === 'load-file' && <span className={classes.read}>from the load file</span>}
        {page.batesSource === 'typed' && <span className={classes.read}>typed</span>}
      </div>
      <Text size="xs" c="dimmed" className="numbers">
        Control number {page.controlNumber}
      </Text>
    </>
  );
}

function SourceBlock({ page, detail }: { page: PageSummary; detail: PageDetail | undefined }): JSX.Element {
  const matter = useMatter();
  return (
    <section className={classes.block}>
      <Title order={2} className={classes.blockTitle}>
        Source
      </Title>
      <dl className={classes.facts}>
        <dt>File</dt>
        <dd title={page.file}>
          <Link to="/m/$matter/pages" params={{ matter }} search={{ file: page.fileId }}>
            {fileName(page.file)}
          </Link>
          , p {sayNumber(page.pageNumber)}
          {detail && ` of ${sayNumber(detail.filePages)}`}
          {detail?.converted && (
            <Text size="xs" c="dimmed">
              {detail.converted};{' '}
              <a href={urlOf(endpoints.getOriginal.path, { matter, file: page.fileId })} download>
                save the file as received
              </a>
            </Text>
          )}
        </dd>
        <dt>Production</dt>
        <dd>
          <Link to="/m/$matter/pages" params={{ matter }} search={{ production: page.productionId }}>
            {page.production}
          </Link>
        </dd>
      </dl>
    </section>
  );
}

function HistoryBlock({ detail }: { detail: PageDetail | undefined }): JSX.Element {
  return (
    <section className={classes.block}>
      <Title order={2} className={classes.blockTitle}>
        History
      </Title>
      {!detail && <Skeleton height={32} />}
      {detail?.history.length === 0 && (
        <Text c="dimmed">Nobody has decided anything about this page yet.</Text>
      )}
      <ul className={classes.history}>
        {detail?.history.map((entry) => (
          <li key={`${entry.at} ${entry.what}`}>
            {entry.what}
            <Text size="xs" c="dimmed" className="numbers">
              {entry.by} · {formatDateTime(entry.at)}
            </Text>
          </li>
        ))}
      </ul>
    </section>
  );
}
