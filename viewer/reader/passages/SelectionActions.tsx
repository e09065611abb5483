import { type JSX, type RefObject, useState } from 'react';
import type { SelectedWords } from '#contract/review/passage.ts';
import { useKeys } from '../../keys/use-keys.ts';
import { LinkDialog } from '../../linking/LinkDialog.tsx';
import { useOtherSide } from '../../linking/use-other-side.ts';
import { useClipboard } from '../../ui/parts.ts';
import { notify } from '../../ui/toast.tsx';
import { useReader } from '../reader-context.ts';
import { SelectionToolbar } from './SelectionToolbar.tsx';
import { usePassages } from './use-passages.ts';
import { useSelectedWords } from './use-selected-words.ts';

/** The color of a new passage; its author can change it. */
const USUAL = 'green';

interface SelectionActionsProps {
  layer: RefObject<HTMLElement | null>;
}

/** Makes a passage of the words selected on the page, or copies them with their citation. */
export function SelectionActions({ layer }: SelectionActionsProps): JSX.Element | null {
  const { matter, page, detail, review, panel, panelTab, passageForm } = useReader();
  const { selected, clear } = useSelectedWords(layer, page.pageId);
  const { add } = usePassages(matter, page.pageId);
  const clipboard = useClipboard();
  const { sought } = useOtherSide(matter);
  const [linked, setLinked] = useState<SelectedWords>();

  const linkWords = () => {
    if (!selected || !detail) return;
    const { from, to, text } = selected;
    setLinked({ textVersion: detail.textVersion, from, to, text });
    clear();
  };
  const addPassage = async () => {
    if (!selected || !detail) return;
    const { from, to, text } = selected;
    const words = { textVersion: detail.textVersion, from, to, text };
    clear();
    const added = await add({ words, color: USUAL, tagIds: [], note: '' });
    if (!added) return;
    panel.open();
    panelTab.show('passages');
    passageForm.edit(added.passageId);
  };
  useKeys({
    'add-passage': () => {
      if (review.why) notify(review.why);
      else if (selected) void addPassage();
      else {
        panel.open();
        panelTab.show('passages');
        passageForm.edit('new note');
      }
    },
    'link-passage': () => {
      if (review.why) notify(review.why);
      else if (!sought) notify('Choose “Find the other side” of a passage first.');
      else if (!selected) notify('Select the words of the other side first.');
      else linkWords();
    },
  });

  return (
    <>
      {selected && detail && (
        <SelectionToolbar
          selected={selected}
          add={review.allowed ? () => void addPassage() : undefined}
          link={review.allowed && sought ? linkWords : undefined}
          copy={() => {
            clipboard.copy(citeQuotation(selected.text, detail.cite));
            notify('Copied with its citation.');
            clear();
          }}
        />
      )}
      <LinkDialog
        matter={matter}
        words={linked?.text}
        ensurePassage={async () => {
          if (!linked) return undefined;
          return (await add({ words: linked, color: USUAL, tagIds: [], note: '' }))?.passageId;
        }}
        close={() => setLinked(undefined)}
      />
    </>
  );
}

/** `“the words” ICE FOIA 10-2674.0000010`. */
export function citeQuotation(words: string, cite: string): string {
  return `“${words.trim().split(/\s+/).join(' ')}” ${cite}`;
}
