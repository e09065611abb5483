import { useMutation, useQuery } from '@tanstack/react-query';
import { type JSX, useState } from 'react';
import type { PageTarget } from '#contract/review/decision.ts';
import type { SearchResult } from '#contract/search/search.ts';
import { counted } from '#contract/values/counted.ts';
import { NOTHING_APPLIES, TagSelect } from '../../lists/TagSelect.tsx';
import { queries, type SearchRequest } from '../../server/queries.ts';
import { useMatter } from '../../session/use-matter.ts';
import { usePermission } from '../../session/use-user.ts';
import { type CodebookTag, listOffered } from '../../tagging/codebook-tag.ts';
import { useTagging } from '../../tagging/use-tagging.ts';
import { Dialog } from '../../ui/Dialog.tsx';
import { DialogForm } from '../../ui/DialogForm.tsx';
import { IconTags } from '../../ui/icons.ts';
import { Button, Text } from '../../ui/parts.ts';
import type { ChosenPages } from './use-chosen-pages.ts';

interface TagResultsProps {
  request: SearchRequest;
  result: SearchResult;
  chosen: ChosenPages;
}

/** Tags all pages of the results, or the selected ones, as one decision that can be undone as a whole. */
export function TagResults({ request, result, chosen }: TagResultsProps): JSX.Element | null {
  const [isOpen, setIsOpen] = useState(false);
  const review = usePermission('reviewer');
  const isAll = chosen.pages.size === 0;
  // Explore does not count all the pages that it finds.
  if (!review.allowed || result.pages === 0 || (isAll && result.mode === 'explore')) return null;
  const pages = isAll ? result.pages : chosen.pages.size;
  return (
    <>
      <Button
        variant={isAll ? 'default' : 'filled'}
        leftSection={<IconTags size={14} />}
        onClick={() => setIsOpen(true)}
      >
        {isAll
          ? `Tag ${pages > 1 ? 'all ' : ''}${counted(pages, 'page')}…`
          : `Tag ${counted(pages, 'selected page')}…`}
      </Button>
      <Dialog opened={isOpen} close={() => setIsOpen(false)} title={`Tag ${counted(pages, 'page')}`}>
        {isOpen && <Form request={request} pages={pages} chosen={chosen} close={() => setIsOpen(false)} />}
      </Dialog>
    </>
  );
}

interface FormProps {
  request: SearchRequest;
  pages: number;
  chosen: ChosenPages;
  close: () => void;
}

function Form({ request, pages, chosen, close }: FormProps): JSX.Element {
  const matter = useMatter();
  const tags = listOffered(useQuery(queries.tags(matter)).data ?? []);
  const tagging = useTagging();
  const [tagId, setTagId] = useState<string>();
  const chosenId = tagId ?? (tagging.findLastTag(tags) ?? tags[0])?.tagId ?? NOTHING_APPLIES;
  const tag = tags.find((each) => each.tagId === chosenId) ?? null;
  const already = useTaggedAlready(request, chosen, tag);
  const send = useMutation({
    mutationFn: () => tagging.decideTarget(tag, 'yes', toTarget(request, chosen), pages),
    onSuccess: () => {
      chosen.clear();
      close();
    },
  });
  return (
    <DialogForm
      send={tag ? 'Apply tag' : 'Mark as seen'}
      sending={send}
      isIncomplete={tag !== null && (already === undefined || already === pages)}
      cancel={close}
      submit={() => send.mutate()}
    >
      <TagSelect tags={tags} value={chosenId} choose={setTagId} autoFocus />
      <Text role="status">{describeChange(tag, pages, already)}</Text>
    </DialogForm>
  );
}

/** The number of pages that already have the tag; undefined until it is known. */
function useTaggedAlready(
  request: SearchRequest,
  chosen: ChosenPages,
  tag: CodebookTag | null,
): number | undefined {
  const { q, ...rest } = request;
  const isAll = chosen.pages.size === 0;
  // The tag is part of the query, because the search may already be filtered by another tag.
  const tagged = useQuery({
    ...queries.searchHead(useMatter(), { ...rest, q: `(${q}) AND tag:"${tag?.name}"` }),
    enabled: isAll && tag !== null,
    staleTime: 0,
  });
  if (isAll) return tagged.data?.pages;
  return [...chosen.pages.values()].filter(({ tagIds }) => tag && tagIds.includes(tag.tagId)).length;
}

function describeChange(tag: CodebookTag | null, pages: number, already: number | undefined): string {
  if (!tag) {
    return `${counted(pages, 'page')} will be marked as seen, nothing applies. Pages that you tagged keep your tags.`;
  }
  if (already === undefined) return 'Counting…';
  const { name } = tag;
  if (already === 0) return `${counted(pages, 'page')} will be tagged ${name}.`;
  if (already === pages) return `All ${counted(pages, 'page')} already have this tag.`;
  return `${counted(pages - already, 'page')} will be tagged ${name}. ${counted(already, 'page has', 'pages have')} this tag already.`;
}

function toTarget({ q, production, tag, narrow }: SearchRequest, chosen: ChosenPages): PageTarget {
  if (chosen.pages.size > 0) return { kind: 'pages', pageIds: [...chosen.pages.keys()] };
  return { kind: 'search', q, scope: { production, tag, narrow } };
}
