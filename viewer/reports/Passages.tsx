import { useQuery } from '@tanstack/react-query';
import { getRouteApi } from '@tanstack/react-router';
import { type JSX, useState } from 'react';
import { endpoints } from '#contract/endpoints.ts';
import { isOrphan, type ListedPassage, type PassageFilter } from '#contract/review/passage.ts';
import type { Tag } from '#contract/review/tag.ts';
import { counted, formatNumber } from '#contract/values/counted.ts';
import { formatDateTime } from '#contract/values/dates.ts';
import { PageLink } from '../page/PageLink.tsx';
import type { ReportsParams } from '../params.ts';
import { passageQueries, passagesPerScreen } from '../server/passage-queries.ts';
import { queries } from '../server/queries.ts';
import { urlOf } from '../server/url-of.ts';
import { Empty } from '../ui/Empty.tsx';
import { FilterSelect } from '../ui/FilterSelect.tsx';
import { IconDownload } from '../ui/icons.ts';
import { Button, Checkbox, Group, Table, Text, TextInput } from '../ui/parts.ts';
import { TagMarks } from '../ui/TagMark.tsx';
import { Unloaded } from '../ui/Unloaded.tsx';
import classes from './reports.module.css';

const route = getRouteApi('/signed-in/m/$matter/reports-frame/reports');

/** Every passage and note of the matter, with filters; the address has them. */
export function Passages({ matter }: { matter: string }): JSX.Element {
  const { q, tag, author, orphans } = route.useSearch();
  const navigate = route.useNavigate();
  const filter: PassageFilter = { q, tag, author, orphans };
  const [offset, setOffset] = useState(0);
  const list = useQuery(passageQueries.list(matter, filter, offset));
  const tags = useQuery(queries.tags(matter)).data ?? [];
  const change = (changed: Partial<ReportsParams>) => {
    setOffset(0);
    void navigate({ search: (before) => ({ ...before, ...changed }), replace: true });
  };
  const isFiltered = [q, tag, author, orphans].some((each) => each !== undefined);
  return (
    <>
      <Group align="flex-end" gap="sm" mb="sm">
        <TextInput
          label="Words of the quotation or note"
          value={q ?? ''}
          onChange={(event) => change({ q: event.currentTarget.value || undefined })}
        />
        <FilterSelect
          label="Tag"
          value={tag}
          unfiltered="Any"
          options={tags.map(({ tagId, name }) => ({ value: tagId, label: name }))}
          choose={(chosen) => change({ tag: chosen })}
        />
        <FilterSelect
          label="Author"
          value={author}
          unfiltered="Anyone"
          options={(list.data?.authors ?? []).map(({ userName, name }) => ({ value: userName, label: name }))}
          choose={(chosen) => change({ author: chosen })}
        />
        <Checkbox
          label="Only words that are not in the text any more"
          checked={orphans === 'only'}
          onChange={(event) => change({ orphans: event.currentTarget.checked ? 'only' : undefined })}
        />
        <Button
          component="a"
          href={urlOf(endpoints.downloadPassages.path, { matter }, { ...filter })}
          variant="default"
          leftSection={<IconDownload size={14} />}
        >
          CSV
        </Button>
      </Group>
      <Unloaded query={list} failure="The passages could not be loaded" height={240} />
      {list.data?.total === 0 && (
        <Empty title={isFiltered ? 'No passage fits these filters' : 'No passages yet'}>
          Select words on a page to quote them. Passages and notes never leave in exhibit packages.
        </Empty>
      )}
      {list.data && list.data.total > 0 && (
        <>
          <Text c="dimmed" mb="sm">
            {counted(list.data.total, 'passage or note', 'passages and notes')}
          </Text>
          <PassageTable passages={list.data.passages} tags={tags} />
          <Pager total={list.data.total} offset={offset} show={setOffset} />
        </>
      )}
    </>
  );
}

function PassageTable({ passages, tags }: { passages: ListedPassage[]; tags: Tag[] }): JSX.Element {
  return (
    <Table verticalSpacing={8} className={classes.table}>
      <Table.Thead>
        <Table.Tr>
          <Table.Th w={200}>Page</Table.Th>
          <Table.Th>Quotation and note</Table.Th>
          <Table.Th w={200}>Tags</Table.Th>
          <Table.Th w={200}>Added</Table.Th>
        </Table.Tr>
      </Table.Thead>
      <Table.Tbody>
        {passages.map((passage) => (
          <Table.Tr key={passage.passageId}>
            <Table.Td>
              <PageLink page={passage.page} passage={passage.passageId} />
            </Table.Td>
            <Table.Td>
              {passage.quotation !== null && <div>“{passage.quotation}”</div>}
              {isOrphan(passage) && (
                <Text size="xs" c="var(--warn)">
                  Not in the text any more
                </Text>
              )}
              {passage.note !== '' && <div className={classes.passageNote}>{passage.note}</div>}
              {passage.replies.map(({ replyId, authorName, text }) => (
                <div key={replyId} className={classes.passageNote}>
                  {authorName}: {text}
                </div>
              ))}
            </Table.Td>
            <Table.Td>
              <TagMarks tagIds={passage.tagIds} tags={tags} />
            </Table.Td>
            <Table.Td>
              {passage.authorName}
              <Text size="xs" c="dimmed" className="numbers">
                {formatDateTime(passage.at)}
              </Text>
            </Table.Td>
          </Table.Tr>
        ))}
      </Table.Tbody>
    </Table>
  );
}

interface PagerProps {
  total: number;
  offset: number;
  show: (offset: number) => void;
}

function Pager({ total, offset, show }: PagerProps): JSX.Element | null {
  if (total <= passagesPerScreen) return null;
  return (
    <Group mt="md" gap="sm">
      <Button
        variant="default"
        disabled={offset === 0}
        onClick={() => show(Math.max(0, offset - passagesPerScreen))}
      >
        Previous
      </Button>
      <Text className="numbers">
        {formatNumber(offset + 1)} to {formatNumber(Math.min(total, offset + passagesPerScreen))} of{' '}
        {formatNumber(total)}
      </Text>
      <Button
        variant="default"
        disabled={offset + passagesPerScreen >= total}
        onClick={() => show(offset + passagesPerScreen)}
      >
        Next
      </Button>
    </Group>
  );
}
