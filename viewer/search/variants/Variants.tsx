import { useQuery } from '@tanstack/react-query';
import { useNavigate } from '@tanstack/react-router';
import { type JSX, useState } from 'react';
import type { Variants as Found, VariantKind } from '#contract/search/variants.ts';
import { counted, formatNumber } from '#contract/values/counted.ts';
import type { SearchParams } from '../../params.ts';
import { messageOf } from '../../server/call-failed.ts';
import { reportQueries } from '../../server/report-queries.ts';
import { useMatter } from '../../session/use-matter.ts';
import { Button, Checkbox, NativeSelect, Popover, Skeleton, Stack, Text } from '../../ui/parts.ts';
import classes from '../saved/saved-searches.module.css';
import { addVariants, listPlainWords } from './add-variants.ts';

interface VariantsProps {
  params: SearchParams & { q: string };
}

const kinds: Record<VariantKind, string> = {
  spelling: 'One word or two',
  inflection: 'Other endings',
  misread: 'Misread or misspelled',
};

/** The forms of the query's words that occur in this matter, to select and add to the query. */
export function Variants({ params }: VariantsProps): JSX.Element | null {
  const [opened, setOpened] = useState(false);
  const words = listPlainWords(params.q);
  if (words.length === 0 || params.mode === 'explore') return null;
  return (
    <Popover opened={opened} onChange={setOpened} position="bottom-end" width={360} trapFocus withinPortal>
      <Popover.Target>
        <Button variant="default" onClick={() => setOpened(!opened)}>
          Variants
        </Button>
      </Popover.Target>
      <Popover.Dropdown>
        <ChooseWord key={params.q} params={params} words={words} close={() => setOpened(false)} />
      </Popover.Dropdown>
    </Popover>
  );
}

interface ChooseWordProps extends VariantsProps {
  words: string[];
  close: () => void;
}

function ChooseWord({ params, words, close }: ChooseWordProps): JSX.Element {
  const matter = useMatter();
  const [word, setWord] = useState(words[0] ?? '');
  const found = useQuery(reportQueries.variants(matter, word));
  return (
    <Stack gap="sm">
      <NativeSelect
        label="Variants of"
        value={word}
        onChange={(event) => setWord(event.currentTarget.value)}
        data={words}
        data-autofocus
      />
      {found.isPending && <Skeleton height={96} />}
      {found.isError && (
        <Text c="var(--mantine-color-error)" role="alert">
          {messageOf(found.error)}
        </Text>
      )}
      {found.data && <ChooseForms key={word} found={found.data} word={word} params={params} close={close} />}
    </Stack>
  );
}

interface ChooseFormsProps extends VariantsProps {
  found: Found;
  word: string;
  close: () => void;
}

function ChooseForms({ found, word, params, close }: ChooseFormsProps): JSX.Element {
  const matter = useMatter();
  const navigate = useNavigate();
  const [ticked, setTicked] = useState<readonly string[]>([]);
  const toggle = (form: string) =>
    setTicked(ticked.includes(form) ? ticked.filter((other) => other !== form) : [...ticked, form]);
  const add = () => {
    close();
    const q = addVariants(params.q, word, ticked);
    void navigate({ to: '/m/$matter/search', params: { matter }, search: { ...params, q } });
  };
  // A word with a hyphen finds both spellings anyway.
  const variants = found.variants.filter(({ kind }) => kind !== 'spelling' || !word.includes('-'));
  if (variants.length === 0) return <Text c="dimmed">No other form occurs on any page.</Text>;
  return (
    <>
      <div className={classes.forms}>
        {(Object.keys(kinds) as VariantKind[]).map((kind) => {
          const forms = variants.filter((each) => each.kind === kind);
          if (forms.length === 0) return null;
          return (
            <fieldset key={kind} className={classes.kind}>
              <legend>{kinds[kind]}</legend>
              {forms.map(({ form, pages }) => (
                <Checkbox
                  key={form}
                  size="xs"
                  checked={ticked.includes(form)}
                  onChange={() => toggle(form)}
                  label={`${form}, ${counted(pages, 'page')}`}
                />
              ))}
            </fieldset>
          );
        })}
      </div>
      {found.more > 0 && <Text size="xs">{formatNumber(found.more)} more forms are not listed.</Text>}
      <Button disabled={ticked.length === 0} onClick={add}>
        Add to query
      </Button>
    </>
  );
}
