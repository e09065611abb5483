import { useQuery } from '@tanstack/react-query';
import { useNavigate } from '@tanstack/react-router';
import type { JSX, ReactNode } from 'react';
import type { DocumentSummary } from '#contract/documents/document.ts';
import { toDocumentTitle } from '#contract/documents/document-kinds.ts';
import type { ReaderParams } from '../../params.ts';
import { documentQueries } from '../../server/document-queries.ts';
import { IconChevronLeft, IconChevronRight } from '../../ui/icons.ts';
import { ActionIcon, Group, Tooltip } from '../../ui/parts.ts';

/** Buttons to the previous and the next document, each at its first page. */
export function DocumentNav({ matter, document }: { matter: string; document: string }): JSX.Element {
  const { data } = useQuery(documentQueries.position(matter, document));
  return (
    <Group gap={0}>
      <NavButton name="Previous document" to={data?.previous}>
        <IconChevronLeft size={16} />
      </NavButton>
      <NavButton name="Next document" to={data?.next}>
        <IconChevronRight size={16} />
      </NavButton>
    </Group>
  );
}

function NavButton({
  name,
  to,
  children,
}: {
  name: string;
  to: DocumentSummary | undefined;
  children: ReactNode;
}) {
  const navigate = useNavigate();
  /** The current list stays, unless it is the document itself. */
  const open = (document: string) =>
    void navigate({
      to: '.',
      params: { ref: document },
      search: (before: ReaderParams): ReaderParams => ({
        ...before,
        hit: undefined,
        rotate: undefined,
        ...(before.document === undefined ? {} : { document }),
      }),
    });
  return (
    <Tooltip label={to ? `${name}: ${toDocumentTitle(to)}` : name}>
      <ActionIcon size={24} aria-label={name} disabled={!to} onClick={() => to && open(to.documentId)}>
        {children}
      </ActionIcon>
    </Tooltip>
  );
}
