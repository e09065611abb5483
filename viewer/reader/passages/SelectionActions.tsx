import { type JSX, type RefObject, useState } from 'react';
import type { SelectedWords } from '#contract/review/passage.ts';
import { FactDialog } from '../../facts/FactDialog.tsx';
import type { CitedPassage } from '../../facts/SourcePicker.tsx';
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
  const [source, setSource] = useState<CitedPassage>();

  const linkWords = () => {
    if (!selected || !detail) return;
    const { from, to, text } = selected;
    setLinked({ textVersion: detail.textVersion, from, to, text });
    clear();
  };
  const addWords = async () => {
    if (!selected || !detail) return undefined;
    const { from, to, text } = selected;
    const words = { textVersion: detail.textVersion, from, to, text };
    clear();
    return add({ words, color: USUAL, tagIds: [], note: '' });
  };
  const addPassage = async () => {
    const added = await addWords();
    if (!added) return;
    panel.open();
    panelTab.show('passages');
    passageForm.edit(added.passageId);
  };
  const addFact = async () => {
    const added = await addWords();
    if (!added || !detail) return;
    setSource({ passageId: added.passageId, words: added.quotation ?? '', cite: detail.cite });
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
    'add-fact': () => {
      if (review.why) notify(review.why);
      else if (selected) void addFact();
      else notify('Select the words that show the fact first.');
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
          addFact={review.allowed ? () => void addFact() : undefined}
          link={review.allowed && sought ? linkWords : undefined}
          copy={() => {
            clipboard.copy(citeQuotation(selected.text, detail.cite));
            notify('Copied with its citation.');
            clear();
          }}
        />
      )}
      <FactDialog
        matter={matter}
        passages={source && [source]}
        opened={source !== undefined}
        close={() => setSource(undefined)}
      />
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
