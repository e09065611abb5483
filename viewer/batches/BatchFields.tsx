import { useQuery } from '@tanstack/react-query';
import type { JSX } from 'react';
import { MOST_IN_BATCH } from '#contract/review/batch.ts';
import { levelNames, priorityNames } from '../batch/describe-batch.ts';
import { useListName } from '../lists/use-list-name.ts';
import type { ListParams } from '../params.ts';
import { queries } from '../server/queries.ts';
import { Checkbox, Group, NativeSelect, TextInput } from '../ui/parts.ts';
import type { BatchForm } from './batch-form.ts';

interface BatchFieldsProps {
  matter: string;
  form: BatchForm;
  /** The list that the person came from. */
  list: ListParams | undefined;
  change: (changed: Partial<BatchForm>) => void;
}

export function BatchFields({ matter, form, list, change }: BatchFieldsProps): JSX.Element {
  const listName = useListName(matter, list ?? {});
  const field = (name: Exclude<keyof BatchForm, 'isSample' | 'isBlind' | 'from'>) => ({
    value: form[name],
    onChange: (event: { currentTarget: { value: string } }) => change({ [name]: event.currentTarget.value }),
  });
  return (
    <>
      <TextInput
        label="Name"
        description="Several batches are numbered behind it: Press 1, Press 2"
        {...field('name')}
        maxLength={80}
        required
        withAsterisk={false}
        data-autofocus
      />
      <Group grow align="flex-start">
        <NativeSelect
          size="sm"
          label="Pages from"
          value={form.from}
          onChange={(event) => change({ from: event.currentTarget.value as BatchForm['from'] })}
          data={[
            ...(list ? [{ value: 'list', label: listName }] : []),
            { value: 'all', label: 'The whole matter' },
            { value: 'search', label: 'A search' },
            { value: 'tag', label: 'A tag' },
            { value: 'production', label: 'A production' },
            { value: 'numbers', label: 'Page numbers' },
          ]}
        />
        <SourceField matter={matter} form={form} field={field} />
      </Group>
      <Group grow align="flex-end">
        <NativeSelect
          size="sm"
          label="Divide by"
          {...field('by')}
          data={[
            { value: 'pages', label: 'Pages' },
            { value: 'documents', label: 'Whole documents' },
          ]}
        />
        <TextInput label="Pages in a batch" type="number" min={1} max={MOST_IN_BATCH} {...field('size')} />
      </Group>
      <Checkbox
        label={`Only a random sample of the ${form.by === 'pages' ? 'pages' : 'documents'}`}
        checked={form.isSample}
        onChange={(event) => change({ isSample: event.currentTarget.checked })}
      />
      {form.isSample && (
        <Group grow>
          <TextInput
            label={form.by === 'pages' ? 'Pages to draw' : 'Documents to draw'}
            type="number"
            min={1}
            {...field('sampleSize')}
          />
          <TextInput
            label="Seed"
            placeholder="Generated"
            title="The same seed draws the same pages again"
            {...field('seed')}
            maxLength={40}
          />
        </Group>
      )}
      <Checkbox
        label="Double-blind: two people read the same pages"
        description="Neither sees what the other decides until both batches are finished"
        checked={form.isBlind}
        onChange={(event) => change({ isBlind: event.currentTarget.checked })}
      />
      <Group grow align="flex-end">
        <NativeSelect
          size="sm"
          label="Review"
          disabled={form.isBlind}
          {...field('level')}
          data={toOptions(levelNames)}
        />
        <NativeSelect size="sm" label="Priority" {...field('priority')} data={toOptions(priorityNames)} />
        <TextInput
          label="Hours until it is free"
          title="A batch becomes free again after so many hours without a decision by the person who has it"
          type="number"
          min={1}
          max={1000}
          {...field('expiresAfter')}
        />
      </Group>
    </>
  );
}

function toOptions(names: Record<string, string>) {
  return Object.entries(names).map(([value, label]) => ({ value, label }));
}

interface SourceFieldProps {
  matter: string;
  form: BatchForm;
  field: (name: 'q' | 'tag' | 'production' | 'numbers') => {
    value: string;
    onChange: (event: { currentTarget: { value: string } }) => void;
  };
}

/** What the pages come from, for those sources that ask for more. */
function SourceField({ matter, form, field }: SourceFieldProps): JSX.Element | null {
  const tags = useQuery(queries.tags(matter)).data ?? [];
  const productions = useQuery(queries.productions(matter)).data ?? [];
  switch (form.from) {
    case 'search':
      return <TextInput label="Exact query" {...field('q')} maxLength={10_000} spellCheck={false} />;
    case 'tag':
      return (
        <NativeSelect
          size="sm"
          label="Tag"
          {...field('tag')}
          data={[
            { value: '', label: 'Choose a tag' },
            ...tags.map(({ tagId, name }) => ({ value: tagId, label: name })),
          ]}
        />
      );
    case 'production':
      return (
        <NativeSelect
          size="sm"
          label="Production"
          {...field('production')}
          data={[
            { value: '', label: 'Choose a production' },
            ...productions.map(({ productionId, name }) => ({ value: productionId, label: name })),
          ]}
        />
      );
    case 'numbers':
      return (
        <TextInput
          label="Numbers and ranges"
          placeholder="ICE-0001-0040, ICE-0062"
          {...field('numbers')}
          maxLength={20_000}
          spellCheck={false}
        />
      );
    default:
      return null;
  }
}
