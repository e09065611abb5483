import { useQueryClient } from '@tanstack/react-query';
import { type JSX, useState } from 'react';
import type { ShownExample } from '#contract/review/tag.ts';
import { messageOf } from '../server/call-failed.ts';
import { queries } from '../server/queries.ts';
import { IconX } from '../ui/icons.ts';
import { ActionIcon, Button, Group, Text, TextInput } from '../ui/parts.ts';
import classes from './codebook.module.css';

interface ExampleFieldsProps {
  matter: string;
  examples: ShownExample[];
  change: (examples: ShownExample[]) => void;
}

/** The pages that show when the tag applies, and when it does not. */
export function ExampleFields({ matter, examples, change }: ExampleFieldsProps): JSX.Element {
  const client = useQueryClient();
  const [reference, setReference] = useState('');
  const [problem, setProblem] = useState<string>();
  const add = async (applies: boolean) => {
    try {
      const page = await client.fetchQuery(queries.findPage(matter, reference.trim()));
      const others = examples.filter(({ pageId }) => pageId !== page.pageId);
      const number = page.bates ?? page.controlNumber;
      change([...others, { pageId: page.pageId, applies, note: '', number }]);
      setReference('');
      setProblem(undefined);
    } catch (error) {
      setProblem(messageOf(error));
    }
  };
  return (
    <fieldset className={classes.examples}>
      <legend>Examples</legend>
      {examples.map((example, index) => {
        const name = example.number ?? 'a page that is not in this matter now';
        return (
          <Group key={example.pageId} gap="xs" wrap="nowrap">
            <Text className={classes.exampleName} size="sm">
              {example.applies ? 'Yes' : 'No'} · {name}
            </Text>
            <TextInput
              aria-label={`Why ${name} is an example`}
              placeholder="Why, in a few words"
              size="xs"
              flex={1}
              value={example.note}
              maxLength={300}
              onChange={(event) =>
                change(examples.with(index, { ...example, note: event.currentTarget.value }))
              }
            />
            <ActionIcon
              variant="subtle"
              color="gray"
              aria-label={`Remove the example ${name}`}
              onClick={() => change(examples.toSpliced(index, 1))}
            >
              <IconX size={14} />
            </ActionIcon>
          </Group>
        );
      })}
      <Group gap="xs" align="flex-start" wrap="nowrap">
        <TextInput
          aria-label="Bates number or control number of an example"
          placeholder="Bates or control number of a page"
          size="xs"
          flex={1}
          value={reference}
          error={problem}
          onChange={(event) => {
            setReference(event.currentTarget.value);
            setProblem(undefined);
          }}
        />
        <Button size="xs" variant="default" disabled={reference.trim() === ''} onClick={() => void add(true)}>
          Add as yes
        </Button>
        <Button
          size="xs"
          variant="default"
          disabled={reference.trim() === ''}
          onClick={() => void add(false)}
        >
          Add as no
        </Button>
      </Group>
    </fieldset>
  );
}
