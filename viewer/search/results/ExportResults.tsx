import { type JSX, useState } from 'react';
import { endpoints } from '#contract/endpoints.ts';
import { MOST_LISTED, MOST_SELECTED } from '#contract/search/result-list.ts';
import type { SearchResult } from '#contract/search/search.ts';
import { counted, formatNumber } from '#contract/values/counted.ts';
import type { SearchRequest } from '../../server/queries.ts';
import { urlOf } from '../../server/url-of.ts';
import { useMatter } from '../../session/use-matter.ts';
import { IconDownload } from '../../ui/icons.ts';
import { Button, Checkbox, Group, Popover, Stack, Text } from '../../ui/parts.ts';
import type { ChosenPages } from './use-chosen-pages.ts';

const files = [
  { name: 'CSV', most: MOST_LISTED.csv, path: endpoints.downloadResultsCsv.path },
  { name: 'Excel', most: MOST_LISTED.xlsx, path: endpoints.downloadResultsXlsx.path },
  { name: 'PDF', most: MOST_LISTED.pdf, path: endpoints.downloadResultsPdf.path },
];

interface ExportResultsProps {
  request: SearchRequest;
  result: SearchResult;
  chosen: ChosenPages;
}

/**
 * Exports the results as a file with the query, its interpretation and the counts. Exact only, because a list
 * is cited.
 */
export function ExportResults({ request, result, chosen }: ExportResultsProps): JSX.Element | null {
  const matter = useMatter();
  const [opened, setOpened] = useState(false);
  const [snippets, setSnippets] = useState(false);
  if (result.mode === 'explore' || result.pages === 0) return null;
  const { q, production, tag, narrow, order } = request;
  const selected = chosen.pages.size;
  const query = {
    ...{ q, production, tag, narrow, order },
    ...(snippets ? { snippets: 'yes' } : {}),
    ...(selected > 0 ? { selected: [...chosen.pages.keys()].join(' ') } : {}),
  };
  const pages = selected > 0 ? selected : result.pages;
  return (
    <Popover opened={opened} onChange={setOpened} position="bottom-end" width={320} trapFocus withinPortal>
      <Popover.Target>
        <Button
          variant="default"
          leftSection={<IconDownload size={14} />}
          aria-expanded={opened}
          onClick={() => setOpened(!opened)}
        >
          {selected > 0 ? `Export ${counted(selected, 'selected page')}` : 'Export list'}
        </Button>
      </Popover.Target>
      <Popover.Dropdown>
        <Stack gap="sm">
          <Text>
            {selected > 0
              ? `The list has the ${counted(selected, 'selected page')} of ${formatNumber(result.pages)}, and says that it is a selection.`
              : `The list has ${counted(result.pages, 'page')}, one in a row.`}{' '}
            Each row has the number, document and file. The query and its counts are in the file.
          </Text>
          <Checkbox
            label="Include the text around a hit"
            checked={snippets}
            onChange={(event) => setSnippets(event.currentTarget.checked)}
          />
          <Group gap="sm">
            {files.map(({ name, ...file }) => {
              const most = selected > 0 ? MOST_SELECTED : file.most;
              return pages > most ? (
                <Text key={name} size="xs" c="dimmed">
                  {name}: {formatNumber(most)} {selected > 0 ? 'selected pages' : 'pages'} at most
                </Text>
              ) : (
                <Button
                  key={name}
                  component="a"
                  href={urlOf(file.path, { matter }, query)}
                  download
                  variant="light"
                >
                  {name}
                </Button>
              );
            })}
          </Group>
        </Stack>
      </Popover.Dropdown>
    </Popover>
  );
}
