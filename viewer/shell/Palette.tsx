import { useQuery } from '@tanstack/react-query';
import { useNavigate } from '@tanstack/react-router';
import { type JSX, useState } from 'react';
import { keyTable } from '../keys/key-table.ts';
import { availableHandlers } from '../keys/use-keys.ts';
import { useOpenReference } from '../page/use-open-page.ts';
import { queries } from '../server/queries.ts';
import { IconFileText, IconSearch } from '../ui/icons.ts';
import { Kbd, Spotlight, type SpotlightActionGroupData } from '../ui/parts.ts';

/** Everything by its name: screens, tags, matters, whatever the keys do, and any page by its number. */
export function Palette({ matter }: { matter: string }): JSX.Element {
  const [typed, setTyped] = useState('');
  const [opened, setOpened] = useState(false);
  const navigate = useNavigate();
  const openReference = useOpenReference(matter);
  const tags = useQuery(queries.tags(matter));
  const matters = useQuery(queries.matters());
  const asked = typed.trim();

  const groups: SpotlightActionGroupData[] = opened
    ? [
        { group: 'Do', actions: doable() },
        {
          group: 'Open',
          actions: [
            {
              id: 'productions',
              label: 'Productions',
              onClick: () => void navigate({ to: '/m/$matter', params: { matter } }),
            },
            {
              id: 'search',
              label: 'Search',
              onClick: () => void navigate({ to: '/m/$matter/search', params: { matter } }),
            },
            {
              id: 'documents',
              label: 'Documents',
              onClick: () => void navigate({ to: '/m/$matter/documents', params: { matter } }),
            },
            {
              id: 'unsure-documents',
              label: 'Documents whose first page is unsure',
              onClick: () =>
                void navigate({ to: '/m/$matter/documents', params: { matter }, search: { unsure: 'yes' } }),
            },
            {
              id: 'timeline',
              label: 'Timeline of documents',
              onClick: () =>
                void navigate({ to: '/m/$matter/documents', params: { matter }, search: { show: 'time' } }),
            },
            {
              id: 'exhibits',
              label: 'Exhibits',
              onClick: () => void navigate({ to: '/m/$matter/exhibits', params: { matter } }),
            },
            {
              id: 'codebook',
              label: 'Codebook',
              onClick: () => void navigate({ to: '/m/$matter/codebook', params: { matter } }),
            },
            {
              id: 'guides',
              label: 'Guides',
              onClick: () => void navigate({ to: '/m/$matter/help', params: { matter } }),
            },
          ],
        },
        {
          group: 'Pages tagged',
          actions: (tags.data ?? []).map((tag) => ({
            id: `tag-${tag.tagId}`,
            label: tag.name,
            onClick: () =>
              void navigate({ to: '/m/$matter/pages', params: { matter }, search: { tag: tag.tagId } }),
          })),
        },
        {
          group: 'Matters',
          actions: (matters.data ?? [])
            .filter(({ slug }) => slug !== matter)
            .map(({ slug, name }) => ({
              id: `matter-${slug}`,
              label: name,
              onClick: () => void navigate({ to: '/m/$matter', params: { matter: slug } }),
            })),
        },
        ...(asked
          ? [
              {
                group: 'What you typed',
                actions: [
                  {
                    id: 'search-for',
                    label: `Search for ${asked}`,
                    keywords: asked,
                    leftSection: <IconSearch size={16} />,
                    onClick: () =>
                      void navigate({ to: '/m/$matter/search', params: { matter }, search: { q: asked } }),
                  },
                  {
                    id: 'go-to',
                    label: `Go to page ${asked}`,
                    keywords: asked,
                    leftSection: <IconFileText size={16} />,
                    onClick: () => openReference(asked),
                  },
                ],
              },
            ]
          : []),
      ]
    : [];

  return (
    <Spotlight
      actions={groups.filter(({ actions }) => actions.length > 0)}
      query={typed}
      onQueryChange={setTyped}
      onSpotlightOpen={() => setOpened(true)}
      onSpotlightClose={() => setOpened(false)}
      shortcut={null}
      attributes={{ content: { 'aria-label': 'Do anything by its name' } }}
      overlayProps={{ blur: 0, backgroundOpacity: 0.4 }}
      scrollable
      maxHeight={480}
      nothingFound="Nothing by that name"
      searchProps={{
        placeholder: 'A command, a tag, a Bates number, words to search',
        'aria-label': 'A command, a tag, a Bates number or words to search',
        leftSection: <IconSearch size={16} />,
      }}
    />
  );
}

function doable() {
  const handlers = availableHandlers();
  return keyTable.flatMap((line) => {
    const handler = handlers[line.action];
    if (!handler || line.action === 'palette') return [];
    return [
      {
        id: `do-${line.action}`,
        label: line.what,
        rightSection: <Kbd size="xs">{line.shown[0]}</Kbd>,
        // After the palette has closed and given the focus back: some of these take it.
        onClick: () => void setTimeout(() => handler(undefined), 0),
      },
    ];
  });
}
