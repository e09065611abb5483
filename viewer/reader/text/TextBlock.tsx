import type { JSX } from 'react';
import { capitalize } from '../../format/format.ts';
import type { ReadDetail, ReadPage } from '../../page/read-page.ts';
import { isHardToRead, textInUseOf, textSourceOf } from '../../page/text-quality.ts';
import type { Permission } from '../../session/use-user.ts';
import { IconAlertTriangle } from '../../ui/icons.ts';
import { Button, Group, Kbd, Skeleton, Text, Title } from '../../ui/parts.ts';
import type { PageHits } from '../navigation/use-page-hits.ts';
import classes from '../panel/panel.module.css';
import { CorrectText } from './CorrectText.tsx';
import { PageText } from './PageText.tsx';
import { RerunOcr } from './RerunOcr.tsx';
import { TextVersions } from './TextVersions.tsx';
import type { Correction } from './use-correction.ts';

interface TextBlockProps {
  matter: string;
  page: ReadPage;
  detail: ReadDetail | undefined;
  review: Permission;
  correction: Correction;
  /** The hits of the list's query, and its number of terms. */
  hits: Pick<PageHits, 'all' | 'terms'>;
}

/** The page's text: its source, its reliability, and buttons to correct it. */
export function TextBlock(props: TextBlockProps): JSX.Element {
  const { matter, page, detail, review, correction, hits } = props;
  return (
    <section className={classes.block}>
      <TextSource page={page} detail={detail} />
      {review.allowed && detail && !correction.isOpen && (
        <Group gap="lg">
          <RerunOcr key={page.pageId} matter={matter} detail={detail} />
          <Button
            variant="subtle"
            className="flush"
            size="compact-xs"
            rightSection={<Kbd size="xs">e</Kbd>}
            onClick={() => correction.start(detail)}
          >
            {correction.draft ? 'Resume correction' : 'Correct'}
          </Button>
        </Group>
      )}
      {detail ? (
        <TextInUse
          key={page.pageId}
          matter={matter}
          detail={detail}
          review={review}
          correction={correction}
          hits={hits}
        />
      ) : (
        <Skeleton height={120} mt="sm" />
      )}
    </section>
  );
}

/** Where the text comes from and how reliable it is, with everything that was noted about it. */
function TextSource({ page, detail }: Pick<TextBlockProps, 'page' | 'detail'>): JSX.Element {
  return (
    <>
      <Title
        order={2}
        className={classes.blockTitle}
        c={isHardToRead(page) ? 'var(--warn)' : 'var(--mantine-color-text)'}
      >
        {isHardToRead(page) && (
          <IconAlertTriangle size={14} style={{ verticalAlign: -2, marginInlineEnd: 4 }} />
        )}
        {detail ? textInUseOf(detail) : textSourceOf(page)}
        {isHardToRead(page) && page.status !== 'problem' && '. Words may be missing or wrong.'}
      </Title>
      {detail && !detail.textAsRead && (
        <Text size="xs" c="dimmed">
          {capitalize(detail.textReason)}
        </Text>
      )}
      {detail?.problem && (
        <Text size="sm" c="var(--bad)" mt={4}>
          {detail.problem}
        </Text>
      )}
      {detail?.notes.map((note) => (
        <Text key={note} size="sm" c="var(--warn)" mt={4}>
          {note}
        </Text>
      ))}
    </>
  );
}

type TextInUseProps = Pick<TextBlockProps, 'matter' | 'review' | 'correction' | 'hits'> & {
  detail: ReadDetail;
};

function TextInUse({ matter, detail, review, correction, hits }: TextInUseProps): JSX.Element {
  const { draft, isOpen } = correction;
  return (
    <>
      {draft && isOpen ? (
        <CorrectText matter={matter} detail={detail} draft={draft} correction={correction} />
      ) : (
        detail.text.trim() !== '' && (
          <section className={classes.text} aria-label="Text of this page">
            <PageText detail={detail} hits={hits} />
          </section>
        )
      )}
      {draft && !isOpen && (
        <Text size="xs" c="var(--warn)" mt={4}>
          You have an unsaved correction of this text.
        </Text>
      )}
      <TextVersions matter={matter} detail={detail} review={review} />
    </>
  );
}
