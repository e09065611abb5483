import { useMutation, useQuery, useQueryClient } from '@tanstack/react-query';
import { type JSX, useState } from 'react';
import { endpoints } from '#contract/endpoints.ts';
import type { TextVersion } from '#contract/pages/page-text.ts';
import { counted } from '#contract/values/counted.ts';
import { formatDateTime } from '#contract/values/dates.ts';
import { capitalize } from '../../format/format.ts';
import type { ReadDetail } from '../../page/read-page.ts';
import { shortSourceOf } from '../../page/text-quality.ts';
import { call } from '../../server/call.ts';
import { messageOf } from '../../server/call-failed.ts';
import { queries } from '../../server/queries.ts';
import { refreshText } from '../../server/refresh-text.ts';
import type { Permission } from '../../session/use-user.ts';
import { IconCheck } from '../../ui/icons.ts';
import { Button, Group, Skeleton, Text } from '../../ui/parts.ts';
import { notify } from '../../ui/toast.tsx';
import classes from '../panel/panel.module.css';

interface TextVersionsProps {
  matter: string;
  detail: ReadDetail;
  review: Permission;
}

/** Every version of the page's text, with buttons to view it and to use it again. */
export function TextVersions({ matter, detail, review }: TextVersionsProps): JSX.Element {
  const [opened, setOpened] = useState(false);
  const versions = useQuery({ ...queries.texts(matter, detail.pageId), enabled: opened });
  const choose = useChoose(matter, detail);
  return (
    <details className={classes.versions} onToggle={(event) => setOpened(event.currentTarget.open)}>
      <summary>Text versions</summary>
      {opened && versions.isPending && <Skeleton height={48} mt="sm" />}
      {versions.isError && (
        <Text c="var(--bad)" role="alert">
          The versions could not be loaded. {messageOf(versions.error)}
        </Text>
      )}
      {choose.isError && (
        <Text c="var(--bad)" role="alert">
          The version in use was not changed. {messageOf(choose.error)}
        </Text>
      )}
      <ul className={classes.history}>
        {versions.data?.map((version) => (
          <Version
            key={version.version}
            version={version}
            use={review.allowed ? () => choose.mutate(version.version) : undefined}
            isBusy={choose.isPending}
          />
        ))}
      </ul>
    </details>
  );
}

interface VersionProps {
  version: TextVersion;
  /** Undefined for read-only users. */
  use: (() => void) | undefined;
  isBusy: boolean;
}

function Version({ version, use, isBusy }: VersionProps): JSX.Element {
  const [shown, setShown] = useState(false);
  const what = version.source === 'corrected' ? version.reason : shortSourceOf(version);
  return (
    <li>
      <Group gap={8} align="baseline">
        {version.version}. {capitalize(what)}
        {version.inUse && (
          <span className={classes.read}>
            <IconCheck size={14} aria-hidden style={{ alignSelf: 'center' }} /> in use
          </span>
        )}
      </Group>
      <Text size="xs" c="dimmed" className="numbers">
        {counted(version.words, 'word')} · {formatDateTime(version.at)}
      </Text>
      {version.source !== 'corrected' && (
        <Text size="xs" c="dimmed">
          {version.reason}
        </Text>
      )}
      <Group gap={4} ml={-8}>
        <Button
          variant="subtle"
          size="compact-xs"
          aria-expanded={shown}
          aria-label={`${shown ? 'Hide' : 'View'} version ${version.version}`}
          onClick={() => setShown(!shown)}
        >
          {shown ? 'Hide' : 'View'}
        </Button>
        {use && !version.inUse && (
          <Button
            variant="subtle"
            size="compact-xs"
            aria-label={`Use version ${version.version}`}
            disabled={isBusy}
            onClick={use}
          >
            Use
          </Button>
        )}
      </Group>
      {shown && (
        <section className={classes.text} aria-label={`Text of version ${version.version}`}>
          {version.text.trim() === '' ? 'This version has no text.' : version.text}
        </section>
      )}
    </li>
  );
}

function useChoose(matter: string, { pageId, textVersion }: ReadDetail) {
  const client = useQueryClient();
  return useMutation({
    mutationFn: (version: number) =>
      call(endpoints.chooseText, {
        params: { matter, page: pageId },
        body: { version, insteadOf: textVersion },
      }),
    onSuccess: ({ version }) => notify(`Version ${version} is now in use.`),
    onSettled: () => refreshText(client, matter, pageId),
  });
}
