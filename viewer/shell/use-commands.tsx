import { useQuery } from '@tanstack/react-query';
import { useNavigate } from '@tanstack/react-router';
import { linesInUse, shownKeyIn } from '../keys/keys-in-use.ts';
import { availableHandlers } from '../keys/use-keys.ts';
import { useOpenReference } from '../page/use-open-page.ts';
import { listScreens } from '../screens.ts';
import { queries } from '../server/queries.ts';
import { useRole } from '../session/use-user.ts';
import { toCodebookTags } from '../tagging/codebook-tag.ts';
import { IconFileText, IconSearch } from '../ui/icons.ts';
import { Kbd, type SpotlightActionGroupData } from '../ui/parts.ts';

/** All entries of the palette: available actions, screens, tags, matters, and what was typed. */
export function useCommands(matter: string, typed: string): SpotlightActionGroupData[] {
  const groups = [
    { group: 'Commands', actions: listKeyCommands() },
    useScreenCommands(matter),
    useTagCommands(matter),
    useMatterCommands(matter),
    useTypedCommands(matter, typed),
  ];
  return groups.filter(({ actions }) => actions.length > 0);
}

function listKeyCommands(): SpotlightActionGroupData['actions'] {
  const handlers = availableHandlers();
  return linesInUse().flatMap(({ action, what }) => {
    const handler = handlers[action];
    if (!handler || action === 'palette') return [];
    return {
      id: `key-${action}`,
      label: what,
      rightSection: <Kbd size="xs">{shownKeyIn(linesInUse(), action)}</Kbd>,
      // Some commands move the focus. The palette must close and return the focus first.
      onClick: () => void setTimeout(() => handler(undefined), 0),
    };
  });
}

function useScreenCommands(matter: string): SpotlightActionGroupData {
  const navigate = useNavigate();
  const role = useRole();
  const params = { matter };
  return {
    group: 'Go to',
    actions: [
      ...listScreens(role).map(({ key, name, address }) => ({
        id: `screen-${key}`,
        label: name,
        onClick: () => void navigate({ to: address, params }),
      })),
      {
        id: 'uncertain-documents',
        label: 'Documents with an uncertain first page',
        onClick: () => void navigate({ to: '/m/$matter/documents', params, search: { unsure: 'yes' } }),
      },
      {
        id: 'timeline',
        label: 'Timeline of documents',
        onClick: () => void navigate({ to: '/m/$matter/documents', params, search: { show: 'time' } }),
      },
    ],
  };
}

function useTagCommands(matter: string): SpotlightActionGroupData {
  const navigate = useNavigate();
  const { data: tags = [] } = useQuery({ ...queries.tags(matter), select: toCodebookTags });
  return {
    group: 'Tagged pages',
    actions: tags.map(({ tagId, name }) => ({
      id: `tag-${tagId}`,
      label: name,
      onClick: () => void navigate({ to: '/m/$matter/pages', params: { matter }, search: { tag: tagId } }),
    })),
  };
}

function useMatterCommands(matter: string): SpotlightActionGroupData {
  const navigate = useNavigate();
  const matters = useQuery(queries.matters()).data ?? [];
  return {
    group: 'Matters',
    actions: matters
      .filter(({ slug }) => slug !== matter)
      .map(({ slug, name }) => ({
        id: `matter-${slug}`,
        label: name,
        onClick: () => void navigate({ to: '/m/$matter', params: { matter: slug } }),
      })),
  };
}

function useTypedCommands(matter: string, typed: string): SpotlightActionGroupData {
  const navigate = useNavigate();
  const openReference = useOpenReference(matter);
  const q = typed.trim();
  if (q === '') return { group: 'Find', actions: [] };
  return {
    group: 'Find',
    actions: [
      {
        id: 'search-for',
        label: `Search for ${q}`,
        keywords: q,
        leftSection: <IconSearch size={16} />,
        onClick: () => void navigate({ to: '/m/$matter/search', params: { matter }, search: { q } }),
      },
      {
        id: 'go-to',
        label: `Go to page ${q}`,
        keywords: q,
        leftSection: <IconFileText size={16} />,
        onClick: () => openReference(q),
      },
    ],
  };
}
